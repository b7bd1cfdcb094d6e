using System.Collections.Immutable;
using static System.FormattableString;

namespace Tunewright;

/// <summary>One of a list of choices: strings, booleans, whole numbers, real numbers or <see langword="null"/>.</summary>
public sealed record CategoricalDistribution : Distribution
{
    /// <summary>Creates a list of choices.</summary>
    /// <param name="choices">
    /// The choices: strings, booleans, integers, real numbers, enumeration values (kept by name) or <see langword="null"/>;
    /// at least one, all different. 1, 1.0 and true are different; NaN equals NaN.
    /// </param>
    /// <exception cref="ArgumentException">There is no choice, two are equal, or one is of another type.</exception>
    public CategoricalDistribution(params IEnumerable<object?> choices)
        : this([.. choices.Select(Choice)])
    {
        if (Choices.IsEmpty)
            throw new ArgumentException("There must be at least one choice.", nameof(choices));
        for (var i = 0; i < Choices.Length; i++)
        {
            if (Choices.IndexOf(Choices[i]) < i)
                throw new ArgumentException($"The choice {PythonJson.Write(Choices[i])} occurs twice.", nameof(choices));
        }
    }

    private CategoricalDistribution(ImmutableArray<object?> choices) => Choices = choices;

    /// <summary>The choices; the internal representation of a value is its index here.</summary>
    public ImmutableArray<object?> Choices { get; }

    /// <inheritdoc/>
    public override bool IsSingle => Choices.Length == 1;

    /// <inheritdoc/>
    internal override bool IsNumeric => false;

    /// <inheritdoc/>
    internal override ValueGrid Grid => new(0, Choices.Length - 1, 1);

    /// <inheritdoc/>
    public override bool Contains(double value) => value >= 0 && value < Choices.Length && double.IsInteger(value);

    /// <inheritdoc/>
    public override object? ToExternal(double value) => Choices[(int)value];

    /// <inheritdoc/>
    public override double ToInternal(object? value)
    {
        var index = Choices.IndexOf(Choice(value));
        return index >= 0
            ? index
            : throw new ArgumentException(
                $"{PythonJson.Write(Choice(value))} is not one of the choices {PythonJson.Write(Choices)}.",
                nameof(value)
            );
    }

    /// <inheritdoc/>
    public override bool IsCompatibleWith(Distribution other) => Equals(other);

    /// <inheritdoc/>
    internal override void CheckExact()
    {
        if (AttributeSize.Of(Choices) > AttributeSize.Max)
        {
            throw new ArgumentException(
                Invariant($"The choices have more than {AttributeSize.Max:N0} bytes of JSON, which is the limit of every storage. ")
                    + "Suggest their index, and look them up."
            );
        }
    }

    /// <summary>The index of the largest of as many draws as there are choices.</summary>
    internal override double Draw(UniformStream stream)
    {
        var (best, largest) = (0, -1.0);
        for (var i = 0; i < Choices.Length; i++)
        {
            if (stream.Next() is var draw && draw > largest)
                (best, largest) = (i, draw);
        }
        return best;
    }

    /// <inheritdoc/>
    public bool Equals(CategoricalDistribution? other) => other is not null && Choices.SequenceEqual(other.Choices);

    /// <inheritdoc/>
    public override int GetHashCode() => Choices.Aggregate(17, HashCode.Combine);

    /// <summary>The constructor's call, with choices as JSON.</summary>
    public override string ToString() => $"CategoricalDistribution({PythonJson.Write(Choices)[1..^1]})";

    /// <summary>Choices from a storage; with Optuna two can be equal.</summary>
    internal static CategoricalDistribution Stored(ImmutableArray<object?> choices) => new(choices);

    private static object? Choice(object? value) =>
        PlainValue.Of(value) is var plain && plain is null or string or bool or long or double
            ? plain
            : throw new ArgumentException(
                $"A choice must be a string, boolean, number, enumeration value or null, but one is a {value!.GetType()}.",
                nameof(value)
            );
}
