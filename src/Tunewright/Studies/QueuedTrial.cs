using System.Collections.Immutable;

namespace Tunewright;

/// <summary>A trial that waits for a worker, with values that its parameters must have.</summary>
internal static class QueuedTrial
{
    /// <summary>A waiting trial; its storage gives it an id and a number.</summary>
    /// <exception cref="ArgumentException">A name or a value is none that can be stored.</exception>
    public static FrozenTrial Of(IReadOnlyDictionary<string, object?> parameters, IReadOnlyDictionary<string, object?>? userAttributes)
    {
        foreach (var name in parameters.Keys)
            ParameterNames.Check(name);
        foreach (var key in userAttributes?.Keys ?? [])
            ParameterNames.Check(key, "an attribute");
        return new()
        {
            Id = 0,
            Number = 0,
            State = TrialState.Waiting,
            UserAttributes = (userAttributes ?? ImmutableDictionary<string, object?>.Empty).ToImmutableDictionary(
                entry => entry.Key,
                entry => AttributeSize.Checked(entry.Key, PlainValue.Of(entry.Value))
            ),
            SystemAttributes = ImmutableDictionary<string, object?>.Empty.Add(
                FrozenTrial.FixedParametersAttribute,
                AttributeSize.Checked(FrozenTrial.FixedParametersAttribute, PlainValue.Of(parameters))
            ),
        };
    }

    /// <summary>The values that a trial must have, or <see langword="null"/> if it was not queued.</summary>
    public static IReadOnlyDictionary<string, object?>? Parameters(FrozenTrial trial) =>
        trial.SystemAttributes.GetValueOrDefault(FrozenTrial.FixedParametersAttribute) as IReadOnlyDictionary<string, object?>;

    /// <summary>Whether two trials have, or are queued with, the same values.</summary>
    public static bool HaveSameParameters(FrozenTrial trial, FrozenTrial queued)
    {
        var known = Parameters(trial) ?? trial.ExternalParameters();
        var wanted = Parameters(queued)!;
        return known.Count == wanted.Count
            && wanted.All(entry => known.TryGetValue(entry.Key, out var value) && IsClose(value, entry.Value));
    }

    // As Optuna compares: numpy.isclose with its relative tolerance, but no absolute one.
    private static bool IsClose(object? a, object? b) =>
        (a, b) is (double or long, double or long)
            ? PlainValue.AsDouble(a) is { } x
                && PlainValue.AsDouble(b) is { } y
                && (x.Equals(y) || Math.Abs(x - y) <= 1e-5 * Math.Abs(y) && double.IsFinite(y))
            : Equals(a, b);
}
