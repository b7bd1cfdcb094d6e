namespace Tunewright;

/// <summary>The scale on which a parameter's kernels live: logarithmic for logarithmic ranges, half a step wider for discrete ones.</summary>
internal static class KernelScale
{
    extension(Distribution distribution)
    {
        /// <summary>Whether kernels see the logarithm.</summary>
        public bool IsLog => distribution is FloatDistribution { Log: true } or IntDistribution { Log: true };

        /// <summary>The distance between values; 0 for a continuous range.</summary>
        public double StepOrZero =>
            distribution switch
            {
                FloatDistribution d => d.Step ?? 0,
                IntDistribution d => d.Step,
                _ => 0,
            };

        /// <summary>The lowest and the highest value.</summary>
        public (double Low, double High) Bounds =>
            distribution switch
            {
                FloatDistribution d => (d.Low, d.High),
                IntDistribution d => (d.Low, d.High),
                _ => throw new ArgumentException("A categorical distribution has no bounds.", nameof(distribution)),
            };

        /// <summary>The bounds on the kernels' scale.</summary>
        public (double Low, double High) KernelBounds
        {
            get
            {
                var (low, high) = distribution.Bounds;
                var half = distribution.StepOrZero / 2;
                return (distribution.ToKernelScale(low - half), distribution.ToKernelScale(high + half));
            }
        }

        /// <summary>A value on the kernels' scale.</summary>
        public double ToKernelScale(double value) => distribution.IsLog ? Math.Log(value) : value;

        /// <summary>The nearest possible value to one on the kernels' scale.</summary>
        public double FromKernelScale(double value)
        {
            var (low, high) = distribution.Bounds;
            var step = distribution.StepOrZero;
            value = distribution.IsLog ? Math.Exp(value) : value;
            return Math.Clamp(step == 0 ? value : low + (Math.Round((value - low) / step) * step), low, high);
        }
    }
}
