using System.Collections.Immutable;

namespace Tunewright;

/// <summary>A pruner's answer.</summary>
/// <param name="Prune">Whether the trial should end now.</param>
/// <param name="SystemAttributes">Notes for later decisions, stored with the trial.</param>
public readonly record struct PruningDecision(bool Prune, ImmutableDictionary<string, object?> SystemAttributes)
{
    /// <summary>What happens to the trial, and the notes.</summary>
    public override string ToString() =>
        (Prune ? "Stop" : "Continue") + (SystemAttributes is null or { IsEmpty: true } ? "" : $", {PythonJson.Write(SystemAttributes)}");

    /// <summary>The trial goes on.</summary>
    public static PruningDecision Continue { get; } = new(false, ImmutableDictionary<string, object?>.Empty);

    /// <summary>The trial ends.</summary>
    public static PruningDecision Stop { get; } = new(true, ImmutableDictionary<string, object?>.Empty);
}
