using System.Collections.Immutable;

namespace Tunewright.Plots;

/// <summary>
/// The axis of a parameter. A number lies at its value, a category at its index in <see cref="Categories"/>; categories that are
/// numbers are categories too, at equal distances, where Optuna draws some of them to scale.
/// </summary>
public sealed record ParameterAxis
{
    private const double Padding = 0.05;

    private readonly ImmutableArray<object?> _choices = [];

    private ParameterAxis(string name) => Name = name;

    /// <summary>The parameter's name.</summary>
    public string Name { get; }

    /// <summary>Whether the parameter's range is logarithmic; its values are then above 0.</summary>
    public bool IsLog { get; private init; }

    /// <summary>Whether the parameter's values are whole numbers.</summary>
    public bool IsInteger { get; private init; }

    /// <summary>The choices as text, strings bare and all others as JSON, in the order of the distribution; empty for numbers.</summary>
    public ImmutableArray<string> Categories { get; private init; } = [];

    /// <summary>The start: the lowest value less 5 % of the width, in logarithms if <see cref="IsLog"/>; -0.5 for categories.</summary>
    public double Low { get; private init; }

    /// <summary>The end: the highest value and 5 % of the width; half past the last index for categories.</summary>
    public double High { get; private init; }

    /// <summary>Whether the parameter has categories.</summary>
    public bool IsCategorical => !Categories.IsEmpty;

    /// <summary>The axis of a parameter over those of <paramref name="trials"/> that have it; from 0 to 1 if none does.</summary>
    internal static ParameterAxis Of(string name, IReadOnlyCollection<FrozenTrial> trials)
    {
        var values = trials.Select(trial => trial.Parameters.Find(name)).OfType<TrialParameter>().ToArray();
        return values.Any(value => value.Distribution is CategoricalDistribution) ? new(name, values) : Numeric(name, values);
    }

    private ParameterAxis(string name, TrialParameter[] values)
        : this(name)
    {
        var ranges = values.Select(value => value.Distribution).OfType<CategoricalDistribution>().Distinct();
        _choices = [.. ranges.SelectMany(range => range.Choices).Concat(values.Select(External)).Distinct()];
        Categories = [.. _choices.Select(choice => choice as string ?? PythonJson.Write(choice))];
        (Low, High) = (-0.5, _choices.Length - 0.5);
    }

    private static ParameterAxis Numeric(string name, TrialParameter[] values)
    {
        var (low, high) = values.Length == 0 ? (0, 1) : (values.Min(value => value.Value), values.Max(value => value.Value));
        var isLog = values.Any(value => value.Distribution.IsLog);
        if (isLog)
        {
            var padding = (Math.Log10(high) - Math.Log10(low)) * Padding;
            (low, high) = (Math.Pow(10, Math.Log10(low) - padding), Math.Pow(10, Math.Log10(high) + padding));
        }
        else
        {
            var padding = (high - low) * Padding;
            (low, high) = (low - padding, high + padding);
        }
        return new(name)
        {
            IsLog = isLog,
            IsInteger = values.All(value => value.Distribution is IntDistribution),
            Low = Math.Max(low, isLog ? double.Epsilon : double.MinValue),
            High = Math.Min(high, double.MaxValue),
        };
    }

    /// <summary>Where a trial lies; <see langword="null"/> if it has no such parameter.</summary>
    internal double? Of(FrozenTrial trial) =>
        trial.Parameters.Find(Name) is not { } parameter ? null
        : IsCategorical ? _choices.IndexOf(External(parameter))
        : parameter.Value;

    private static object? External(TrialParameter parameter) => parameter.Distribution.ToExternal(parameter.Value);
}
