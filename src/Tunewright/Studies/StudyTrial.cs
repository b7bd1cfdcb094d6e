using System.Collections.Immutable;
using System.Globalization;

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
            Note(AttributeOwner.System, key, AttributeSize.Checked(key, value));
    }

    public override void Report(double value, long step)
    {
        if (!runner.Metrics.HasPruning)
        {
            throw new InvalidOperationException(
                "In a study of several objectives trials report on one of them: set "
                    + $"{nameof(StudyOptions)}.{nameof(StudyOptions.MetricNames)} and {nameof(StudyOptions.PruningMetric)}."
            );
        }

        CheckStep(step);
        CheckUnfinished();
        lock (_gate)
        {
            if (_record.IntermediateValues.ContainsKey(step))
                return;
            if (_record.LastStep > step && runner.Pruner is not (WilcoxonPruner or NoPruner))
                runner.Warn("a trial's steps go down; pruners judge a trial by its highest step.");
            _record = _record with { IntermediateValues = _record.IntermediateValues.Add(step, value) };
            _pending.Reports.Add((step, value));
            _reported = true;
        }
        runner.Flush(this);
    }

    public override void Report(string metric, double value, long step)
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
        CheckStep(step);
        var key = FrozenTrial.ReportAttributePrefix + metric;
        var known =
            _record.UserAttributes.GetValueOrDefault(key) as IReadOnlyDictionary<string, object?>
            ?? ImmutableDictionary<string, object?>.Empty;
        var name = step.ToString(CultureInfo.InvariantCulture);
        if (known.ContainsKey(name))
            return;
        SetUserAttribute(key, new OrderedDictionary<string, object?>(known) { [name] = value });
        runner.Flush(this);
    }

    public override bool ShouldPrune()
    {
        var decision = runner.Decide(this, isTableFresh: _reported);
        _reported = false;
        foreach (var (key, value) in decision.SystemAttributes)
            Note(AttributeOwner.System, key, AttributeSize.Checked(key, value));
        if (!decision.SystemAttributes.IsEmpty)
            runner.Flush(this);
        return decision.Prune;
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

    /// <summary>Drops the changes that a storage has refused.</summary>
    public void Drop()
    {
        lock (_gate)
            _pending = new();
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
        {
            if (!distribution.Contains(repeated.Value) && !repeated.Distribution.Equals(distribution))
            {
                runner.Warn(
                    $"a trial asked for '{name}' twice, and the first value is outside of {distribution}. Use another name for that range."
                );
            }
            return repeated;
        }
        Check(name, distribution);
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
        var isGiven = _queued is not null && _queued.TryGetValue(name, out _);
        var value =
            isGiven ? Given(name, distribution, _queued![name])
            : distribution.IsSingle ? distribution.Grid.Low
            : Joint(name, distribution) ?? Drawn(name, distribution);
        return _path is null ? value : _path.Step(name, distribution, value, free: !isGiven);
    }

    private double Drawn(string name, Distribution distribution)
    {
        var value = runner.Sampler.Sample(history, _record, name, distribution);
        return distribution.Contains(value)
            ? value
            : throw new InvalidOperationException(
                $"{runner.Sampler.GetType().Name} drew {PythonJson.Write(value)} for '{name}', which is outside of {distribution}."
            );
    }

    private double? Joint(string name, Distribution distribution) =>
        _joint.Parameters.Find(name) is { } drawn && drawn.Distribution.IsCompatibleWith(distribution) && distribution.Contains(drawn.Value)
            ? drawn.Value
            : null;

    private void CheckStep(long step)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        if (step > runner.MaxStep)
        {
            throw new ArgumentOutOfRangeException(
                nameof(step),
                step,
                FormattableString.Invariant($"The highest step that {runner.Address} can hold is {runner.MaxStep:N0}. Report larger units.")
            );
        }
    }

    private void CheckUnfinished()
    {
        if (_record.State.IsFinished())
            throw new TrialFinishedException(_record);
    }

    private protected override void Note(AttributeOwner owner, string key, object? value)
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
