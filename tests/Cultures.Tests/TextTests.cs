using System.Globalization;
using System.Text;

namespace Cultures.Tests;

/// <summary>Everything that a study computes, stores and says is the same text in every culture.</summary>
public sealed class TextTests
{
    [Theory]
    [MemberData(nameof(Cultures.Names), MemberType = typeof(Cultures))]
    public void IsThatOfTheInvariantCulture(string culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var expected = Everything();

        Cultures.Use(culture);

        Assert.Equal(expected, Everything());
    }

    [Theory]
    [MemberData(nameof(Cultures.Names), MemberType = typeof(Cultures))]
    public void HasAnotherMinusOrCalendarThere(string culture)
    {
        var there = CultureInfo.GetCultureInfo(culture);

        Assert.NotEqual(
            string.Create(CultureInfo.InvariantCulture, $"{-1.5} {new DateTime(2026, 11, 28):d}"),
            string.Create(there, $"{-1.5} {new DateTime(2026, 11, 28):d}")
        );
    }

    [Theory]
    [MemberData(nameof(Cultures.Names), MemberType = typeof(Cultures))]
    public void SnapsDecimalGrids(string culture)
    {
        Cultures.Use(culture);

        Assert.Equal(0.9, new FloatDistribution(0, 1, 0.3).High);
        Assert.Equal(-0.25, new FloatDistribution(-1, -0.1, 0.25).High);
        Assert.Equal(0.9, ((FloatDistribution)Distribution.Parse(new FloatDistribution(0, 1, 0.3).ToJson())).High);
    }

    private static string Everything()
    {
        var text = new StringBuilder();
        var output = new StringWriter(text, CultureInfo.InvariantCulture);
        using var folder = new TemporaryFolder();
        var storage = new JournalStorage(folder.File("s.log"));
        var study = Study.Create(
            new()
            {
                Name = "s",
                Storage = storage,
                Sampler = new TpeSampler(seed: 1),
                Time = new StoppedClock(),
            }
        );
        study.Enqueue(new Dictionary<string, object?> { ["x"] = -0.5, ["n"] = -3 });
        study.Optimize(
            trial =>
            {
                var x = trial.SuggestDouble("x", -1, 1, step: 0.3) + trial.SuggestInt("n", -9, 9, step: 2);
                trial.SetUserAttribute("note", -1.5e-7 * x);
                trial.SetConstraint("small", -1.5);
                trial.Report(x - 0.25, 3);
                return trial.Number == 7 ? throw new IOException("no luck") : x;
            },
            trials: 30,
            options: new()
            {
                Log = output,
                ProgressBar = output,
                Catch = [typeof(IOException)],
            }
        );
        study.ToTable(systemAttributes: true).WriteCsv(output);
        study.ToTable().WriteJson(output);
        output.WriteLine(study.ToTable());
        output.WriteLine(string.Join('\n', study.Trials));
        output.WriteLine(
            string.Join(", ", PedAnova.Importances(study).Select(one => one.Value.ToString("R", CultureInfo.InvariantCulture)))
        );
        foreach (var wrong in Mistakes(study))
            output.WriteLine(Assert.ThrowsAny<Exception>(wrong).Message.Split(" (Parameter")[0].Split(Environment.NewLine)[0]);
        return text.ToString();
    }

    private static IEnumerable<Action> Mistakes(Study study) =>
        [
            () => _ = new FloatDistribution(0.5, -0.5),
            () => _ = new FloatDistribution(-1e308, 1e308),
            () => _ = new FloatDistribution(1, 2, step: 0.5, log: true),
            () => _ = new IntDistribution(5, -5),
            () => new IntDistribution(1, 9).ToInternal(-3.7),
            () => new FloatDistribution(1, 9, log: true).ToInternal(-0.5),
            () => new CategoricalDistribution(0.5, -0.5).ToInternal(-0.25),
            () => _ = new ThresholdPruner(0.5, -0.5),
            () => study.Tell(-1, 0.5),
            () => study.Ask().SetUserAttribute("log", new string('x', 70_000)),
            () => study.Ask().SuggestLong("far", -(1L << 60), 0),
            () => study.AddTrial(study.Trials[0] with { Parameters = [new("x", new FloatDistribution(-1, 1), -1.5)] }),
        ];

    private sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 11, 28, 23, 59, 59, 123, 456, TimeSpan.Zero);

        public override long GetTimestamp() => 0;
    }
}
