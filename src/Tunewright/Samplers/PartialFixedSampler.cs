using System.Collections.Immutable;

namespace Tunewright;

/// <summary>Fixes some parameters and leaves the others to another sampler.</summary>
public sealed class PartialFixedSampler : ISampler
{
    private readonly ImmutableDictionary<string, object?> _values;
    private readonly ImmutableArray<TrialParameter> _decided;
    private readonly ISampler _others;

    /// <summary>Creates a sampler.</summary>
    /// <param name="values">Names of parameters and their values, as an objective sees them.</param>
    /// <param name="others">The sampler of all other parameters.</param>
    public PartialFixedSampler(IReadOnlyDictionary<string, object?> values, ISampler others)
    {
        ArgumentNullException.ThrowIfNull(others);
        _values = values.ToImmutableDictionary();
        _decided = [.. _values.Select(value => new TrialParameter(value.Key, new CategoricalDistribution([value.Value]), 0))];
        _others = others;
    }

    /// <inheritdoc/>
    public JointSample SampleJoint(StudyHistory history, FrozenTrial trial)
    {
        var joint = _others.SampleJoint(history, trial with { Parameters = trial.Parameters.AddRange(_decided) });
        return joint with { Parameters = joint.Parameters.RemoveAll(drawn => _values.ContainsKey(drawn.Name)) };
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A fixed value is out of its parameter's range.</exception>
    public double Sample(StudyHistory history, FrozenTrial trial, string name, Distribution distribution)
    {
        if (!_values.TryGetValue(name, out var value))
            return _others.Sample(history, trial, name, distribution);
        return distribution.ToInternal(value) is var fixedValue && distribution.Contains(fixedValue)
            ? fixedValue
            : throw new ArgumentException(
                $"Parameter '{name}' is fixed at {PythonJson.Write(PlainValue.Of(value))}, which is outside of {distribution}."
            );
    }

    /// <inheritdoc/>
    public bool IsExhausted(StudyHistory history) => _others.IsExhausted(history);
}
