namespace Showrunner.Formats;

/// <summary>A script and where it was found.</summary>
/// <param name="Name">Its path, or "standard input".</param>
/// <param name="Reading">What was understood of it.</param>
public sealed record ScriptFile(string Name, ScriptReading Reading);
