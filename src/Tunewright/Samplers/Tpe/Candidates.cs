using System.Numerics;

namespace Tunewright;

/// <summary>
/// Points that compete, with a row of values for each parameter. Rows are padded to whole vectors with copies of the last point.
/// </summary>
internal sealed class Candidates
{
    private readonly double[] _values;

    /// <summary>Makes room for <paramref name="count"/> points.</summary>
    public Candidates(SearchSpace space, int count)
    {
        Space = space;
        Count = count;
        Stride = RoundUp(count);
        _values = new double[space.Count * Stride];
    }

    /// <summary>The number of values that are worked on at once: two vectors.</summary>
    public static int Lanes => 2 * Vector<double>.Count;

    /// <summary>The parameters.</summary>
    public SearchSpace Space { get; }

    /// <summary>The number of points.</summary>
    public int Count { get; }

    /// <summary>The length of a row, a multiple of <see cref="Lanes"/>.</summary>
    public int Stride { get; }

    /// <summary>A parameter's values in internal representation.</summary>
    public Span<double> Values(int parameter) => _values.AsSpan(parameter * Stride, Stride);

    /// <summary>Sets a parameter's values.</summary>
    public void Set(int parameter, ReadOnlySpan<double> values)
    {
        values.CopyTo(Values(parameter));
        Values(parameter)[Count..].Fill(values[^1]);
    }

    /// <summary>The smallest multiple of <see cref="Lanes"/> that holds <paramref name="count"/>.</summary>
    public static int RoundUp(int count) => (count + Lanes - 1) / Lanes * Lanes;
}
