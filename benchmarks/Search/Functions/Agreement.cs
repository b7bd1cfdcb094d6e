using System.Text.Json;
using Tunewright;

namespace Benchmarks;

/// <summary>Evaluates every function here and in Python at the same points.</summary>
internal static class Agreement
{
    private const int Points = 20;

    /// <summary>The largest relative difference over all functions.</summary>
    /// <exception cref="InvalidOperationException">It is above 1e-9.</exception>
    public static double Check(Optuna python)
    {
        var points = new List<(string Name, FrozenTrial Trial, double Noise)>();
        foreach (var function in BenchmarkFunction.All)
        {
            var study = Study.Create(new StudyOptions { Sampler = new RandomSampler(seed: 5), Pruner = new NoPruner() });
            study.Optimize(function.Objective, trials: Points);
            points.AddRange(study.Trials.Select(t => (function.Name, t, function.NoiseOf(3, t.Number))));
        }
        foreach (var function in FrontFunction.All)
        {
            var study = Study.Create(
                new()
                {
                    Sampler = new RandomSampler(seed: 5),
                    Pruner = new NoPruner(),
                    Directions = [.. Enumerable.Repeat(StudyDirection.Minimize, function.Reference.Length)],
                }
            );
            study.Optimize(trial => (IReadOnlyList<double>)function.Of(trial), trials: Points);
            points.AddRange(study.Trials.Select(t => (function.Name, t, double.NaN)));
        }

        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(
                file,
                JsonSerializer.Serialize(
                    points.Select(p => new
                    {
                        function = p.Name,
                        number = p.Trial.Number,
                        parameters = p.Trial.ExternalParameters(),
                    })
                )
            );
            var answers = JsonDocument.Parse(python.Run("agree.py", file)).RootElement;
            var largest = 0.0;
            foreach (var ((name, trial, noise), answer) in points.Zip(answers.EnumerateArray()))
            {
                double[] here = double.IsNaN(noise) ? [.. trial.Values] : [trial.Values[0], noise];
                foreach (var (own, peer) in here.Zip(answer.EnumerateArray().Select(number => number.GetDouble())))
                {
                    var difference = Math.Abs(own - peer) / Math.Max(1, Math.Abs(peer));
                    if (!(difference < 1e-9))
                        throw new InvalidOperationException($"{name} or its noise is {own:R} here and {peer:R} in Python.");
                    largest = Math.Max(largest, difference);
                }
            }
            return largest;
        }
        finally
        {
            File.Delete(file);
        }
    }
}
