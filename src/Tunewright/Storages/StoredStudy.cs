namespace Tunewright;

/// <summary>One study in a <see cref="StudyTables"/>: its trials by number, the queue, and the order of changes.</summary>
internal sealed class StoredStudy(StudyRecord record)
{
    private readonly List<FrozenTrial> _trials = [];
    private readonly Queue<int> _waiting = new();
    private readonly List<int> _changes = [];
    private readonly Dictionary<string, Distribution> _distributions = [];

    public StudyRecord Record { get; set; } = record;

    public int Count => _trials.Count;

    public FrozenTrial this[int number] => _trials[number];

    public void Add(FrozenTrial trial)
    {
        _trials.Add(trial);
        Changed(trial);
    }

    public void Replace(FrozenTrial trial)
    {
        _trials[trial.Number] = trial;
        Changed(trial);
    }

    /// <summary>The oldest trial that waits, or <see langword="null"/>.</summary>
    public FrozenTrial? Waiting()
    {
        while (_waiting.TryPeek(out var number))
        {
            if (_trials[number].State == TrialState.Waiting)
                return _trials[number];
            _waiting.Dequeue();
        }
        return null;
    }

    public void CheckCompatible(IEnumerable<TrialParameter> parameters)
    {
        foreach (var parameter in parameters)
        {
            if (_distributions.TryGetValue(parameter.Name, out var known))
                ParameterNames.CheckCompatible(parameter.Name, known, parameter.Distribution);
        }
    }

    /// <summary>Whether Python takes the parameter into the study: to it choices such as 1, 1.0 and true are equal.</summary>
    public bool IsCompatibleInPython(TrialParameter parameter)
    {
        if (!_distributions.TryGetValue(parameter.Name, out var known) || known.IsCompatibleWith(parameter.Distribution))
            return true;
        return (known, parameter.Distribution) is (CategoricalDistribution old, CategoricalDistribution wanted)
            && old.Choices.Select(Number).SequenceEqual(wanted.Choices.Select(Number));

        static object? Number(object? choice) => choice is bool or long ? Convert.ToDouble(choice) : choice;
    }

    /// <summary>Tells <paramref name="table"/> what changed since it last asked.</summary>
    public void Sync(TrialTable table)
    {
        for (; table.Cursor < _changes.Count; table.Cursor++)
            table.Apply(_trials[_changes[(int)table.Cursor]]);
    }

    private void Changed(FrozenTrial trial)
    {
        _changes.Add(trial.Number);
        if (trial.State == TrialState.Waiting)
            _waiting.Enqueue(trial.Number);
        foreach (var parameter in trial.Parameters.AsSpan())
            _distributions.TryAdd(parameter.Name, parameter.Distribution);
    }
}
