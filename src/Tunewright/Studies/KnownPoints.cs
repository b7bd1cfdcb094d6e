namespace Tunewright;

/// <summary>The points that a study's trials have or are queued with, to find one again without comparing it with all.</summary>
internal sealed class KnownPoints
{
    private readonly Lock _gate = new();
    private readonly Dictionary<long, List<FrozenTrial>> _buckets = [];
    private readonly List<int> _open = []; // trials that still ask for parameters
    private int _seen;

    /// <summary>Whether a trial has, or is queued with, the values of a queued one.</summary>
    public bool Contains(TrialTable table, FrozenTrial queued)
    {
        lock (_gate)
        {
            _open.RemoveAll(number => table.Find(number) is { } trial && trial.State.IsFinished() && Add(trial));
            for (; _seen < table.Count; _seen++)
            {
                if (table.Find(_seen) is not { } trial)
                    break;
                if (QueuedTrial.Parameters(trial) is not null || trial.State.IsFinished())
                    Add(trial);
                else
                    _open.Add(_seen);
            }

            var values = QueuedTrial.Parameters(queued)!;
            // Numbers that count as equal differ by one grain at most.
            var middle = Bucket(values);
            for (var bucket = middle - values.Count; bucket <= middle + values.Count; bucket++)
            {
                if (_buckets.TryGetValue(bucket, out var trials) && trials.Exists(trial => QueuedTrial.HaveSameParameters(trial, queued)))
                    return true;
            }
            return _open.Exists(number => QueuedTrial.HaveSameParameters(table.Find(number)!, queued));
        }
    }

    private bool Add(FrozenTrial trial)
    {
        var bucket = Bucket(QueuedTrial.Parameters(trial) ?? trial.ExternalParameters());
        if (!_buckets.TryGetValue(bucket, out var trials))
            _buckets.Add(bucket, trials = []);
        trials.Add(trial);
        return true;
    }

    /// <summary>A sum over the numbers' logarithms in grains of 1/1000: a point that counts as equal is at most one a number away.</summary>
    private static long Bucket(IReadOnlyDictionary<string, object?> values)
    {
        var sum = 0L;
        foreach (var value in values.Values)
        {
            if (value is not bool && PlainValue.AsDouble(value) is { } number && double.IsFinite(number) && number != 0)
                sum += (long)Math.Floor(Math.Log(Math.Abs(number)) * 1000) + Math.Sign(number) * 1_000_003L;
        }
        return sum;
    }
}
