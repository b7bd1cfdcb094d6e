using Tunewright;

namespace Benchmarks;

/// <summary>Spaces that are no box of real numbers: logarithms, integers, steps, categories, mixtures, conditions and loops.</summary>
internal static class ShapedFunctions
{
    public static Func<Trial, double>? Named(string formula) =>
        formula switch
        {
            "logarithms" => Logarithms,
            "integers" => Integers,
            "steps" => Steps,
            "choices" => Choices,
            "mixed" => Mixed,
            "conditional" => Conditional,
            "layers" => Layers,
            _ => null,
        };

    /// <summary>Four rates on a logarithmic scale; the second best depends on the first.</summary>
    private static double Logarithms(Trial trial)
    {
        var a = Math.Log10(trial.SuggestDouble("a", 1e-6, 1, log: true));
        var b = Math.Log10(trial.SuggestDouble("b", 1e-6, 1, log: true));
        var c = Math.Log10(trial.SuggestDouble("c", 1e-4, 1e4, log: true));
        var d = Math.Log10(trial.SuggestDouble("d", 1e-2, 1e2, log: true));
        return Square(a + 2.7) + (3 * Square(b - (0.5 * a) + 1.9)) + (0.5 * Square(c - 1.3)) + (Math.Sin(3 * d) * d) + (d * d);
    }

    private static double Integers(Trial trial)
    {
        int[] target = [7, -13, 2, 18, -5, 0];
        var z = target.Select((t, i) => (double)(trial.SuggestInt($"i{i}", -20, 20) - t)).ToArray();
        return z.Select((v, i) => (i + 1) * v * v).Sum() + (2 * Math.Abs(z[0] + z[1]) * Math.Abs(z[2] - z[3]));
    }

    private static double Steps(Trial trial) =>
        Formulas.Rastrigin([.. Enumerable.Range(0, 4).Select(i => trial.SuggestDouble($"s{i}", -5, 5, step: 0.25) - (1.75 - i))]);

    /// <summary>Six categories of five choices: a cost for each choice, and one for each pair of neighbours.</summary>
    private static double Choices(Trial trial)
    {
        var generator = new SplitMix64(77);
        var single = new double[6, 5];
        var pair = new double[5, 5, 5];
        for (var i = 0; i < 6; i++)
        {
            for (var c = 0; c < 5; c++)
                single[i, c] = generator.Uniform(0, 4);
        }

        for (var i = 0; i < 5; i++)
        {
            for (var c = 0; c < 5; c++)
            {
                for (var d = 0; d < 5; d++)
                    pair[i, c, d] = generator.Uniform(0, 2);
            }
        }

        var picked = Enumerable.Range(0, 6).Select(i => trial.SuggestCategorical($"c{i}", "a", "b", "c", "d", "e")[0] - 'a').ToArray();
        return picked.Select((p, i) => single[i, p]).Sum() + Enumerable.Range(0, 5).Sum(i => pair[i, picked[i], picked[i + 1]]);
    }

    /// <summary>Shaped like a network's hyperparameters: the best rate depends on the optimizer and the batch.</summary>
    public static double Mixed(Trial trial)
    {
        var rate = Math.Log10(trial.SuggestDouble("rate", 1e-5, 1e-1, log: true));
        var momentum = trial.SuggestDouble("momentum", 0, 1);
        var dropout = trial.SuggestDouble("dropout", 0, 0.6, step: 0.1);
        var layers = trial.SuggestInt("layers", 1, 5);
        var units = Math.Log2(trial.SuggestInt("units", 16, 1024, log: true));
        var batch = trial.SuggestInt("batch", 16, 256, step: 16);
        var optimizer = trial.SuggestCategorical("optimizer", "sgd", "adam", "rmsprop");
        var activation = trial.SuggestCategorical("activation", "relu", "tanh", "gelu");
        var bestRate =
            optimizer switch
            {
                "sgd" => -1.5,
                "adam" => -3.0,
                _ => -3.5,
            } + (0.3 * Math.Log2(batch / 64.0));
        var loss =
            optimizer switch
            {
                "sgd" => 0.3,
                "adam" => 0.0,
                _ => 0.2,
            }
            + activation switch
            {
                "relu" => 0.1,
                "tanh" => 0.4,
                _ => 0.0,
            };
        loss += (0.8 * Square(rate - bestRate)) + (2 * Square(momentum - 0.85)) + (3 * Square(dropout - 0.3));
        return loss + (0.1 * Square(layers - 3)) + (0.15 * Square(units - 8.5 + (0.4 * layers))) + (0.0005 * Math.Abs(batch - 64));
    }

    /// <summary>Three models with parameters of their own.</summary>
    private static double Conditional(Trial trial)
    {
        switch (trial.SuggestCategorical("model", "linear", "forest", "network"))
        {
            case "linear":
                return 0.9 + (0.1 * Square(Math.Log10(trial.SuggestDouble("penalty", 1e-5, 10, log: true)) + 1));
            case "forest":
                var trees = trial.SuggestInt("trees", 10, 500);
                var depth = trial.SuggestInt("depth", 2, 32);
                return 0.6 + (20.0 / trees) + (0.004 * Square(depth - 14));
            default:
                var rate = Math.Log10(trial.SuggestDouble("rate", 1e-5, 1, log: true));
                var width = Math.Log2(trial.SuggestInt("width", 8, 512, log: true));
                var dropout = trial.SuggestDouble("dropout", 0, 0.9);
                return 0.3 + (0.4 * Square(rate + 2.2)) + (0.05 * Square(width - 7)) + Square(dropout - (0.05 * width));
        }
    }

    /// <summary>A looped space: each further layer brings two parameters.</summary>
    private static double Layers(Trial trial)
    {
        var count = trial.SuggestInt("layers", 1, 4);
        var loss = 0.5 * Math.Abs(count - 3);
        var width = 8.0;
        for (var i = 0; i < count; i++)
        {
            var units = Math.Log2(trial.SuggestInt($"units{i}", 4, 512, log: true));
            var dropout = trial.SuggestDouble($"dropout{i}", 0, 0.8);
            loss += (0.1 * Square(units - width + 1)) + Square(dropout - (0.1 * (i + 1)));
            width = units;
        }
        return loss;
    }

    private static double Square(double value) => value * value;
}
