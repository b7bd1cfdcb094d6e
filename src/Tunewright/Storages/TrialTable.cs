namespace Tunewright;

/// <summary>
/// What this process knows of a study's trials. A storage brings it up to date; it hands out snapshots that cost the same
/// however many trials there are. Safe for several threads.
/// </summary>
public sealed class TrialTable(StudyRecord study)
{
    private readonly Lock gate = new();
    private readonly List<FrozenTrial?> byNumber = [];
    private readonly AppendOnlyList<FrozenTrial> finished = new();
    private readonly AppendOnlyList<FrozenTrial> finishedInOrder = new();
    private readonly SortedDictionary<int, FrozenTrial> unfinished = [];
    private readonly Dictionary<string, Distribution> distributions = [];

    /// <summary>The study that the trials belong to.</summary>
    public StudyRecord Study { get; } = study;

    /// <summary>How far the storage has read; only the storage uses it.</summary>
    public long Cursor { get; set; }

    /// <summary>The number of trials, unfinished ones included.</summary>
    public int Count { get { lock (gate) return byNumber.Count; } }

    /// <summary>Trials that wait or run, by number.</summary>
    public IReadOnlyList<FrozenTrial> Unfinished { get { lock (gate) return [.. unfinished.Values]; } }

    /// <summary>Adds a trial, or replaces what was known of it. A finished trial is never replaced.</summary>
    public void Apply(FrozenTrial trial)
    {
        lock (gate)
        {
            while (byNumber.Count <= trial.Number) byNumber.Add(null);
            if (byNumber[trial.Number] is { } known && known.State.IsFinished()) return;
            byNumber[trial.Number] = trial;
            foreach (var parameter in trial.Parameters.AsSpan()) distributions.TryAdd(parameter.Name, parameter.Distribution);
            if (!trial.State.IsFinished())
            {
                unfinished[trial.Number] = trial;
                return;
            }
            unfinished.Remove(trial.Number);
            finished.Add(trial);
            while (finishedInOrder.Count < byNumber.Count && byNumber[finishedInOrder.Count] is { } next && next.State.IsFinished())
                finishedInOrder.Add(next);
        }
    }

    /// <summary>The trial of that number, or <see langword="null"/>.</summary>
    public FrozenTrial? Find(int number)
    {
        lock (gate) return number >= 0 && number < byNumber.Count ? byNumber[number] : null;
    }

    /// <summary>All trials as they are now, by number.</summary>
    public IReadOnlyList<FrozenTrial> All()
    {
        lock (gate) return [.. byNumber.OfType<FrozenTrial>()];
    }

    /// <summary>The distribution that a parameter had first in this study; <paramref name="wanted"/> when it has none yet, and it has that from then on.</summary>
    internal Distribution FirstDistribution(string name, Distribution wanted)
    {
        lock (gate) return distributions.TryAdd(name, wanted) ? wanted : distributions[name];
    }

    /// <summary>How many trials from number 0 on have all ended.</summary>
    internal int FinishedInOrder { get { lock (gate) return finishedInOrder.Count; } }

    /// <summary>All that is known now; <paramref name="asking"/> is left out of the running trials.</summary>
    internal StudyHistory Snapshot(int asking, Func<FrozenTrial, FrozenTrial> latest)
    {
        IReadOnlyList<FrozenTrial> ended;
        List<FrozenTrial> running = [];
        lock (gate)
        {
            ended = finished.View(finished.Count);
            foreach (var trial in unfinished.Values)
                if (trial.State == TrialState.Running && trial.Number != asking) running.Add(trial);
        }
        for (var i = 0; i < running.Count; i++) running[i] = latest(running[i]);
        return new() { StudyName = Study.Name, Directions = Study.Directions, Lineage = finished, Finished = ended, Running = running };
    }

    /// <summary>The trials with a number below <paramref name="count"/>, all of which have ended.</summary>
    internal StudyHistory SnapshotInOrder(int count)
    {
        lock (gate)
            return new() { StudyName = Study.Name, Directions = Study.Directions, Lineage = finishedInOrder, Finished = finishedInOrder.View(count) };
    }
}
