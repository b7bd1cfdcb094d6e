namespace Tunewright;

/// <summary>Runs an objective with given values and without a study: to try or test it, or to use the best parameters found.</summary>
/// <remarks>It does as a trial that was queued with these values: one outside of its parameter's range is used all the same.</remarks>
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
    public override void Report(double value, long step)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        if (_record.IntermediateValues.ContainsKey(step))
            return;
        _record = new TrialChanges { Reports = [(step, value)] }.ApplyTo(_record);
    }

    /// <summary>Does nothing: a fixed trial has one objective.</summary>
    public override void Report(string metric, double value, long step) { }

    /// <summary>Always false.</summary>
    public override bool ShouldPrune() => false;

    private protected override void Note(AttributeOwner owner, string key, object? value) =>
        _record =
            owner == AttributeOwner.User
                ? _record with
                {
                    UserAttributes = _record.UserAttributes.SetItem(key, value),
                }
                : _record with
                {
                    SystemAttributes = _record.SystemAttributes.SetItem(key, value),
                };

    internal override TrialParameter Suggest(string name, Distribution distribution)
    {
        if (TryRepeat(_record, name, distribution, out var repeated))
            return repeated;
        Check(name, distribution);
        if (!_values.TryGetValue(name, out var value))
        {
            throw new ArgumentException(
                $"The fixed trial has no value for parameter '{name}'; it has values for {PythonJson.Write(PlainValue.Of(_values.Keys))}.",
                nameof(name)
            );
        }

        var parameter = new TrialParameter(name, distribution, Given(name, distribution, value));
        _record = _record with { Parameters = _record.Parameters.Add(parameter) };
        return parameter;
    }
}
