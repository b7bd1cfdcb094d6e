namespace Tunewright;

/// <summary>One study in a <see cref="Ledger"/>: its trials by number, the queue, and the order of changes.</summary>
internal sealed class StoredStudy(StudyRecord record)
{
    private readonly List<FrozenTrial> trials = [];
    private readonly Queue<int> waiting = new();
    private readonly List<int> changes = [];
    private readonly Dictionary<string, Distribution> distributions = [];

    public StudyRecord Record { get; set; } = record;

    public int Count => trials.Count;

    public FrozenTrial this[int number] => trials[number];

    public void Add(FrozenTrial trial)
    {
        trials.Add(trial);
        Changed(trial);
    }

    public void Replace(FrozenTrial trial)
    {
        trials[trial.Number] = trial;
        Changed(trial);
    }

    /// <summary>The oldest trial that waits, or <see langword="null"/>.</summary>
    public FrozenTrial? Waiting()
    {
        while (waiting.TryPeek(out var number))
        {
            if (trials[number].State == TrialState.Waiting) return trials[number];
            waiting.Dequeue();
        }
        return null;
    }

    public void CheckCompatible(IEnumerable<TrialParameter> parameters)
    {
        foreach (var parameter in parameters)
            if (distributions.TryGetValue(parameter.Name, out var known)) ParameterNames.CheckCompatible(parameter.Name, known, parameter.Distribution);
    }

    /// <summary>Whether Python takes the parameter into the study: to it choices such as 1, 1.0 and true are equal.</summary>
    public bool IsCompatibleInPython(TrialParameter parameter)
    {
        if (!distributions.TryGetValue(parameter.Name, out var known) || known.IsCompatibleWith(parameter.Distribution)) return true;
        return (known, parameter.Distribution) is (CategoricalDistribution old, CategoricalDistribution wanted)
            && old.Choices.Select(Number).SequenceEqual(wanted.Choices.Select(Number));

        static object? Number(object? choice) => choice is bool or long ? Convert.ToDouble(choice) : choice;
    }

    /// <summary>Tells <paramref name="table"/> what changed since it last asked.</summary>
    public void Sync(TrialTable table)
    {
        for (; table.Cursor < changes.Count; table.Cursor++) table.Apply(trials[changes[(int)table.Cursor]]);
    }

    private void Changed(FrozenTrial trial)
    {
        changes.Add(trial.Number);
        if (trial.State == TrialState.Waiting) waiting.Enqueue(trial.Number);
        foreach (var parameter in trial.Parameters.AsSpan()) distributions.TryAdd(parameter.Name, parameter.Distribution);
    }
}
