namespace Tunewright;

/// <summary>
/// The parameters that all trials of a growing set have, with a range of more than one value: the same in all of them or, after it was
/// changed, in the latest few. Ranges that differ from trial to trial, as where one depends on another parameter, are none.
/// </summary>
internal sealed class SearchSpaceIntersection
{
    /// <summary>The number of trials after which a changed range counts as settled.</summary>
    public const int Settled = 5;

    private readonly Dictionary<string, Dictionary<Distribution, int>> _counts = [];
    private SearchSpace? _space;
    private readonly SortedSet<FrozenTrial> _byNumber = new(Comparer<FrozenTrial>.Create((a, b) => a.Number.CompareTo(b.Number)));

    /// <summary>The parameters by name; none if there are no trials.</summary>
    public SearchSpace Space =>
        _space ??= new(
            from parameter in _counts
            let distribution = Common(parameter.Key, parameter.Value)
            where distribution is { IsSingle: false }
            select (parameter.Key, distribution)
        );

    /// <summary>Whether no trial has parameters that are not common, or have no settled range.</summary>
    public bool IsWhole => _counts.All(parameter => parameter.Value.Count == 0 || Common(parameter.Key, parameter.Value) is not null);

    /// <summary>Adds a trial.</summary>
    public void Add(FrozenTrial trial)
    {
        if (!IsAsAllOthers(trial))
            _space = null;
        _byNumber.Add(trial);
        foreach (var (name, distribution, _) in trial.Parameters)
        {
            if (!_counts.TryGetValue(name, out var counts))
                _counts.Add(name, counts = []);
            counts[distribution] = counts.GetValueOrDefault(distribution) + 1;
        }
    }

    /// <summary>Removes a trial that was added.</summary>
    public void Remove(FrozenTrial trial)
    {
        _space = null;
        _byNumber.Remove(trial);
        foreach (var (name, distribution, _) in trial.Parameters)
        {
            var counts = _counts[name];
            if (--counts[distribution] == 0)
                counts.Remove(distribution);
        }
    }

    /// <summary>Whether a trial has each known parameter, and no parameter has had another range.</summary>
    private bool IsAsAllOthers(FrozenTrial trial) =>
        _byNumber.Count > 0
        && trial.Parameters.Length == _counts.Count
        && trial.Parameters.All(parameter =>
            _counts.TryGetValue(parameter.Name, out var counts) && counts.Count == 1 && counts.ContainsKey(parameter.Distribution)
        );

    private Distribution? Common(string name, Dictionary<Distribution, int> counts)
    {
        if (counts.Count == 0 || counts.Values.Sum() < _byNumber.Count)
            return null;
        if (counts.Count == 1)
            return counts.Keys.Single();
        var latest = _byNumber.Reverse().Take(Settled).Select(trial => trial.Parameters.Find(name)!.Value.Distribution).ToList();
        return latest.Count == Settled && latest.TrueForAll(latest[0].Equals) ? latest[0] : null;
    }
}
