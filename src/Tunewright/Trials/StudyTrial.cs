using System.Collections.Immutable;

namespace Tunewright;

/// <summary>A running trial of a study. What happens to it is kept here and written in batches.</summary>
internal sealed class StudyTrial(Study study, FrozenTrial record, StudyHistory history, int? batchSize, CancellationToken cancellation) : Trial
{
    private readonly Lock gate = new();
    private readonly Lock writing = new();
    private readonly IReadOnlyDictionary<string, object?>? queued = record.SystemAttributes.GetValueOrDefault(FixedParametersAttribute) as IReadOnlyDictionary<string, object?>;
    private volatile FrozenTrial record = record;
    private JointSample joint = JointSample.Empty;
    private readonly DuplicatePath? path = study.Duplicates?.Begin();
    private bool reported;

    private PendingChanges pending = new();

    /// <summary>Optuna's key for the values that a queued trial must have.</summary>
    public const string FixedParametersAttribute = "fixed_params";

    /// <summary>Prefix of the user attributes that hold reports on metrics which are not pruned on.</summary>
    public const string ReportAttributePrefix = "report:";

    public override int Number => record.Number;

    public override FrozenTrial Record => record;

    public override CancellationToken Cancellation => cancellation;

    /// <summary>The size of the batches that the trial belongs to, or <see langword="null"/>.</summary>
    public int? BatchSize => batchSize;

    /// <summary>Draws the values that the sampler draws together.</summary>
    public void SampleJoint()
    {
        joint = study.Sampler.SampleJoint(history, record);
        foreach (var (key, value) in joint.SystemAttributes) Note(AttributeOwner.System, key, value);
    }

    public override void Report(double value, int step)
    {
        if (study.Directions.Length > 1 && study.PruningMetric is null)
            throw new InvalidOperationException($"A study of several objectives reports on one of them: set {nameof(StudyOptions)}.{nameof(StudyOptions.MetricNames)} and {nameof(StudyOptions.PruningMetric)}.");
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        CheckUnfinished();
        lock (gate)
        {
            if (record.IntermediateValues.ContainsKey(step)) return;
            record = record with { IntermediateValues = record.IntermediateValues.Add(step, value) };
            pending.Reports.Add((step, value));
            reported = true;
        }
        study.Flush(this);
    }

    public override void Report(string metric, double value, int step)
    {
        if (!study.MetricNames.Contains(metric))
            throw new ArgumentException($"The study has no metric '{metric}', only {PythonJson.Write(study.MetricNames)}.", nameof(metric));
        if (study.Directions.Length == 1 || metric == study.PruningMetric)
        {
            Report(value, step);
            return;
        }
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        var key = ReportAttributePrefix + metric;
        var known = record.UserAttributes.GetValueOrDefault(key) as IReadOnlyDictionary<string, object?> ?? ImmutableDictionary<string, object?>.Empty;
        if (known.ContainsKey(step.ToString())) return;
        Note(AttributeOwner.User, key, new OrderedDictionary<string, object?>(known) { [step.ToString()] = value });
        study.Flush(this);
    }

    public override bool ShouldPrune()
    {
        var decision = study.Decide(this, isTableFresh: reported);
        reported = false;
        foreach (var (key, value) in decision.SystemAttributes) Note(AttributeOwner.System, key, value);
        if (!decision.SystemAttributes.IsEmpty) study.Flush(this);
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
        if (double.IsNaN(value)) throw new ArgumentException($"Constraint '{name}' is NaN.", nameof(value));
        var key = ConstraintAttributes.NamedPrefix + name;
        if (!record.SystemAttributes.ContainsKey(key)) Note(AttributeOwner.System, key, value);
    }

    public override void SetConstraints(params IReadOnlyList<double> values)
    {
        if (values.Any(double.IsNaN)) throw new ArgumentException($"Constraint {values.ToList().FindIndex(double.IsNaN)} is NaN.", nameof(values));
        if (!record.SystemAttributes.ContainsKey(ConstraintAttributes.Positional)) Note(AttributeOwner.System, ConstraintAttributes.Positional, PlainValue.Of(values));
    }

    /// <summary>Notes why the trial failed.</summary>
    public void NoteFailure(string reason) => Note(AttributeOwner.System, FrozenTrial.FailureReasonAttribute, reason);

    /// <summary>Ends the trial for its objective too.</summary>
    public void Close(FrozenTrial ended)
    {
        record = ended;
        // A trial without parameters was no point of the space.
        path?.End(tried: ended.State != TrialState.Failed && !ended.Parameters.IsEmpty);
    }

    /// <summary>Writes what happened since the last time; when that throws, it is kept for the next.</summary>
    /// <param name="write">Writes, and returns the trial as it is stored.</param>
    /// <param name="ends">Whether to write even if nothing happened.</param>
    public FrozenTrial Write(Func<TrialChanges, FrozenTrial> write, bool ends)
    {
        lock (writing)
        {
            TrialChanges changes;
            lock (gate) (changes, pending) = (pending.ToChanges(), new());
            if (changes.IsEmpty && !ends) return record;
            try
            {
                return write(changes);
            }
            catch
            {
                lock (gate) pending = pending.After(changes);
                throw;
            }
        }
    }

    internal override TrialParameter Suggest(string name, Distribution distribution)
    {
        CheckUnfinished();
        if (TryRepeat(record, name, distribution, out var repeated)) return repeated;
        var known = study.Table.FirstDistribution(name, distribution);
        if (known.Equals(distribution)) distribution = known;
        else ParameterNames.CheckCompatible(name, known, distribution);

        var parameter = new TrialParameter(name, distribution, Choose(name, distribution));
        lock (gate)
        {
            record = record with { Parameters = record.Parameters.Add(parameter) };
            pending.Parameters.Add(parameter);
        }
        return parameter;
    }

    private double Choose(string name, Distribution distribution)
    {
        var value = queued is not null && queued.TryGetValue(name, out var wanted) ? distribution.ToInternal(wanted)
            : distribution.IsSingle ? distribution.ToInternal(distribution.ToExternal(First(distribution)))
            : Joint(name, distribution) ?? study.Sampler.Sample(history, record, name, distribution);
        return path is null ? value : path.Step(name, distribution, value, free: queued is null || !queued.ContainsKey(name));
    }

    private double? Joint(string name, Distribution distribution)
    {
        foreach (var drawn in joint.Parameters.AsSpan())
            if (drawn.Name == name)
            {
                var value = distribution.Equals(drawn.Distribution) ? drawn.Value : distribution.ToInternal(drawn.Distribution.ToExternal(drawn.Value));
                return distribution.Contains(value) ? value : null;
            }
        return null;
    }

    private static double First(Distribution distribution) => distribution switch
    {
        FloatDistribution real => real.Low,
        IntDistribution whole => whole.Low,
        _ => 0,
    };

    private void CheckUnfinished()
    {
        if (record.State.IsFinished()) throw new TrialFinishedException(record);
    }

    private void Note(AttributeOwner owner, string key, object? value)
    {
        CheckUnfinished();
        lock (gate)
        {
            if (owner == AttributeOwner.User)
            {
                record = record with { UserAttributes = record.UserAttributes.SetItem(key, value) };
                pending.UserAttributes.Add((key, value));
            }
            else
            {
                record = record with { SystemAttributes = record.SystemAttributes.SetItem(key, value) };
                pending.SystemAttributes.Add((key, value));
            }
        }
    }
}
