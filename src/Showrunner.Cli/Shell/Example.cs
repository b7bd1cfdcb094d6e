namespace Showrunner.Cli;

/// <summary>An example in the help of a command.</summary>
/// <param name="Purpose">What the line does, as a comment.</param>
/// <param name="Line">What is typed after <c>showrunner</c>.</param>
internal sealed record Example(string Purpose, string Line);
