namespace Showrunner.Formats;

/// <summary>How a table was read.</summary>
/// <param name="Names">Its columns, or where its first row names none, their numbers.</param>
/// <param name="Used">Those that were taken: <c>words</c>, and <c>speaker</c> and <c>scene</c> where there are such.</param>
public sealed record TableReading(IReadOnlyList<string> Names, IReadOnlyDictionary<string, string> Used);
