using Tunewright;

namespace Plots.Tests;

/// <summary>Studies for pictures.</summary>
internal static class SomeStudies
{
    /// <summary>A study of every kind of parameter, with a condition, constraints, reports and pruning.</summary>
    public static Study Mixed(int trials, string name = "mixed")
    {
        var study = Study.Create(new() { Name = name, Sampler = new RandomSampler(seed: 1) });
        study.Optimize(
            trial =>
            {
                var layers = trial.SuggestInt("layers", 1, 3);
                var rate = trial.SuggestDouble("rate", 1e-5, 1e-1, log: true);
                var activation = trial.SuggestCategorical("activation", "relu", name, "gelu");
                var dropout = layers > 1 ? trial.SuggestDouble($"dropout of {name}", 0, 0.5) : 0;
                trial.SetConstraints(dropout - 0.4);
                for (var step = 0; step < 3; step++)
                    trial.Report(rate / (step + 1), step);
                return trial.Number % 9 == 8
                    ? throw new TrialPrunedException()
                    : Math.Abs(Math.Log10(rate) + 3) + layers + activation.Length;
            },
            trials
        );
        return study;
    }

    /// <summary>A study of several objectives to minimize.</summary>
    public static Study Several(int objectives, int trials)
    {
        var study = Study.Create(
            new()
            {
                Name = "several",
                Directions = [.. Enumerable.Repeat(StudyDirection.Minimize, objectives)],
                Sampler = new RandomSampler(seed: 1),
            }
        );
        study.Optimize(
            trial =>
            {
                var (x, y) = (trial.SuggestDouble("x", 0, 1), trial.SuggestDouble("y", 0, 1));
                double[] values = [x, 1 - x + y, x * y];
                return (IReadOnlyList<double>)values[..objectives];
            },
            trials
        );
        return study;
    }
}
