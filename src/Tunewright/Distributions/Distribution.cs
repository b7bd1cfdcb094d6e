namespace Tunewright;

/// <summary>
/// The values that one parameter may take. The three kinds are <see cref="FloatDistribution"/>,
/// <see cref="IntDistribution"/> and <see cref="CategoricalDistribution"/>; equality is exact, double by double.
/// </summary>
/// <remarks>
/// Samplers, pruners and storages see every value as a <see cref="double"/>, the internal representation:
/// a float as it is (not its logarithm), an integer as a double, a category as its index among the choices.
/// </remarks>
public abstract record Distribution
{
    private protected Distribution() { }

    /// <summary>Whether only one value is possible, so that nothing is to be drawn.</summary>
    public abstract bool IsSingle { get; }

    /// <summary>Whether <paramref name="value"/>, in internal representation, lies in the range. NaN never does.</summary>
    public abstract bool Contains(double value);

    /// <summary>The value as an objective sees it: <see cref="double"/>, <see cref="long"/> or one of the choices.</summary>
    public abstract object? ToExternal(double value);

    /// <summary>The internal representation of a value that an objective sees; it need not lie in the range.</summary>
    /// <exception cref="ArgumentException"><paramref name="value"/> is of another kind, NaN, not positive where <c>log</c>, or not one of the choices.</exception>
    public abstract double ToInternal(object? value);

    /// <summary>
    /// Whether a parameter may have this distribution in one trial of a study and <paramref name="other"/> in another:
    /// ranges may differ, the kind, <c>log</c> and the choices may not.
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

    /// <summary>A point between two bounds.</summary>
    private protected static double Between(UniformStream stream, double low, double high) => low + (high - low) * stream.Next();

    /// <summary>Refuses <paramref name="wanted"/> for a parameter that has this distribution in its study.</summary>
    /// <exception cref="ArgumentException">It is of another kind, <c>log</c> or choices; the message names both.</exception>
    public void CheckCompatible(string parameter, Distribution wanted) => ParameterNames.CheckCompatible(parameter, this, wanted);

    /// <summary>The distribution as Optuna's storages hold it.</summary>
    public string ToJson() => DistributionJson.Write(this);

    /// <summary>Reads what <see cref="ToJson"/> or any version of Optuna wrote, names of old versions and the short form included.</summary>
    /// <exception cref="FormatException"><paramref name="json"/> is not a distribution.</exception>
    public static Distribution Parse(string json) => DistributionJson.Read(json);
}
