namespace Tunewright;

/// <summary>
/// The scale on which samplers see numeric parameters as real numbers: logarithmic for logarithmic ranges, and half a step
/// wider at both ends for discrete ones, so that every value owns an interval of the same width.
/// </summary>
internal static class RealScale
{
    extension(Distribution distribution)
    {
        /// <summary>The bounds on this scale.</summary>
        public (double Low, double High) RealBounds
        {
            get
            {
                var (low, high, step) = distribution.Grid;
                return (distribution.ToReal(low - step / 2), distribution.ToReal(high + step / 2));
            }
        }

        /// <summary>Takes a value in internal representation to this scale.</summary>
        public double ToReal(double value) => distribution.IsLog ? Math.Log(value) : value;

        /// <summary>The value in internal representation that is nearest to a number on this scale.</summary>
        public double FromReal(double value) => distribution.Grid.Nearest(distribution.IsLog ? Math.Exp(value) : value);
    }
}
