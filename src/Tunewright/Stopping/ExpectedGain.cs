namespace Tunewright;

/// <summary>
/// The search is over when no point of the space is expected to improve the best value by as much as a minimum: when another trial is not
/// worth its cost.
/// </summary>
/// <remarks>
/// The expected improvement is that of a Gaussian process over the better half of complete, feasible trials (at most 200) and the
/// parameters that all trials have (V. Nguyen, S. Gupta, S. Rana, C. Li, S. Venkatesh, "Regret for expected improvement over the
/// best-observed value and stopping condition", ACML 2017). Every check fits the process anew, which takes up to a second.
/// </remarks>
/// <param name="minimum">The smallest improvement that is worth a trial, in the objective's units, at least 0.</param>
/// <param name="minTrials">The number of complete, feasible trials before which the search goes on; at least 2.</param>
/// <param name="objective">The index of the objective, from 0.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
public sealed class ExpectedGain(double minimum, int minTrials = 20, int objective = 0) : ModelledStop(minimum, minTrials, objective)
{
    private protected override double LogGain(LearntObjective learnt)
    {
        var best = learnt.Points.Min(learnt.Model.Process.MeanAt);
        return Largest(learnt, y => ExpectedImprovement.Log(y, best)) + Math.Log(learnt.Model.Deviation);
    }
}
