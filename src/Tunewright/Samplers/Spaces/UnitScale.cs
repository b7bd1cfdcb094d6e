namespace Tunewright;

/// <summary>
/// Parameters as coordinates from 0 to 1: the <see cref="RealScale"/> of numeric ones, and for categories as many intervals of the same
/// width.
/// </summary>
internal static class UnitScale
{
    extension(Distribution distribution)
    {
        /// <summary>A value in internal representation as a coordinate; of a discrete one the middle of its interval.</summary>
        public double ToUnit(double value)
        {
            if (!distribution.IsNumeric)
                return (value + 0.5) / distribution.Grid.Count;
            if (distribution.IsSingle)
                return 0.5;
            var (low, high) = distribution.RealBounds;
            return (distribution.ToReal(value - distribution.RealOrigin) - low) / (high - low);
        }

        /// <summary>The value in internal representation at a coordinate; beyond 0 and 1 the value at the bound.</summary>
        public double FromUnit(double coordinate)
        {
            if (!distribution.IsNumeric)
                return Math.Clamp(Math.Floor(coordinate * distribution.Grid.Count), 0, distribution.Grid.Count - 1);
            if (distribution.IsSingle)
                return distribution.Grid.Low;
            var (low, high) = distribution.RealBounds;
            var real = Math.Clamp(low + coordinate * (high - low), low, high);
            return distribution.FromReal(real, distribution.RealOrigin);
        }
    }
}
