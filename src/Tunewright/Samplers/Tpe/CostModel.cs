namespace Tunewright;

/// <summary>
/// How long a trial will take: the mean of past trials' durations, near ones more than others, on a logarithmic scale.
/// E. A. Nadaraya, G. S. Watson, 1964.
/// </summary>
internal sealed class CostModel
{
    private const double Bandwidth = 0.15;
    private const double FarWeight = 1e-3; // with nobody near, the mean of all
    private const int MaxTrials = 200;
    private readonly SearchSpace _space;
    private readonly List<(double[] Units, double LogSeconds)> _past = [];

    /// <summary>Learns the latest complete trials that have all parameters of a space.</summary>
    public CostModel(SearchSpace space, IReadOnlyList<FrozenTrial> finished)
    {
        _space = space;
        for (var i = finished.Count - 1; i >= 0 && _past.Count < MaxTrials; i--)
        {
            if (finished[i] is not { State: TrialState.Complete, Duration: { } duration } trial || duration <= TimeSpan.Zero)
                continue;
            if (space.ValuesOf(trial) is not { } values)
                continue;
            double[] units = [.. values.Select((value, k) => Unit(space.Parameters[k].Distribution, value))];
            _past.Add((units, Math.Log(duration.TotalSeconds)));
        }
    }

    /// <summary>The logarithm of the time to expect at a candidate; 0 if nothing is known.</summary>
    public double Log(Candidates candidates, int index)
    {
        var (sum, weights) = (0.0, 0.0);
        foreach (var (units, seconds) in _past)
        {
            var square = 0.0;
            for (var k = 0; k < units.Length; k++)
            {
                var (range, value) = (_space.Parameters[k].Distribution, candidates.Values(k)[index]);
                var difference =
                    range.IsNumeric ? (Unit(range, value) - units[k]) / Bandwidth
                    : value == units[k] ? 0
                    : 2;
                square += difference * difference;
            }
            var weight = FarWeight + Math.Exp(-square / 2);
            (sum, weights) = (sum + weight * seconds, weights + weight);
        }
        return weights > 0 ? sum / weights : 0;
    }

    private static double Unit(Distribution range, double value) => range.IsNumeric ? range.ToUnit(value) : value;
}
