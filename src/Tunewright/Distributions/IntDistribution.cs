namespace Tunewright;

/// <summary>Integers from <see cref="Low"/> to <see cref="High"/>, both included.</summary>
public sealed record IntDistribution : Distribution
{
    /// <summary>Creates a range of integers.</summary>
    /// <param name="low">The lowest value; at least 1 when <paramref name="log"/>.</param>
    /// <param name="high">The highest value; at least <paramref name="low"/>.</param>
    /// <param name="step">Distance between possible values, at least 1; 1 when <paramref name="log"/>.</param>
    /// <param name="log">Whether the logarithm of the value is uniform.</param>
    /// <exception cref="ArgumentException">A bound, step or their combination is out of range.</exception>
    public IntDistribution(long low, long high, long step = 1, bool log = false)
    {
        Low = low;
        High = high;
        Step = step;
        Log = log;
    }

    /// <summary>The lowest value.</summary>
    public long Low { get; }

    /// <summary>The highest value: <c>low + k * step</c>.</summary>
    public long High { get; }

    /// <summary>Distance between possible values.</summary>
    public long Step { get; }

    /// <summary>Whether the logarithm of the value is uniform.</summary>
    public bool Log { get; }

    /// <inheritdoc/>
    public override bool IsSingle => High - Low < Step;

    /// <inheritdoc/>
    public override bool Contains(double value) => value >= Low && value <= High;

    /// <inheritdoc/>
    public override object? ToExternal(double value) => (long)value;

    /// <inheritdoc/>
    public override double ToInternal(object? value) => Convert.ToInt64(value);

    /// <inheritdoc/>
    public override bool IsCompatibleWith(Distribution other) => other is IntDistribution that && that.Log == Log;
}
