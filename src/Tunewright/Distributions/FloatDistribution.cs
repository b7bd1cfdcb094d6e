namespace Tunewright;

/// <summary>Real numbers from <see cref="Low"/> to <see cref="High"/>, both included.</summary>
public sealed record FloatDistribution : Distribution
{
    /// <summary>Creates a range of real numbers.</summary>
    /// <param name="low">The lowest value; finite, and above 0 when <paramref name="log"/>.</param>
    /// <param name="high">The highest value; finite, at least <paramref name="low"/>.</param>
    /// <param name="step">Distance between possible values, above 0; <see langword="null"/> for a continuous range.</param>
    /// <param name="log">Whether the logarithm of the value is uniform; excludes <paramref name="step"/>.</param>
    /// <exception cref="ArgumentException">A bound, step or their combination is out of range.</exception>
    public FloatDistribution(double low, double high, double? step = null, bool log = false)
    {
        Low = low;
        High = high;
        Step = step;
        Log = log;
    }

    /// <summary>The lowest value.</summary>
    public double Low { get; }

    /// <summary>The highest value: <c>low + k * step</c> when there is a step.</summary>
    public double High { get; }

    /// <summary>Distance between possible values, or <see langword="null"/>.</summary>
    public double? Step { get; }

    /// <summary>Whether the logarithm of the value is uniform.</summary>
    public bool Log { get; }

    /// <inheritdoc/>
    public override bool IsSingle => Low == High || (Step is { } step && High - Low < step);

    /// <inheritdoc/>
    public override bool Contains(double value) => value >= Low && value <= High;

    /// <inheritdoc/>
    public override object? ToExternal(double value) => value;

    /// <inheritdoc/>
    public override double ToInternal(object? value) => Convert.ToDouble(value);

    /// <inheritdoc/>
    public override bool IsCompatibleWith(Distribution other) => other is FloatDistribution that && that.Log == Log;
}
