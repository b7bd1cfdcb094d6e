using System.Collections.Immutable;

namespace Tunewright;

/// <summary>One of a list of choices: strings, booleans, whole numbers, real numbers or <see langword="null"/>.</summary>
public sealed record CategoricalDistribution : Distribution
{
    /// <summary>Creates a list of choices.</summary>
    /// <param name="choices">The choices: <see cref="string"/>, <see cref="bool"/>, <see cref="long"/>, <see cref="double"/> or <see langword="null"/>; at least one, none twice.</param>
    /// <exception cref="ArgumentException">There is no choice, one is there twice, or one is of another type.</exception>
    public CategoricalDistribution(params IEnumerable<object?> choices) => Choices = [.. choices];

    /// <summary>The choices; the internal representation of a value is its index here.</summary>
    public ImmutableArray<object?> Choices { get; }

    /// <inheritdoc/>
    public override bool IsSingle => Choices.Length == 1;

    /// <inheritdoc/>
    public override bool Contains(double value) => value >= 0 && value < Choices.Length;

    /// <inheritdoc/>
    public override object? ToExternal(double value) => Choices[(int)value];

    /// <inheritdoc/>
    public override double ToInternal(object? value) => Choices.IndexOf(value);

    /// <inheritdoc/>
    public override bool IsCompatibleWith(Distribution other) => Equals(other);

    /// <inheritdoc/>
    public bool Equals(CategoricalDistribution? other) => other is not null && Choices.SequenceEqual(other.Choices);

    /// <inheritdoc/>
    public override int GetHashCode() => Choices.Aggregate(17, HashCode.Combine);
}
