namespace Tunewright.Databases;

/// <summary>How one database system writes column types.</summary>
/// <param name="Key">A primary key that counts up; {0} is its name.</param>
/// <param name="Enum">A column that holds one of a list of names.</param>
/// <param name="Number">A double.</param>
/// <param name="Time">A date and time without zone.</param>
/// <param name="Suffix">What follows a table's columns.</param>
internal sealed record ColumnTypes(string Key, Func<string, string[], string> Enum, string Number, string Time, string Suffix = "");
