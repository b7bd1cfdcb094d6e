using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Tunewright;

/// <summary>
/// Gaussian kernels cut at the bounds of a numeric range: one at each observation and the prior, which is last, in the middle and as
/// wide as the range. In a discrete range each value has the mass of its step.
/// </summary>
internal sealed class NumericKernels
{
    private readonly Distribution _distribution;
    private readonly double _origin; // of the means and bounds here
    private readonly double _low;
    private readonly double _high;
    private readonly Workspace _workspace;
    private readonly double[] _means; // as long as whole vectors need,
    private readonly double[] _widths; // the rest filled with the prior
    private readonly int _padded;

    /// <summary>Builds the kernels.</summary>
    /// <param name="distribution">The range.</param>
    /// <param name="observed">The observations on the real scale.</param>
    /// <param name="ascending">The observations' indices, smallest first.</param>
    /// <param name="workspace">The workspace for the kernels.</param>
    public NumericKernels(Distribution distribution, ReadOnlySpan<double> observed, ReadOnlySpan<int> ascending, Workspace workspace)
    {
        _distribution = distribution;
        _workspace = workspace;
        _origin = distribution.RealOrigin;
        (_low, _high) = distribution.RealBounds;
        IsDiscrete = distribution.Grid.Step > 0;
        Count = observed.Length + 1;
        _padded = Candidates.RoundUp(Count);
        _means = workspace.Doubles(_padded);
        _widths = workspace.Doubles(_padded);
        for (var i = 0; i < observed.Length; i++)
            _means[i] = observed[i] - _origin;
        KernelWidths.Compute(_means.AsSpan(0, observed.Length), ascending, _low, _high, _widths);
        _means.AsSpan(observed.Length.._padded).Fill(0.5 * (_low + _high));
        _widths.AsSpan(observed.Length.._padded).Fill(_high - _low);
    }

    /// <summary>The number of kernels.</summary>
    public int Count { get; }

    /// <summary>Whether values have masses, not densities.</summary>
    public bool IsDiscrete { get; }

    /// <summary>The kernels' centres on the real scale.</summary>
    public ReadOnlySpan<double> Means => _means.AsSpan(0, Count);

    /// <summary>The kernels' standard deviations before the cut.</summary>
    public ReadOnlySpan<double> Widths => _widths.AsSpan(0, Count);

    /// <summary>Adds to each kernel's constant the part of its log density that does not depend on the point.</summary>
    /// <param name="constants">As long as whole vectors need.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddLogNormalizers(Span<double> constants)
    {
        var means = Vectors(_means.AsSpan(0, _padded));
        var widths = Vectors(_widths.AsSpan(0, _padded));
        var sums = MemoryMarshal.Cast<double, Vector<double>>(constants);
        var (low, high) = (Vector.Create(_low), Vector.Create(_high));
        for (var i = 0; i < means.Length; i++)
        {
            var mass = Gaussian.LogMass((low - means[i]) / widths[i], (high - means[i]) / widths[i]);
            sums[i] -= IsDiscrete ? mass : mass + Elementary.Log(widths[i]) + Vector.Create(Gaussian.LogSqrtTwoPi);
        }
    }

    /// <summary>Draws values in internal representation.</summary>
    /// <param name="kernels">The kernel of each draw.</param>
    /// <param name="shares">Uniform draws.</param>
    /// <param name="values">Receives the values; as long as whole vectors need.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Quantiles(ReadOnlySpan<int> kernels, ReadOnlySpan<double> shares, Span<double> values)
    {
        Span<double> mean = stackalloc double[Vector<double>.Count];
        Span<double> width = stackalloc double[Vector<double>.Count];
        Span<double> share = stackalloc double[Vector<double>.Count];
        for (var start = 0; start < values.Length; start += mean.Length)
        {
            for (var i = 0; i < mean.Length; i++)
            {
                var draw = Math.Min(start + i, kernels.Length - 1);
                (mean[i], width[i], share[i]) = (_means[kernels[draw]], _widths[kernels[draw]], shares[draw]);
            }

            var (m, w) = (new Vector<double>(mean), new Vector<double>(width));
            var x = TruncatedGaussian.Quantile(new Vector<double>(share), (Vector.Create(_low) - m) / w, (Vector.Create(_high) - m) / w);
            (x * w + m).CopyTo(values[start..]);
        }

        foreach (ref var value in values)
            value = _distribution.FromReal(value, _origin);
    }

    /// <summary>Takes candidates to the real scale.</summary>
    public void Transform(ReadOnlySpan<double> candidates, Span<double> result)
    {
        for (var i = 0; i < candidates.Length; i++)
            result[i] = _distribution.ToReal(candidates[i]);
    }

    /// <summary>
    /// The logarithms of the candidates' masses, without the normalizer: a row, as long as <paramref name="candidates"/>, for
    /// each kernel that differs from its neighbour in ascending order.
    /// </summary>
    /// <param name="candidates">Values in internal representation, whole vectors.</param>
    /// <param name="ascending">The observations' indices, smallest first.</param>
    /// <param name="rows">Receives each kernel's row.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double[] LogTable(ReadOnlySpan<double> candidates, ReadOnlySpan<int> ascending, Span<int> rows)
    {
        var half = _distribution.Grid.Step / 2;
        Span<double> left = candidates.Length <= 256 ? stackalloc double[candidates.Length] : new double[candidates.Length];
        Span<double> right = candidates.Length <= 256 ? stackalloc double[candidates.Length] : new double[candidates.Length];
        for (var i = 0; i < candidates.Length; i++)
        {
            left[i] = _distribution.ToReal(candidates[i] - _origin - half);
            right[i] = _distribution.ToReal(candidates[i] - _origin + half);
        }

        var distinct = AssignRows(ascending, rows);
        var table = _workspace.Doubles(distinct.Length * candidates.Length);
        var lefts = Vectors(left);
        var rights = Vectors(right);
        var masses = MemoryMarshal.Cast<double, Vector<double>>(table.AsSpan());
        var next = 0;
        foreach (var kernel in distinct)
        {
            var (mean, scale) = (Vector.Create(_means[kernel]), Vector.Create(1 / _widths[kernel]));
            for (var i = 0; i < lefts.Length; i++)
                masses[next++] = Gaussian.LogMass((lefts[i] - mean) * scale, (rights[i] - mean) * scale);
        }

        return table;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private ReadOnlySpan<int> AssignRows(ReadOnlySpan<int> ascending, Span<int> rows)
    {
        var prior = Count - 1;
        var (distinct, last) = (_workspace.Ints(Count), 0);
        (distinct[0], rows[prior]) = (prior, 0);
        foreach (var kernel in ascending)
        {
            if (_means[kernel] != _means[distinct[last]] || _widths[kernel] != _widths[distinct[last]])
                distinct[++last] = kernel;
            rows[kernel] = last;
        }

        return distinct.AsSpan(0, last + 1);
    }

    private static ReadOnlySpan<Vector<double>> Vectors(ReadOnlySpan<double> values) => MemoryMarshal.Cast<double, Vector<double>>(values);
}
