using System.Text.Json;

namespace Benchmarks;

/// <summary>A study of a free objective: all time is the library's own.</summary>
/// <param name="Library">Who ran it.</param>
/// <param name="Processor">Seconds of processor time until the end of each trial; other work on the machine does not count.</param>
/// <param name="Clock">The same on the clock, where waiting for the disk counts.</param>
internal sealed record Measurement(string Library, double[] Processor, double[] Clock)
{
    public static Measurement OfPeer(Optuna python, string sampler, string storage, string space, int trials) =>
        JsonSerializer.Deserialize<Measurement>(python.Run("cost.py", sampler, storage, space, $"{trials}"), JsonSerializerOptions.Web)!;

    /// <summary>Milliseconds a trial over the first <paramref name="trials"/>.</summary>
    public static double MeanOfFirst(double[] ends, int trials) => 1000 * ends[trials - 1] / trials;

    /// <summary>Milliseconds a trial over the hundred before <paramref name="trial"/>.</summary>
    public static double At(double[] ends, int trial) => 1000 * (ends[trial - 1] - ends[trial - 101]) / 100;
}
