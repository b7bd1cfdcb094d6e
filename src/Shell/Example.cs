namespace Shell;

/// <summary>An example in the help of a command.</summary>
/// <param name="Purpose">What the line does, as a comment.</param>
/// <param name="Line">What is typed after the name of the tool.</param>
internal sealed record Example(string Purpose, string Line);
