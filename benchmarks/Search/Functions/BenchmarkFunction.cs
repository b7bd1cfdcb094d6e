using System.Text.Json;
using Tunewright;

namespace Benchmarks;

/// <summary>A function of the benchmark, the same as in peers/functions.py.</summary>
/// <param name="Name">Its name in functions.json.</param>
/// <param name="Trials">How long a study of it is.</param>
/// <param name="Noise">Standard deviation of what is added to the value that a sampler sees.</param>
/// <param name="Objective">The value without noise.</param>
internal sealed record BenchmarkFunction(string Name, int Trials, double Noise, Func<Trial, double> Objective)
{
    public static IReadOnlyList<BenchmarkFunction> All { get; } = Load();

    /// <summary>Nearly normal, from the seed and the trial's number alone, so that it needs no agreed order of drawing.</summary>
    public double NoiseOf(int seed, int trial)
    {
        if (Noise == 0)
            return 0;
        var generator = new SplitMix64((seed * 1_000_003L) + trial);
        var sum = 0.0;
        for (var i = 0; i < 12; i++)
            sum += generator.Uniform(0, 1);
        return Noise * (sum - 6);
    }

    private static List<BenchmarkFunction> Load()
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Search", "functions.json"));
        var specs = JsonSerializer.Deserialize<Spec[]>(file, JsonSerializerOptions.Web)!;
        return
        [
            .. specs.Select(
                (spec, index) =>
                    new BenchmarkFunction(
                        spec.Name,
                        spec.Trials,
                        spec.Noise,
                        ShapedFunctions.Named(spec.Formula) ?? BoxFunctions.Create(spec.Formula, spec.Dimensions, spec.Rotated, index)
                    )
            ),
        ];
    }

    private sealed record Spec(string Name, string Formula, int Dimensions, bool Rotated, double Noise, int Trials);
}
