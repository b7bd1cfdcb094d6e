using Tunewright;

/// <summary>
/// Changes the best trial a little: a small sampler that is useful. It keeps nothing, so that several threads and processes can search one
/// study, and a stopped search goes on as it would have.
/// </summary>
/// <param name="seed">The seed.</param>
/// <param name="width">The largest change, as a share of the range.</param>
internal sealed class HillClimbingSampler(int seed, double width = 0.1) : ISampler
{
    private const int FirstTrials = 10;
    private const double ChangedShare = 0.3;
    private readonly RandomSampler _random = new(seed);

    public double Sample(StudyHistory history, FrozenTrial trial, string name, Distribution distribution)
    {
        // Draws of the random sampler depend on the seed, the trial and the name alone, and every kind of range allows them.
        var anywhere = _random.Sample(history, trial, name, distribution);
        var unit = _random.Sample(history, trial, $"{name}/change", new FloatDistribution(0, 1));

        var sign = history.Directions[0] == StudyDirection.Maximize ? -1 : 1;
        var complete = history.Finished.Where(past => past.State == TrialState.Complete).ToList();
        var best = complete.Count < FirstTrials ? null : complete.MinBy(past => sign * past.Values[0]);
        // A conditional parameter can be absent, and a range can be another one in each trial.
        if (best?.Parameters.FirstOrDefault(parameter => parameter.Name == name) is not { } known || !distribution.Contains(known.Value))
            return anywhere;

        // All values are doubles: an integer as it is, a category as its index.
        var change = width * ((2 * unit) - 1);
        return distribution switch
        {
            FloatDistribution { Log: true } range => Math.Clamp(
                known.Value * Math.Pow(range.High / range.Low, change),
                range.Low,
                range.High
            ),
            FloatDistribution { Step: null } range => Math.Clamp(known.Value + (change * (range.High - range.Low)), range.Low, range.High),
            _ => unit < ChangedShare ? anywhere : known.Value,
        };
    }
}
