using System.CommandLine;

namespace Showrunner.Cli;

/// <summary>A command whose help ends with examples.</summary>
sealed class TaughtCommand(string name, string description) : Command(name, description)
{
    public IReadOnlyList<Example> Examples { get; init; } = [];
}

/// <param name="Purpose">What the line does, as a comment.</param>
/// <param name="Line">What is typed after <c>showrunner</c>.</param>
sealed record Example(string Purpose, string Line);
