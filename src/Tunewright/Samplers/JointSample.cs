using System.Collections.Immutable;

namespace Tunewright;

/// <summary>Values that a sampler drew together for one trial.</summary>
/// <param name="Parameters">The values with the ranges they were drawn from.</param>
/// <param name="SystemAttributes">What other workers must know, stored with the trial.</param>
public sealed record JointSample(ImmutableArray<TrialParameter> Parameters, ImmutableDictionary<string, object?> SystemAttributes)
{
    /// <summary>No values.</summary>
    public static JointSample Empty { get; } = new([], ImmutableDictionary<string, object?>.Empty);

    /// <summary>The values.</summary>
    public override string ToString() => Parameters.IsEmpty ? "No values" : string.Join("; ", Parameters);
}
