namespace Tunewright;

/// <summary>
/// When a run of the strategy has nothing more to find. N. Hansen, "The CMA evolution strategy: a tutorial", arXiv:1604.00772, appendix
/// B.3.
/// </summary>
internal static class CmaEsConvergence
{
    private const double EqualLosses = 1e-12;
    private const double SmallestStep = 1e-12;
    private const double LargestStep = 1e4;
    private const double LargestCondition = 1e14;

    extension(CmaEsState state)
    {
        /// <summary>The number of generations whose losses are compared.</summary>
        private int Remembered => 10 + (int)Math.Ceiling(30.0 * state.Parameters.Dimensions / state.Parameters.Size);

        /// <summary>The state with the losses of its last generation.</summary>
        public CmaEsState Remembering(double best, double worst)
        {
            var losses = state.Losses.Enqueue((best, worst));
            return state with { Losses = state.Generation > state.Remembered ? losses.Dequeue() : losses };
        }

        /// <summary>Whether the run should end.</summary>
        public bool HasConverged => state.HasEqualLosses || state.IsTooSmall || state.IsTooLarge || state.HasNoEffect;

        private bool HasEqualLosses =>
            state.Generation >= state.Remembered
            && state.Losses.Max(loss => loss.Worst) - state.Losses.Min(loss => loss.Best) < EqualLosses;

        private bool IsTooSmall
        {
            get
            {
                var tolerance = SmallestStep * state.FirstSigma;
                return Enumerable
                    .Range(0, state.Mean.Length)
                    .All(i =>
                        state.Sigma * Math.Sqrt(state.Covariance.Variance(i)) < tolerance
                        && Math.Abs(state.Sigma * state.RankOnePath[i]) < tolerance
                    );
            }
        }

        private bool IsTooLarge
        {
            get
            {
                var (shortest, longest) = (state.Covariance.Lengths.Min(), state.Covariance.Lengths.Max());
                return state.Sigma * longest > LargestStep * state.FirstSigma || Math.Pow(longest / shortest, 2) > LargestCondition;
            }
        }

        /// <summary>Whether rounding loses a fifth of a deviation along a parameter, or a tenth along an axis.</summary>
        private bool HasNoEffect
        {
            get
            {
                var index = state.Generation % state.Mean.Length;
                var axis = state.Covariance.Axis(index);
                var length = 0.1 * state.Sigma * state.Covariance.Lengths[index];
                return Enumerable
                        .Range(0, state.Mean.Length)
                        .Any(i => state.Mean[i] == state.Mean[i] + 0.2 * state.Sigma * Math.Sqrt(state.Covariance.Variance(i)))
                    || Enumerable.Range(0, axis.Length).All(i => state.Mean[i] == state.Mean[i] + length * axis[i]);
            }
        }
    }
}
