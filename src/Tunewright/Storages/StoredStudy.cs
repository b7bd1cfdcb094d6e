using System.Runtime.InteropServices;

namespace Tunewright;

/// <summary>One study in a <see cref="StudyTables"/>: its trials by number, the queue, and the order of changes.</summary>
internal sealed class StoredStudy(StudyRecord record)
{
    private readonly List<FrozenTrial> _trials = [];
    private readonly Queue<int> _waiting = new();
    private readonly List<int> _changes = [];
    private readonly FirstDistributions _distributions = new();

    public StudyRecord Record { get; set; } = record;

    public int Count => _trials.Count;

    public FrozenTrial this[int number] => _trials[number];

    public IReadOnlyList<FrozenTrial> All => _trials;

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

    /// <summary>The oldest waiting trial, or <see langword="null"/>.</summary>
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
            _distributions.Check(parameter.Name, parameter.Distribution);
    }

    /// <summary>Whether Optuna accepts the parameter: in Python, choices such as 1, 1.0 and true are equal.</summary>
    public bool IsCompatibleInPython(TrialParameter parameter)
    {
        if (_distributions.Find(parameter.Name) is not { } known || known.IsCompatibleWith(parameter.Distribution))
            return true;
        return (known, parameter.Distribution) is (CategoricalDistribution old, CategoricalDistribution wanted)
            && old.Choices.Select(Number).SequenceEqual(wanted.Choices.Select(Number));

        static object? Number(object? choice) => choice is bool or long ? PlainValue.AsDouble(choice) : choice;
    }

    /// <summary>Brings <paramref name="table"/> up to date.</summary>
    public void Sync(TrialTable table)
    {
        foreach (var number in CollectionsMarshal.AsSpan(_changes)[(int)table.Cursor..])
            table.Apply(_trials[number]);
        table.AdvanceTo(_changes.Count);
    }

    private void Changed(FrozenTrial trial)
    {
        _changes.Add(trial.Number);
        if (trial.State == TrialState.Waiting)
            _waiting.Enqueue(trial.Number);
        foreach (var parameter in trial.Parameters.AsSpan())
            _distributions.Add(parameter.Name, parameter.Distribution);
    }
}
