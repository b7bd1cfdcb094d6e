namespace Tunewright;

/// <summary>Uniform values of a distribution, by Optuna's arithmetic, so that equal draws give equal values.</summary>
internal static class UniformDraw
{
    /// <summary>A value in internal representation.</summary>
    public static double From(UniformStream stream, Distribution distribution) =>
        distribution switch
        {
            FloatDistribution d => Float(stream, d),
            IntDistribution d => Int(stream, d),
            CategoricalDistribution d => Category(stream, d.Choices.Length),
            _ => throw new NotSupportedException($"Unknown distribution {distribution}."),
        };

    private static double Float(UniformStream stream, FloatDistribution d)
    {
        if (d.Step is { } step)
        {
            var value = Between(stream, d.Low - (0.5 * step), d.High + (0.5 * step));
            return Math.Clamp((Math.Round((value - d.Low) / step) * step) + d.Low, d.Low, d.High);
        }

        var drawn = d.Log ? Math.Exp(Between(stream, Math.Log(d.Low), Math.Log(d.High))) : Between(stream, d.Low, d.High);
        return Math.Clamp(drawn, d.Low, d.High - 1 < d.High ? Math.BitDecrement(d.High) : d.High);
    }

    private static double Int(UniformStream stream, IntDistribution d)
    {
        if (d.Log)
        {
            var value = Math.Exp(Between(stream, Math.Log(d.Low - 0.5), Math.Log(d.High + 0.5)));
            return Math.Clamp(Math.Round(value), d.Low, d.High);
        }

        var drawn = Between(stream, d.Low - (0.5 * d.Step), d.High + (0.5 * d.Step));
        return Math.Clamp((Math.Floor(((drawn - d.Low) / d.Step) + 0.5) * d.Step) + d.Low, d.Low, d.High);
    }

    /// <summary>The place of the largest of as many draws as there are choices.</summary>
    private static double Category(UniformStream stream, int choices)
    {
        var (best, largest) = (0, -1.0);
        for (var i = 0; i < choices; i++)
        {
            if (stream.Next() is var draw && draw > largest)
            {
                (best, largest) = (i, draw);
            }
        }

        return best;
    }

    private static double Between(UniformStream stream, double low, double high) => low + ((high - low) * stream.Next());
}
