namespace Tunewright;

/// <summary>The parameters that all trials of a growing set have, with one and the same range of more than one value.</summary>
internal sealed class SearchSpaceIntersection
{
    private readonly Dictionary<string, Dictionary<Distribution, int>> _counts = [];
    private int _trials;

    /// <summary>The parameters by name; none if there are no trials.</summary>
    public SearchSpace Space =>
        new(
            from parameter in _counts
            let distribution = Common(parameter.Value)
            where distribution is { IsSingle: false }
            select (parameter.Key, distribution)
        );

    /// <summary>Adds a trial.</summary>
    public void Add(FrozenTrial trial)
    {
        _trials++;
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
        _trials--;
        foreach (var (name, distribution, _) in trial.Parameters)
        {
            var counts = _counts[name];
            if (--counts[distribution] == 0)
                counts.Remove(distribution);
        }
    }

    private Distribution? Common(Dictionary<Distribution, int> counts)
    {
        foreach (var (distribution, count) in counts)
        {
            if (count == _trials)
                return distribution;
        }
        return null;
    }
}
