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
                var origin = distribution.RealOrigin;
                return (distribution.ToReal(low - origin - step / 2), distribution.ToReal(high - origin + step / 2));
            }
        }

        /// <summary>Where the bounds count from: 0 but in a grid so far out that doubles have no halves of its step there.</summary>
        public double RealOrigin
        {
            get
            {
                var (low, high, step) = distribution.Grid;
                var far = Math.Max(Math.Abs(low), Math.Abs(high));
                return step > 0 && !distribution.IsLog && Math.BitIncrement(far) - far > step / 8 ? low : 0;
            }
        }

        /// <summary>Takes a value in internal representation to this scale.</summary>
        public double ToReal(double value) => distribution.IsLog ? Math.Log(value) : value;

        /// <summary>The value in internal representation that is nearest to a number on this scale, counted from an origin.</summary>
        public double FromReal(double value, double origin = 0)
        {
            var grid = distribution.Grid;
            return origin != 0
                ? Math.Clamp(grid.Low + Math.Round((value + (origin - grid.Low)) / grid.Step) * grid.Step, grid.Low, grid.High)
                : grid.Nearest(distribution.IsLog ? Math.Exp(value) : value);
        }
    }
}
