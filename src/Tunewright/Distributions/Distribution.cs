namespace Tunewright;

/// <summary>
/// The values that one parameter can take. The three kinds are <see cref="FloatDistribution"/>,
/// <see cref="IntDistribution"/> and <see cref="CategoricalDistribution"/>; equality is exact, double by double.
/// </summary>
/// <remarks>
/// Samplers, pruners and storages see every value as a <see cref="double"/>, the internal representation:
/// a float as it is (not its logarithm), an integer as a double, a category as its index among the choices.
/// </remarks>
public abstract record Distribution
{
    private protected Distribution() { }

    /// <summary>Whether only one value is possible, so that there is nothing to draw.</summary>
    public abstract bool IsSingle { get; }

    /// <summary>Whether <paramref name="value"/>, in internal representation, is one of the values. NaN never is.</summary>
    public abstract bool Contains(double value);

    /// <summary>The value as an objective sees it: <see cref="double"/>, <see cref="long"/> or one of the choices.</summary>
    public abstract object? ToExternal(double value);

    /// <summary>The internal representation of a value that an objective sees; it can be out of range.</summary>
    /// <exception cref="ArgumentException">
    /// <paramref name="value"/> is of another kind, not finite, not whole or beyond ±2⁵³ in a range of integers, not positive in a
    /// logarithmic
    /// range, or not one of the choices.
    /// </exception>
    public abstract double ToInternal(object? value);

    /// <summary>
    /// Whether a parameter can have this distribution in one trial of a study and <paramref name="other"/> in another:
    /// bounds and steps can differ; the kind, <c>log</c> and the choices cannot.
    /// </summary>
    public abstract bool IsCompatibleWith(Distribution other);

    /// <summary>Whether values have an order and distances: all but categories.</summary>
    internal virtual bool IsNumeric => true;

    /// <summary>Whether the logarithm of a value is uniform, not the value itself.</summary>
    internal virtual bool IsLog => false;

    /// <summary>All values in internal representation.</summary>
    internal abstract ValueGrid Grid { get; }

    /// <summary>A uniform value in internal representation, by Optuna's arithmetic: equal draws give equal values.</summary>
    internal abstract double Draw(UniformStream stream);

    /// <summary>Refuses what no storage could hold, or give back as it was.</summary>
    /// <exception cref="ArgumentException">There are integers beyond ±2⁵³, or too many choices.</exception>
    internal virtual void CheckExact() { }

    /// <summary>A point between two bounds.</summary>
    private protected static double Between(UniformStream stream, double low, double high) => low + (high - low) * stream.Next();

    /// <summary>Refuses <paramref name="wanted"/> for a parameter that has this distribution in its study.</summary>
    /// <exception cref="ArgumentException">It has another kind, <c>log</c> or choices; the message names both.</exception>
    internal void CheckCompatible(string parameter, Distribution wanted)
    {
        if (!IsCompatibleWith(wanted))
        {
            throw new ArgumentException(
                $"Parameter '{parameter}' is {this} in this study and cannot become {wanted}. "
                    + "The bounds of a range can change between trials; its kind, log and choices cannot. "
                    + "WidenParameter adds choices to a study.",
                nameof(wanted)
            );
        }
    }

    /// <summary>The distribution in the JSON of Optuna's storages.</summary>
    public string ToJson() => DistributionJson.Write(this);

    /// <summary>Reads the JSON of <see cref="ToJson"/> or of any version of Optuna, also old names and the short form.</summary>
    /// <exception cref="FormatException"><paramref name="json"/> is not a distribution.</exception>
    public static Distribution Parse(string json) => DistributionJson.Read(json);
}
