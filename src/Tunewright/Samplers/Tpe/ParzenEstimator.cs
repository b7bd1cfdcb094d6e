using System.Runtime.CompilerServices;

namespace Tunewright;

/// <summary>
/// A density over a space: a mixture of products of kernels, one product for each observed trial and one for the prior
/// (Watanabe, "Tree-Structured Parzen Estimator", arXiv:2304.11127, section 3.3; the kernels are those of Optuna 5).
/// </summary>
internal sealed class ParzenEstimator
{
    private readonly Observations _observations;
    private readonly double[] _weights;
    private readonly object[] _kernels; // NumericKernels or CategoricalKernels for each parameter

    /// <summary>Builds the density in the observations' workspace.</summary>
    /// <param name="observations">The observed values.</param>
    /// <param name="uniform">Whether all observations have the same weight; otherwise recent ones have more.</param>
    public ParzenEstimator(Observations observations, bool uniform)
    {
        _observations = observations;
        _weights = observations.Workspace.Doubles(observations.Count + 1);
        KernelWeights.Compute(_weights.AsSpan(0, observations.Count + 1), uniform);
        _kernels = new object[observations.Space.Count];
        for (var i = 0; i < _kernels.Length; i++)
        {
            var distribution = observations.Space.Parameters[i].Distribution;
            _kernels[i] = distribution.IsNumeric
                ? new NumericKernels(distribution, observations.Values(i), observations.Ascending(i), observations.Workspace)
                : new CategoricalKernels((int)distribution.Grid.Count, observations.Values(i), observations.Workspace);
        }
    }

    /// <summary>The mixture's weights: oldest trial first, the prior last.</summary>
    public ReadOnlySpan<double> Weights => _weights.AsSpan(0, _observations.Count + 1);

    /// <summary>The kernels of one parameter.</summary>
    public object Kernels(int parameter) => _kernels[parameter];

    /// <summary>Draws points, in Optuna's order: kernels, then categorical parameters, then numeric ones.</summary>
    public Candidates Sample(UniformStream stream, int count)
    {
        var candidates = new Candidates(_observations.Space, count);
        var draws = new double[count];
        var chosen = ChooseKernels(stream, count);
        for (var i = 0; i < _kernels.Length; i++)
        {
            if (_kernels[i] is CategoricalKernels categorical)
            {
                stream.Fill(draws);
                for (var j = 0; j < count; j++)
                    draws[j] = categorical.Quantile(chosen[j], draws[j]);
                candidates.Set(i, draws);
            }
        }

        for (var i = 0; i < _kernels.Length; i++)
        {
            if (_kernels[i] is NumericKernels numeric)
            {
                stream.Fill(draws);
                numeric.Quantiles(chosen, draws, candidates.Values(i));
            }
        }

        return candidates;
    }

    /// <summary>The logarithm of the density at each candidate.</summary>
    /// <param name="candidates">The points.</param>
    /// <param name="asNumPy">Whether to add in NumPy's order, which is slower.</param>
    public double[] LogDensity(Candidates candidates, bool asNumPy = false)
    {
        var density = new MixtureDensity(candidates, Weights, asNumPy, _observations.Workspace);
        for (var i = 0; i < _kernels.Length; i++)
        {
            if (_kernels[i] is CategoricalKernels categorical)
                density.AddTable(categorical.LogTable(candidates.Values(i)), categorical.Rows);
            else if (_kernels[i] is NumericKernels numeric)
                density.AddNumeric(numeric, i, _observations.Ascending(i));
        }

        return density.Evaluate();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int[] ChooseKernels(UniformStream stream, int count)
    {
        var cumulative = new double[Weights.Length];
        var sum = 0.0;
        for (var i = 0; i < cumulative.Length; i++)
            cumulative[i] = sum += Weights[i];
        var chosen = new int[count];
        foreach (ref var kernel in chosen.AsSpan())
        {
            var share = stream.Next();
            while (kernel < cumulative.Length - 1 && cumulative[kernel] / sum <= share)
                kernel++;
        }

        return chosen;
    }
}
