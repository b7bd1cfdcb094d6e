namespace Tunewright;

/// <summary>Runs an objective with given values and without a study: to try or test it, or to use the best parameters found.</summary>
/// <example><code>var loss = Objective(new FixedTrial(study.BestParameters));</code></example>
public sealed class FixedTrial : Trial
{
    private readonly IReadOnlyDictionary<string, object?> _values;
    private FrozenTrial _record;

    /// <summary>Creates a trial with the given values.</summary>
    /// <param name="parameters">A value for each parameter that the objective asks for.</param>
    /// <param name="number">The trial's number.</param>
    public FixedTrial(IReadOnlyDictionary<string, object?> parameters, int number = 0)
    {
        _values = parameters;
        _record = new()
        {
            Id = number,
            Number = number,
            State = TrialState.Running,
        };
    }

    /// <inheritdoc/>
    public override int Number => _record.Number;

    /// <inheritdoc/>
    public override FrozenTrial Record => _record;

    /// <inheritdoc/>
    public override void Report(double value, int step)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        if (_record.IntermediateValues.ContainsKey(step))
            return;
        _record = new TrialChanges { Reports = [(step, value)] }.ApplyTo(_record);
    }

    /// <summary>Does nothing: a fixed trial has one objective.</summary>
    public override void Report(string metric, double value, int step) { }

    /// <summary>Always false.</summary>
    public override bool ShouldPrune() => false;

    /// <inheritdoc/>
    public override void SetUserAttribute(string key, object? value) =>
        _record = _record with { UserAttributes = _record.UserAttributes.SetItem(key, PlainValue.Of(value)) };

    /// <inheritdoc/>
    public override void SetConstraint(string name, double value) => SetSystem(ConstraintAttributes.NamedPrefix + name, value);

    /// <inheritdoc/>
    public override void SetConstraints(params IReadOnlyList<double> values) =>
        SetSystem(ConstraintAttributes.Positional, PlainValue.Of(values));

    internal override TrialParameter Suggest(string name, Distribution distribution)
    {
        if (TryRepeat(_record, name, distribution, out var repeated))
            return repeated;
        if (!_values.TryGetValue(name, out var value))
        {
            throw new ArgumentException(
                $"The fixed trial has no value for parameter '{name}'; it has values for {PythonJson.Write(PlainValue.Of(_values.Keys))}.",
                nameof(name)
            );
        }

        var parameter = new TrialParameter(name, distribution, distribution.ToInternal(value));
        if (!distribution.Contains(parameter.Value))
        {
            throw new ArgumentException(
                $"Parameter '{name}': {PythonJson.Write(PlainValue.Of(value))} is outside of {distribution}.",
                nameof(name)
            );
        }

        _record = _record with { Parameters = _record.Parameters.Add(parameter) };
        return parameter;
    }

    private void SetSystem(string key, object? value) =>
        _record = _record with { SystemAttributes = _record.SystemAttributes.SetItem(key, value) };
}
