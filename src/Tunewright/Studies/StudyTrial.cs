using System.Collections.Immutable;

namespace Tunewright;

/// <summary>A running trial of a study. Changes are collected here and written in batches.</summary>
internal sealed class StudyTrial(
    TrialRunner runner,
    FrozenTrial record,
    StudyHistory history,
    int? batchSize,
    CancellationToken cancellation
) : Trial
{
    private readonly Lock _gate = new();
    private readonly Lock _writing = new();
    private readonly IReadOnlyDictionary<string, object?>? _queued = QueuedTrial.Parameters(record);
    private volatile FrozenTrial _record = record;
    private JointSample _joint = JointSample.Empty;
    private readonly DuplicatePath? _path = runner.Duplicates?.Begin();
    private bool _reported;

    private PendingChanges _pending = new();

    /// <summary>Prefix of the user attributes that hold reports on metrics other than the pruning metric.</summary>
    public const string ReportAttributePrefix = "report:";

    public override int Number => _record.Number;

    public override FrozenTrial Record => _record;

    public override CancellationToken Cancellation => cancellation;

    /// <summary>The size of the batches that the trial belongs to, or <see langword="null"/>.</summary>
    public int? BatchSize => batchSize;

    /// <summary>Has the sampler draw values together.</summary>
    public void SampleJoint()
    {
        _joint = runner.Sampler.SampleJoint(history, _record);
        foreach (var (key, value) in _joint.SystemAttributes)
            Note(AttributeOwner.System, key, value);
    }

    public override void Report(double value, int step)
    {
        if (!runner.Metrics.HasPruning)
        {
            throw new InvalidOperationException(
                "In a study of several objectives trials report on one of them: set "
                    + $"{nameof(StudyOptions)}.{nameof(StudyOptions.MetricNames)} and {nameof(StudyOptions.PruningMetric)}."
            );
        }

        ArgumentOutOfRangeException.ThrowIfNegative(step);
        CheckUnfinished();
        lock (_gate)
        {
            if (_record.IntermediateValues.ContainsKey(step))
                return;
            _record = _record with { IntermediateValues = _record.IntermediateValues.Add(step, value) };
            _pending.Reports.Add((step, value));
            _reported = true;
        }
        runner.Flush(this);
    }

    public override void Report(string metric, double value, int step)
    {
        if (!runner.Metrics.Names.Contains(metric))
        {
            throw new ArgumentException(
                $"The study has no metric '{metric}'; it has {PythonJson.Write(runner.Metrics.Names)}.",
                nameof(metric)
            );
        }
        if (runner.Metrics.IsPruning(metric))
        {
            Report(value, step);
            return;
        }
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        var key = ReportAttributePrefix + metric;
        var known =
            _record.UserAttributes.GetValueOrDefault(key) as IReadOnlyDictionary<string, object?>
            ?? ImmutableDictionary<string, object?>.Empty;
        if (known.ContainsKey(step.ToString()))
            return;
        Note(AttributeOwner.User, key, new OrderedDictionary<string, object?>(known) { [step.ToString()] = value });
        runner.Flush(this);
    }

    public override bool ShouldPrune()
    {
        var decision = runner.Decide(this, isTableFresh: _reported);
        _reported = false;
        foreach (var (key, value) in decision.SystemAttributes)
            Note(AttributeOwner.System, key, value);
        if (!decision.SystemAttributes.IsEmpty)
            runner.Flush(this);
        return decision.Prune;
    }

    public override void SetUserAttribute(string key, object? value)
    {
        ParameterNames.Check(key, "attribute");
        Note(AttributeOwner.User, key, PlainValue.Of(value));
    }

    public override void SetConstraint(string name, double value)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (double.IsNaN(value))
            throw new ArgumentException($"Constraint '{name}' is NaN.", nameof(value));
        var key = ConstraintAttributes.NamedPrefix + name;
        if (!_record.SystemAttributes.ContainsKey(key))
            Note(AttributeOwner.System, key, value);
    }

    public override void SetConstraints(params IReadOnlyList<double> values)
    {
        if (values.Any(double.IsNaN))
            throw new ArgumentException($"Constraint {values.ToList().FindIndex(double.IsNaN)} is NaN.", nameof(values));
        if (!_record.SystemAttributes.ContainsKey(ConstraintAttributes.Positional))
            Note(AttributeOwner.System, ConstraintAttributes.Positional, PlainValue.Of(values));
    }

    /// <summary>Sets the reason why the trial failed.</summary>
    public void NoteFailure(string reason) => Note(AttributeOwner.System, FrozenTrial.FailureReasonAttribute, reason);

    /// <summary>Ends the trial for its objective as well.</summary>
    public void Close(FrozenTrial ended)
    {
        _record = ended;
        // A trial without parameters was no point of the space.
        _path?.End(tried: ended.State != TrialState.Failed && !ended.Parameters.IsEmpty);
    }

    /// <summary>Writes the changes since the last call. If that throws, they are written with the next.</summary>
    /// <param name="write">Writes, and returns the trial as it is stored.</param>
    /// <param name="ends">Whether to write even if there are no changes.</param>
    public FrozenTrial Write(Func<TrialChanges, FrozenTrial> write, bool ends)
    {
        lock (_writing)
        {
            TrialChanges changes;
            lock (_gate)
                (changes, _pending) = (_pending.ToChanges(), new());
            if (changes.IsEmpty && !ends)
                return _record;
            try
            {
                return write(changes);
            }
            catch
            {
                lock (_gate)
                    _pending = _pending.After(changes);
                throw;
            }
        }
    }

    internal override TrialParameter Suggest(string name, Distribution distribution)
    {
        CheckUnfinished();
        if (TryRepeat(_record, name, distribution, out var repeated))
            return repeated;
        var first = runner.Table.Distributions.Add(name, distribution);
        if (first.Equals(distribution))
            distribution = first;
        else
            first.CheckCompatible(name, distribution);

        var parameter = new TrialParameter(name, distribution, Choose(name, distribution));
        lock (_gate)
        {
            _record = _record with { Parameters = _record.Parameters.Add(parameter) };
            _pending.Parameters.Add(parameter);
        }
        return parameter;
    }

    private double Choose(string name, Distribution distribution)
    {
        var value =
            _queued is not null && _queued.TryGetValue(name, out var wanted) ? distribution.ToInternal(wanted)
            : distribution.IsSingle ? distribution.Grid.Low
            : Joint(name, distribution) ?? runner.Sampler.Sample(history, _record, name, distribution);
        return _path is null ? value : _path.Step(name, distribution, value, free: _queued is null || !_queued.ContainsKey(name));
    }

    private double? Joint(string name, Distribution distribution)
    {
        foreach (var drawn in _joint.Parameters.AsSpan())
        {
            if (drawn.Name == name)
            {
                var value = distribution.Equals(drawn.Distribution)
                    ? drawn.Value
                    : distribution.ToInternal(drawn.Distribution.ToExternal(drawn.Value));
                return distribution.Contains(value) ? value : null;
            }
        }

        return null;
    }

    private void CheckUnfinished()
    {
        if (_record.State.IsFinished())
            throw new TrialFinishedException(_record);
    }

    private void Note(AttributeOwner owner, string key, object? value)
    {
        CheckUnfinished();
        lock (_gate)
        {
            if (owner == AttributeOwner.User)
            {
                _record = _record with { UserAttributes = _record.UserAttributes.SetItem(key, value) };
                _pending.UserAttributes.Add((key, value));
            }
            else
            {
                _record = _record with { SystemAttributes = _record.SystemAttributes.SetItem(key, value) };
                _pending.SystemAttributes.Add((key, value));
            }
        }
    }
}
