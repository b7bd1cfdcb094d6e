namespace Tunewright;

/// <summary>
/// The points of a discrete space that were tried, as a tree: one level a parameter, in the order in which the objective
/// asks. A branch below which every value was tried is closed, and a draw that falls on it moves to the nearest open one.
/// </summary>
internal sealed class DuplicateTree
{
    private readonly Lock gate = new();
    private readonly DuplicateNode root = new(null, null);
    private object? lineage;
    private int seen;

    /// <summary>Where a new trial starts.</summary>
    public DuplicatePath Begin() => new(root, gate);

    /// <summary>Learns of trials that ended since it was last told.</summary>
    public void Learn(StudyHistory history)
    {
        lock (gate)
        {
            if (lineage is not null && lineage != history.Lineage) seen = 0;
            lineage = history.Lineage;
            for (; seen < history.Finished.Count; seen++)
            {
                var trial = history.Finished[seen];
                if (trial.State == TrialState.Failed || trial.Parameters.IsEmpty) continue;
                var node = root;
                foreach (var parameter in trial.Parameters) node = node.Child(parameter.Name, parameter.Distribution, parameter.Value);
                node.Close();
            }
        }
    }
}
