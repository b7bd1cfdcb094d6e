namespace Tunewright;

/// <summary>Lets every trial run to its end.</summary>
public sealed class NoPruner : IPruner
{
    /// <inheritdoc/>
    public PruningDecision Decide(StudyHistory history, FrozenTrial trial) => PruningDecision.Continue;
}
