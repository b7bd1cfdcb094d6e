using Showrunner;

namespace Benchmarks;

/// <summary>The scorecard of one model's scenes, written in several ways, as one table beside real scenes (docs/scorecard.md).</summary>
internal static class ScenesBenchmark
{
    public const string Usage = """
        scenes MODEL TEXT [SCENES]   what choosing among lines gains: scenes of 200 words in several ways, beside scenes of a held-out text
        """;

    private const ulong FirstSeed = 1000;

    public static int? Run(string[] args)
    {
        if (args is not [var path, var text, .. var rest])
            return null;
        var scenes = rest is [var count] ? int.Parse(count) : 100;
        var model = ScriptModel.Load(path, WeightPrecision.EightBits);
        var heldOut = new Script("held-out text", Corpus.Load(text).Text);
        var (writer, reference) = (new ScriptWriter(model), new ScorecardReference(model, heldOut));
        var cards = Ways(guided: model.Options.Speakers > 0)
            .Select(way =>
            {
                var written = SceneBatch.Write(writer, "", scenes, way.Options with { Words = 200, Seed = FirstSeed });
                Console.Error.WriteLine($"{way.Name}: written");
                return (way.Name, Card: reference.Measure(written));
            })
            .ToArray();
        var tables = cards.Select(way => ScorecardTable.Of(way.Card)).ToArray();
        Console.WriteLine($"| measure | {string.Join(" | ", cards.Select(way => way.Name))} | real |");
        Console.WriteLine($"|---|{string.Concat(cards.Select(_ => "---|"))}---|");
        foreach (var (i, row) in tables[^1].Index())
            Console.WriteLine($"| {row.Measure} | {string.Join(" | ", tables.Select(table => table[i].Written))} | {row.Real} |");
        Console.WriteLine($"| distance | {string.Join(" | ", cards.Select(way => $"{ScorecardDistance.Of(way.Card):F3}"))} | |");
        return 0;
    }

    private static IEnumerable<(string Name, WritingOptions Options)> Ways(bool guided)
    {
        var (usual, lively) = (new WritingOptions(), WritingStyle.Find("lively").Apply(new()));
        yield return ("`--candidates 1`", usual with { Candidates = 1 });
        yield return ("eight candidates", usual);
        yield return ("`--candidates 1 --temperature 1 --top-k 0`", lively with { Candidates = 1 });
        yield return ("`--style lively`", lively);
        yield return ("`--style lively --candidates 32`", lively with { Candidates = 32 });
        if (guided)
            yield return ("`--style lively --speaker-guidance 3`", lively with { SpeakerGuidance = 3 });
    }
}
