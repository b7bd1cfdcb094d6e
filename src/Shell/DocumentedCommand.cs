using System.CommandLine;

namespace Shell;

/// <summary>A command whose help says more than the list of commands does, and ends with examples.</summary>
internal sealed class DocumentedCommand(string name, string description) : Command(name, description)
{
    /// <summary>What a user should know besides; a few whole sentences.</summary>
    public string Details { get; init; } = "";

    /// <summary>Whether another program and its own options follow after <c>--</c>.</summary>
    public bool RunsProgram { get; init; }

    public IReadOnlyList<Example> Examples { get; init; } = [];
}
