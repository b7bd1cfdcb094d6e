using System.Text.Json;

namespace Benchmarks;

/// <summary>Another library's runs: recorded ones, or made now by its own process.</summary>
internal static class PeerRuns
{
    public static IReadOnlyList<Run> Recorded(string file) =>
        [
            .. File.ReadLines(file)
                .Where(line => line.Length > 0)
                .Select(line => JsonSerializer.Deserialize<Run>(line, JsonSerializerOptions.Web)!),
        ];

    public static IReadOnlyList<Run> Now(Optuna python, string seeds, string sampler, string[] functions)
    {
        var file = Path.GetTempFileName();
        try
        {
            python.Run("regret.py", [file, seeds, sampler, .. functions]);
            return Recorded(file);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
