namespace Tunewright;

/// <summary>
/// What a study's finished trials have reported, by step and in ascending order, so that the rank of a report costs the same however many
/// trials there are. Each trial is looked at once. Lock it while using it.
/// </summary>
/// <param name="reportsOf">The reports of a trial that count; NaN counts as a report without a rank.</param>
internal sealed class RankedReports(Func<FrozenTrial, IEnumerable<KeyValuePair<long, double>>> reportsOf)
{
    private readonly List<FrozenTrial> _trials = [];
    private readonly Dictionary<long, Step> _steps = [];

    /// <summary>Adds or removes trials to match a snapshot. Snapshots grow, but another thread may have asked with a later one.</summary>
    public void MoveTo(IReadOnlyList<FrozenTrial> finished)
    {
        for (; _trials.Count < finished.Count; _trials.Add(finished[_trials.Count]))
        {
            foreach (var (step, value) in reportsOf(finished[_trials.Count]))
            {
                if (!_steps.TryGetValue(step, out var reports))
                    _steps.Add(step, reports = new());
                reports.Add(value);
            }
        }
        for (; _trials.Count > finished.Count; _trials.RemoveAt(_trials.Count - 1))
        {
            foreach (var (step, value) in reportsOf(_trials[^1]))
                _steps[step].Remove(value);
        }
    }

    /// <summary>The number of reports at a step, and those that are not NaN, smallest first.</summary>
    public (int Count, IReadOnlyList<double> Ranked) At(long step) =>
        _steps.TryGetValue(step, out var reports) ? (reports.Count, reports.Ranked) : (0, []);

    private sealed class Step
    {
        public List<double> Ranked { get; } = [];

        public int Count { get; private set; }

        public void Add(double value)
        {
            Count++;
            if (!double.IsNaN(value))
                Ranked.Insert(Place(value), value);
        }

        public void Remove(double value)
        {
            Count--;
            if (!double.IsNaN(value))
                Ranked.RemoveAt(Place(value));
        }

        private int Place(double value)
        {
            var place = Ranked.BinarySearch(value);
            return place < 0 ? ~place : place;
        }
    }
}
