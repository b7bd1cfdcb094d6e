using static System.FormattableString;

namespace Tunewright;

/// <summary>Integers from <see cref="Low"/> to <see cref="High"/>, both included.</summary>
public sealed record IntDistribution : Distribution
{
    /// <summary>2⁵³: all integers up to it are doubles.</summary>
    private const long MaxExact = 1L << 53;

    /// <summary>Creates a range of integers.</summary>
    /// <param name="low">The lowest value; at least 1 if <paramref name="log"/>.</param>
    /// <param name="high">
    /// The highest value; at least <paramref name="low"/>; lowered to <c>low + k * step</c> if <paramref name="step"/> does not
    /// divide the range.
    /// </param>
    /// <param name="step">The distance between values, at least 1; exactly 1 if <paramref name="log"/>.</param>
    /// <param name="log">Whether the logarithm of the value is uniform.</param>
    /// <exception cref="ArgumentException">A bound or step, or a combination of them, is not valid.</exception>
    public IntDistribution(long low, long high, long step = 1, bool log = false)
    {
        if (low > high)
        {
            throw new ArgumentException(
                Invariant($"The low end of a range must not be above its high end, but low is {low} and high is {high}."),
                nameof(low)
            );
        }
        if (log && low < 1)
            throw new ArgumentOutOfRangeException(nameof(low), low, "The low end of a logarithmic range must be at least 1.");
        if (step < 1)
            throw new ArgumentOutOfRangeException(nameof(step), step, "A step must be at least 1.");
        if (log && step != 1)
            throw new ArgumentException(Invariant($"A logarithmic range has no step other than 1, but step is {step}."), nameof(step));
        Low = low;
        High = (long)(high - ((Int128)high - low) % step);
        Step = step;
        Log = log;
    }

    /// <summary>The lowest value.</summary>
    public long Low { get; }

    /// <summary>The highest value: <c>low + k * step</c>.</summary>
    public long High { get; }

    /// <summary>The distance between values.</summary>
    public long Step { get; }

    /// <summary>Whether the logarithm of the value is uniform.</summary>
    public bool Log { get; }

    /// <inheritdoc/>
    public override bool IsSingle => Low == High;

    /// <inheritdoc/>
    internal override bool IsLog => Log;

    /// <inheritdoc/>
    internal override ValueGrid Grid => new(Low, High, Step);

    /// <inheritdoc/>
    public override bool Contains(double value) => value >= Low && value <= High && (value - Low) % Step == 0;

    /// <inheritdoc/>
    public override object? ToExternal(double value) => (long)value;

    /// <inheritdoc/>
    public override double ToInternal(object? value)
    {
        var number = PlainValue.ToNumber(value, Log);
        if (!double.IsInteger(number))
            throw new ArgumentException($"{PythonJson.Write(number)} is not a whole number.", nameof(value));
        return Math.Abs(number) <= MaxExact
            ? number
            : throw new ArgumentException(
                $"{PythonJson.Write(PlainValue.Of(value))} is beyond ±2⁵³, where doubles, as which every "
                    + "storage holds parameters, are not exact.",
                nameof(value)
            );
    }

    /// <inheritdoc/>
    public override bool IsCompatibleWith(Distribution other) => other is IntDistribution that && that.Log == Log;

    /// <summary>The constructor's call.</summary>
    public override string ToString() =>
        Invariant($"IntDistribution({Low}, {High}{(Step == 1 ? "" : Invariant($", step: {Step}"))}{(Log ? ", log: true" : "")})");

    /// <inheritdoc/>
    internal override void CheckExact()
    {
        if (Low < -MaxExact || High > MaxExact)
        {
            throw new ArgumentException(
                Invariant(
                    $"A range of integers must lie within ±2⁵³, beyond which no storage holds them exactly, but this is {Low} to {High}. "
                ) + "Suggest a smaller number, and compute the value from it."
            );
        }
    }

    /// <inheritdoc/>
    internal override double Draw(UniformStream stream)
    {
        // Beyond 2⁵² there is no half between two integers, so distances from the low end are drawn.
        if (!Log && Math.Max(Math.Abs((double)Low), Math.Abs((double)High)) > MaxExact / 2)
        {
            var steps = Grid.Count - 1;
            return Low + Math.Clamp(Math.Floor(Between(stream, -0.5, steps + 0.5) + 0.5), 0, steps) * Step;
        }
        if (Log)
            return Math.Clamp(Math.Round(Math.Exp(Between(stream, Math.Log(Low - 0.5), Math.Log(High + 0.5)))), Low, High);
        var drawn = Between(stream, Low - 0.5 * Step, High + 0.5 * Step);
        return Math.Clamp(Math.Floor((drawn - Low) / Step + 0.5) * Step + Low, Low, High);
    }
}
