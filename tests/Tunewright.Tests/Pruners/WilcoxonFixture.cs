using System.Text.Json;

namespace Tunewright.Tests.Pruners;

/// <summary>What Fixtures/wilcoxon.py recorded.</summary>
internal sealed record WilcoxonFixture(WilcoxonFixture.Test[] Tests, WilcoxonFixture.Study[] Studies)
{
    public sealed record Test(double[] Differences, double P);

    public sealed record Study(
        bool Maximize,
        double P_threshold,
        int N_startup_steps,
        double[] Values,
        JsonElement[][][] Complete,
        JsonElement[][] Current,
        string Prunes
    );

    public static WilcoxonFixture Load() =>
        JsonSerializer.Deserialize<WilcoxonFixture>(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "wilcoxon.json")),
            JsonSerializerOptions.Web
        )!;

    public static KeyValuePair<long, double> Report(JsonElement[] pair) =>
        KeyValuePair.Create(
            pair[0].GetInt64(),
            pair[1].ValueKind == JsonValueKind.Number ? pair[1].GetDouble()
                : pair[1].GetString() == "inf" ? double.PositiveInfinity
                : double.NaN
        );
}
