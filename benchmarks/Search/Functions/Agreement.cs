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
                var (value, peerNoise) = (answer[0].GetDouble(), answer[1].GetDouble());
                var difference = Math.Max(Math.Abs(trial.Values[0] - value) / Math.Max(1, Math.Abs(value)), Math.Abs(noise - peerNoise));
                if (!(difference < 1e-9))
                {
                    throw new InvalidOperationException(
                        $"{name} is {trial.Values[0]:R} here and {value:R} in Python, its noise {noise:R} and {peerNoise:R}."
                    );
                }

                largest = Math.Max(largest, difference);
            }
            return largest;
        }
        finally
        {
            File.Delete(file);
        }
    }
}
