using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Tunewright;

/// <summary>
/// Evaluates a mixture of products at all candidates at once. Each candidate has a vector lane of its own and meets the
/// kernels in their order, so that results do not depend on how wide vectors are.
/// </summary>
internal sealed class MixtureDensity
{
    /// <summary>Terms smaller than exp(−45) of the largest vanish in rounding, however many there are.</summary>
    private const double Negligible = -45;

    private readonly Candidates _candidates;
    private readonly Workspace _workspace;
    private readonly bool _asNumPy;
    private readonly double[] _constants;
    private readonly List<(double[] Points, NumericKernels Kernels)> _continuous = [];
    private readonly List<(double[] Table, int[] Rows)> _tables = [];
    private readonly int _count;

    /// <summary>Starts a mixture without factors.</summary>
    /// <param name="candidates">The points.</param>
    /// <param name="weights">The kernels' weights.</param>
    /// <param name="asNumPy">
    /// Whether terms are added in NumPy's order, which decides between candidates that differ by rounding alone.
    /// </param>
    /// <param name="workspace">The workspace for results.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public MixtureDensity(Candidates candidates, ReadOnlySpan<double> weights, bool asNumPy, Workspace workspace)
    {
        _asNumPy = asNumPy;
        _workspace = workspace;
        _candidates = candidates;
        _count = weights.Length;
        _constants = workspace.Doubles(Candidates.RoundUp(_count));
        weights.CopyTo(_constants);
        var padded = _constants.AsSpan(0, Candidates.RoundUp(_count));
        padded[_count..].Fill(1);
        if (asNumPy)
        {
            foreach (ref var constant in padded)
                constant = Math.Log(constant);
        }
        else
        {
            foreach (ref var constants in MemoryMarshal.Cast<double, Vector<double>>(padded))
                constants = Elementary.Log(constants);
        }
    }

    /// <summary>Adds a factor with few different values: rows of logarithms for all candidates, and the row of each kernel.</summary>
    public void AddTable(double[] table, int[] rows) => _tables.Add((table, rows));

    /// <summary>Adds a numeric parameter's factor.</summary>
    public void AddNumeric(NumericKernels kernels, int parameter, ReadOnlySpan<int> ascending)
    {
        kernels.AddLogNormalizers(_constants.AsSpan(0, Candidates.RoundUp(_count)));
        var values = _candidates.Values(parameter);
        if (kernels.IsDiscrete)
        {
            var rows = _workspace.Ints(_count);
            AddTable(kernels.LogTable(values, ascending, rows.AsSpan(0, _count)), rows);
            return;
        }

        var points = new double[values.Length];
        kernels.Transform(values, points);
        _continuous.Add((points, kernels));
    }

    /// <summary>The logarithm of the density at each candidate, and at the copies that fill the last vector.</summary>
    public double[] Evaluate()
    {
        var result = new double[_candidates.Stride];
        var kernels = Interleave();
        var points = _continuous.SelectMany(dimension => dimension.Points).ToArray();
        if (_asNumPy)
        {
            EvaluateAsNumPy(kernels, points, result);
            return result;
        }

        for (var lane = 0; lane < result.Length; lane += Candidates.Lanes)
            EvaluateLanes(lane, kernels, points, result);
        return result;
    }

    /// <summary>For each kernel the centre and the scale of every continuous parameter; (x − centre)² · scale² is the exponent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double[] Interleave()
    {
        var width = 2 * _continuous.Count;
        var kernels = _workspace.Doubles(_count * width);
        for (var dimension = 0; dimension < _continuous.Count; dimension++)
        {
            var means = _continuous[dimension].Kernels.Means;
            var widths = _continuous[dimension].Kernels.Widths;
            for (var (kernel, place) = (0, 2 * dimension); kernel < means.Length; kernel++, place += width)
            {
                kernels[place] = means[kernel];
                kernels[place + 1] = 0.70710678118654752440 / widths[kernel];
            }
        }

        return kernels;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void EvaluateLanes(int lane, ReadOnlySpan<double> kernels, ReadOnlySpan<double> points, Span<double> result)
    {
        var (first, second) = (new LogSum(), new LogSum());
        var (stride, half, place) = (_candidates.Stride, Vector<double>.Count, 0);
        var tables = CollectionsMarshal.AsSpan(_tables);
        for (var kernel = 0; kernel < _count; kernel++)
        {
            var x = Vector.Create(_constants[kernel]);
            var y = x;
            for (var point = lane; point < points.Length; point += stride, place += 2)
            {
                var (mean, scale) = (Vector.Create(kernels[place]), Vector.Create(kernels[place + 1]));
                var s = (Vector.LoadUnsafe(in points[point]) - mean) * scale;
                var t = (Vector.LoadUnsafe(in points[point + half]) - mean) * scale;
                x -= s * s;
                y -= t * t;
            }

            foreach (var (table, rows) in tables)
            {
                var start = rows[kernel] * stride + lane;
                x += Vector.LoadUnsafe(in table[start]);
                y += Vector.LoadUnsafe(in table[start + half]);
            }

            first.Add(x);
            second.Add(y);
        }

        first.Total.CopyTo(result[lane..]);
        second.Total.CopyTo(result[(lane + half)..]);
    }

    private void EvaluateAsNumPy(ReadOnlySpan<double> kernels, ReadOnlySpan<double> points, Span<double> result)
    {
        var terms = new double[_count];
        for (var candidate = 0; candidate < _candidates.Count; candidate++)
        {
            var place = 0;
            for (var kernel = 0; kernel < terms.Length; kernel++)
            {
                terms[kernel] = _constants[kernel];
                for (var point = candidate; point < points.Length; point += _candidates.Stride, place += 2)
                {
                    var distance = (points[point] - kernels[place]) * kernels[place + 1];
                    terms[kernel] -= distance * distance;
                }

                foreach (var (table, rows) in _tables)
                    terms[kernel] += table[rows[kernel] * _candidates.Stride + candidate];
            }

            var largest = terms.Max();
            result[candidate] = Math.Log(PairwiseSum.Of(Array.ConvertAll(terms, term => Math.Exp(term - largest)))) + largest;
        }
    }

    /// <summary>log Σ exp, one term at a time, relative to the largest so far.</summary>
    private struct LogSum()
    {
        private Vector<double> _largest = Vector.Create(double.MinValue);
        private Vector<double> _sum;

        public readonly Vector<double> Total => Elementary.Log(_sum) + _largest;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Add(Vector<double> term)
        {
            if (Vector.GreaterThanAny(term, _largest))
            {
                var largest = Vector.Max(term, _largest);
                _sum = _sum * Elementary.Exp(_largest - largest) + Elementary.Exp(term - largest);
                _largest = largest;
            }
            else if (Vector.GreaterThanAny(term, _largest + Vector.Create(Negligible)))
            {
                _sum += Elementary.Exp(term - _largest);
            }
        }
    }
}
