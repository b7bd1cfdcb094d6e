using System.Text.Json;

namespace Search.Cost;

/// <summary>A study of a free objective: all time is the library's own.</summary>
/// <param name="Library">Who ran it.</param>
/// <param name="Ends">Seconds from the start to the end of each trial: processor time, and with a journal the clock's.</param>
internal sealed record Measurement(string Library, double[] Ends)
{
    /// <summary>Milliseconds a trial over the first <paramref name="trials"/>.</summary>
    public double MeanOfFirst(int trials) => 1000 * Ends[trials - 1] / trials;

    /// <summary>Milliseconds a trial over the hundred before <paramref name="trial"/>.</summary>
    public double At(int trial) => 1000 * (Ends[trial - 1] - Ends[trial - 101]) / 100;

    public double Total => Ends[^1];

    public static Measurement OfPeer(Python python, string sampler, string storage, string space, int trials) =>
        JsonSerializer.Deserialize<Measurement>(python.Run("cost.py", sampler, storage, space, $"{trials}"), JsonSerializerOptions.Web)!;
}
