namespace Tunewright;

/// <summary>
/// The search is over when the best trial is, with high probability, worse than the best possible one by less than a tolerance.
/// A. Makarova et al., "Automatic termination for hyperparameter optimization", AutoML 2022. Take a tolerance near the objective's noise,
/// as the standard deviation of a cross-validation's mean: less regret cannot be told from luck.
/// </summary>
/// <remarks>
/// The bound is the smallest upper confidence bound of all trials less the smallest lower one of the space, by a Gaussian process over the
/// better half of complete, feasible trials (at most 200) and the parameters that all trials have. Every check fits the process anew,
/// which takes up to a second.
/// </remarks>
/// <param name="tolerance">The regret that does not matter, in the objective's units, at least 0.</param>
/// <param name="minTrials">The number of complete, feasible trials before which the search goes on; at least 2.</param>
/// <param name="objective">The index of the objective, from 0.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
public sealed class RegretBound(double tolerance, int minTrials = 20, int objective = 0) : ModelledStop(tolerance, minTrials, objective)
{
    private const double Doubt = 0.1; // δ, the probability that the bound is wrong
    private const double Shrink = 5; // N. Srinivas et al., "Gaussian process optimization in the bandit setting", ICML 2010, section 6

    private protected override double LogGain(LearntObjective learnt)
    {
        var (n, d) = (learnt.Points.Length, learnt.Space.Space.Count);
        var width = Math.Sqrt(2 * Math.Log(d * n * n * Math.PI * Math.PI / (6 * Doubt)) / Shrink);
        var highest = learnt.Model.Process.At(learnt.Points).Min(y => y.Mean + width * y.Deviation);
        var lowest = -Largest(learnt, y => new(width * y.Deviation - y.Mean, -1, width / (2 * y.Deviation)));
        return Math.Log(Math.Max(0, highest - lowest)) + Math.Log(learnt.Model.Deviation);
    }
}
