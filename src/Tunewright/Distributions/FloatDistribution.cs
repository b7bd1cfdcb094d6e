using static System.FormattableString;

namespace Tunewright;

/// <summary>Real numbers from <see cref="Low"/> to <see cref="High"/>, both included.</summary>
public sealed record FloatDistribution : Distribution
{
    /// <summary>Creates a range of real numbers.</summary>
    /// <param name="low">The lowest value; finite, and above 0 if <paramref name="log"/>.</param>
    /// <param name="high">
    /// The highest value; finite, at least <paramref name="low"/>; lowered to <c>low + k * step</c> if <paramref name="step"/> does
    /// not divide the range.
    /// </param>
    /// <param name="step">The distance between values, finite and above 0; <see langword="null"/> for a continuous range.</param>
    /// <param name="log">Whether the logarithm of the value is uniform; not together with <paramref name="step"/>.</param>
    /// <exception cref="ArgumentException">
    /// A bound or step, or a combination of them, is not valid; or the range is wider than the largest double.
    /// </exception>
    public FloatDistribution(double low, double high, double? step = null, bool log = false)
        : this(low, high, step, log, isStored: false) { }

    private FloatDistribution(double low, double high, double? step, bool log, bool isStored)
    {
        if (!double.IsFinite(low))
            throw new ArgumentOutOfRangeException(nameof(low), low, "The low end of a range must be a finite number.");
        if (!double.IsFinite(high))
            throw new ArgumentOutOfRangeException(nameof(high), high, "The high end of a range must be a finite number.");
        if (low > high)
        {
            throw new ArgumentException(
                Invariant($"The low end of a range must not be above its high end, but low is {low:R} and high is {high:R}."),
                nameof(low)
            );
        }
        if (log && low <= 0)
            throw new ArgumentOutOfRangeException(nameof(low), low, "The low end of a logarithmic range must be above 0.");
        if (log && step is not null)
            throw new ArgumentException(Invariant($"A logarithmic range has no step, but step is {step:R}."), nameof(step));
        if (step is { } distance && !(distance > 0 && double.IsFinite(distance)))
            throw new ArgumentOutOfRangeException(nameof(step), step, "A step must be a finite number above 0.");
        if (!isStored && !double.IsFinite(high - low))
        {
            throw new ArgumentException(
                Invariant($"The range from {low:R} to {high:R} is wider than the largest double, so nothing can be drawn from it."),
                nameof(high)
            );
        }
        Low = low;
        High = step is { } s ? DecimalGrid.Snap(low, high, s) : high;
        Step = step;
        Log = log;
    }

    /// <summary>The lowest value.</summary>
    public double Low { get; }

    /// <summary>The highest value: <c>low + k * step</c>, in decimal arithmetic, if there is a step.</summary>
    public double High { get; }

    /// <summary>The distance between values, or <see langword="null"/>.</summary>
    public double? Step { get; }

    /// <summary>Whether the logarithm of the value is uniform.</summary>
    public bool Log { get; }

    /// <inheritdoc/>
    public override bool IsSingle => Low == High;

    /// <inheritdoc/>
    internal override bool IsLog => Log;

    /// <inheritdoc/>
    internal override ValueGrid Grid => new(Low, High, Step ?? 0);

    /// <inheritdoc/>
    public override bool Contains(double value)
    {
        if (!(value >= Low && value <= High))
            return false;
        if (Step is not { } step)
            return true;
        var k = (value - Low) / step;
        if (Math.Abs(k - Math.Round(k)) < 1e-8)
            return true;
        // Of many steps k has no eight digits after its point left: what counts is what rounding does to low + k * step.
        var largest = Math.Max(Math.Abs(Low), Math.Abs(High));
        return Math.Abs(value - (Low + Math.Round(k) * step)) <= 4 * (Math.BitIncrement(largest) - largest);
    }

    /// <inheritdoc/>
    public override object? ToExternal(double value) => value;

    /// <inheritdoc/>
    public override double ToInternal(object? value) => PlainValue.ToNumber(value, Log);

    /// <inheritdoc/>
    public override bool IsCompatibleWith(Distribution other) => other is FloatDistribution that && that.Log == Log;

    /// <summary>The constructor's call.</summary>
    public override string ToString() =>
        Invariant(
            $"FloatDistribution({Low:R}, {High:R}{(Step is { } step ? Invariant($", step: {step:R}") : "")}{(Log ? ", log: true" : "")})"
        );

    /// <summary>A range from a storage; nothing need be drawn from it.</summary>
    internal static FloatDistribution Stored(double low, double high, double? step, bool log) => new(low, high, step, log, isStored: true);

    /// <inheritdoc/>
    internal override double Draw(UniformStream stream)
    {
        if (Step is { } step)
            return Grid.Nearest(Between(stream, Low - 0.5 * step, High + 0.5 * step));
        var drawn = Log ? Math.Exp(Between(stream, Math.Log(Low), Math.Log(High))) : Between(stream, Low, High);
        // The upper bound itself is never drawn, but where one step down is lost in rounding.
        return Math.Clamp(drawn, Low, High - 1 < High ? Math.BitDecrement(High) : High);
    }
}
