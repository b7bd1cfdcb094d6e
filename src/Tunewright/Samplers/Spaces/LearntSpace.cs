namespace Tunewright;

/// <summary>The parameters that all complete and pruned trials of a growing history have, for any number of threads.</summary>
internal sealed class LearntSpace
{
    private readonly Lock _gate = new();
    private readonly SearchSpaceIntersection _intersection = new();
    private readonly List<FrozenTrial> _seen = [];
    private int _ended;

    /// <summary>What a history says of its space.</summary>
    /// <returns>
    /// The parameters in common, without those of one value, whether the trials have no others, and the number of complete and pruned
    /// trials.
    /// </returns>
    public (SearchSpace Space, bool IsWhole, int Ended) At(IReadOnlyList<FrozenTrial> finished)
    {
        lock (_gate)
        {
            MoveTo(finished);
            return (_intersection.Space, _intersection.IsWhole, _ended);
        }
    }

    /// <summary>Adds or removes trials to match a snapshot: another thread may have asked with a later one.</summary>
    private void MoveTo(IReadOnlyList<FrozenTrial> finished)
    {
        for (; _seen.Count < finished.Count; _seen.Add(finished[_seen.Count]))
        {
            if (!IsLearnt(finished[_seen.Count]))
                continue;
            _intersection.Add(finished[_seen.Count]);
            _ended++;
        }
        for (; _seen.Count > finished.Count; _seen.RemoveAt(_seen.Count - 1))
        {
            if (!IsLearnt(_seen[^1]))
                continue;
            _intersection.Remove(_seen[^1]);
            _ended--;
        }
    }

    private static bool IsLearnt(FrozenTrial trial) => trial.State is TrialState.Complete or TrialState.Pruned;
}
