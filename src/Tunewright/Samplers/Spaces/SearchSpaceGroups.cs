namespace Tunewright;

/// <summary>
/// The coarsest partition of all parameters in which every trial has either all or none of each group's parameters. A parameter
/// has the range of the latest trial that has it.
/// </summary>
internal sealed class SearchSpaceGroups
{
    private readonly Dictionary<string, FrozenTrial> _firsts = []; // the earliest trial of each set of names
    private readonly Dictionary<string, (int Number, Distribution Range)> _ranges = [];
    private IReadOnlyList<SearchSpace>? _spaces;

    /// <summary>The groups, without parameters of only one value, in the order of the trials that had them first.</summary>
    public IReadOnlyList<SearchSpace> Spaces => _spaces ??= Partition(_firsts.Values.OrderBy(trial => trial.Number));

    /// <summary>Adds a trial.</summary>
    public void Add(FrozenTrial trial)
    {
        foreach (var (name, range, _) in trial.Parameters)
        {
            if (_ranges.TryGetValue(name, out var known) && known.Number > trial.Number)
                continue;
            _ranges[name] = (trial.Number, range);
            if (!range.Equals(known.Range))
                _spaces = null;
        }
        var names = string.Join('\n', trial.Parameters.Select(parameter => parameter.Name));
        if (!_firsts.TryGetValue(names, out var first) || trial.Number < first.Number)
        {
            _firsts[names] = trial;
            _spaces = null;
        }
    }

    private IReadOnlyList<SearchSpace> Partition(IEnumerable<FrozenTrial> trials)
    {
        List<Dictionary<string, Distribution>> groups = [];
        foreach (var trial in trials)
        {
            var rest = trial.Parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Distribution);
            var next = new List<Dictionary<string, Distribution>>();
            foreach (var group in groups)
            {
                next.Add(group.Where(pair => rest.ContainsKey(pair.Key)).ToDictionary());
                next.Add(group.Where(pair => !rest.ContainsKey(pair.Key)).ToDictionary());
                foreach (var name in group.Keys)
                    rest.Remove(name);
            }

            next.Add(rest);
            groups = [.. next.Where(group => group.Count > 0)];
        }

        return
        [
            .. from grouped in groups
            let space = new SearchSpace(grouped.Keys.Select(name => (name, _ranges[name].Range)).Where(pair => !pair.Range.IsSingle))
            where space.Count > 0
            select space,
        ];
    }
}
