namespace Tunewright;

/// <summary>The parameters that all complete and pruned trials of a growing history have. Lock it while using it.</summary>
internal sealed class LearntSpace
{
    private readonly SearchSpaceIntersection _intersection = new();
    private readonly List<FrozenTrial> _seen = [];

    /// <summary>The number of complete and pruned trials.</summary>
    public int Ended { get; private set; }

    /// <summary>Their parameters by name, without those of one value.</summary>
    public SearchSpace Space => _intersection.Space;

    /// <summary>Whether the trials have no other parameters.</summary>
    public bool IsWhole => _intersection.IsWhole;

    /// <summary>Adds or removes trials to match a snapshot: another thread may have asked with a later one.</summary>
    public void MoveTo(IReadOnlyList<FrozenTrial> finished)
    {
        for (; _seen.Count < finished.Count; _seen.Add(finished[_seen.Count]))
        {
            if (!IsLearnt(finished[_seen.Count]))
                continue;
            _intersection.Add(finished[_seen.Count]);
            Ended++;
        }
        for (; _seen.Count > finished.Count; _seen.RemoveAt(_seen.Count - 1))
        {
            if (!IsLearnt(_seen[^1]))
                continue;
            _intersection.Remove(_seen[^1]);
            Ended--;
        }
    }

    private static bool IsLearnt(FrozenTrial trial) => trial.State is TrialState.Complete or TrialState.Pruned;
}
