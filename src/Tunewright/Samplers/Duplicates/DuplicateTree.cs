namespace Tunewright;

/// <summary>
/// The points of a discrete space that were tried, as a tree with one level for each parameter, in the order in which the objective
/// asks; the points themselves are sets without an order. A branch is closed when every point below it was tried; a value on a closed branch moves to the nearest open one.
/// </summary>
internal sealed class DuplicateTree
{
    private readonly Lock _gate = new();
    private readonly DuplicateNode _root = new(null, 0);
    private object? _lineage;
    private int _seen;

    /// <summary>The path of a new trial.</summary>
    public DuplicatePath Begin() => new(_root, _gate);

    /// <summary>Adds the trials that have ended since the last call.</summary>
    public void Learn(StudyHistory history)
    {
        lock (_gate)
        {
            if (_lineage is not null && _lineage != history.Lineage)
                _seen = 0;
            _lineage = history.Lineage;
            for (; _seen < history.Finished.Count; _seen++)
            {
                var trial = history.Finished[_seen];
                if (trial.State == TrialState.Failed || trial.Parameters.IsEmpty)
                    continue;
                _root.Add(new(trial.Parameters));
            }
        }
    }
}
