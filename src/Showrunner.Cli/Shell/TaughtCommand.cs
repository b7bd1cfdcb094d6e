using System.CommandLine;

namespace Showrunner.Cli;

/// <summary>A command whose help says more than the list of commands does, and ends with examples.</summary>
internal sealed class TaughtCommand(string name, string description) : Command(name, description)
{
    /// <summary>What a user should know besides; a few whole sentences.</summary>
    public string Details { get; init; } = "";

    public IReadOnlyList<Example> Examples { get; init; } = [];
}

/// <param name="Purpose">What the line does, as a comment.</param>
/// <param name="Line">What is typed after <c>showrunner</c>.</param>
internal sealed record Example(string Purpose, string Line);
