using System.Text.RegularExpressions;
using CsCheck;

namespace Showrunner.Tests;

/// <summary>Against every text that there is, scored by the textbook's forward pass, on models of a few words.</summary>
public partial class BeamSearchTests
{
    private const string Prime = "a: b";

    private static readonly Vocabulary Words = Vocabulary.Of(Tokenizer.Encode("a: b c.\n\n(b)"));
    private static readonly Vocabulary FewWords = Vocabulary.Of(Tokenizer.Encode("a: b.\n"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static Checkpoint Checkpoint(int seed, Vocabulary? words = null)
    {
        var checkpoint = Some.Checkpoint(new ModelOptions { EmbeddingSize = 4 }, words ?? Words, seed);
        foreach (var tensor in checkpoint.Weights)
        {
            for (var i = 0; i < tensor.Values.Length; i++)
                tensor.Values[i] *= 4;
        }

        return checkpoint;
    }

    // One speech, its directions closed and not empty.
    [GeneratedRegex(@"^a:( ?(b|c|\.)| \(( ?(b|c|\.))+\))+$")]
    private static partial Regex Speech();

    // All that may be said after "a: b" in `longest` words, or before a line end after which a blank line, a name and a word have room.
    private static IEnumerable<(string[] Words, double Score)> All(NaiveModel model, int longest, double lengthPenalty)
    {
        string[][] texts =
        [
            [],
        ];
        for (var length = 0; length < longest; length++)
        {
            if (longest - length > 3)
            {
                foreach (var text in texts)
                    yield return (text, Score([.. text, Tokenizer.Return]));
            }

            texts = [.. texts.SelectMany(text => new[] { "b", Tokenizer.Period }.Select(word => (string[])[.. text, word]))];
        }
        foreach (var text in texts)
            yield return (text, Score(text));

        double Score(string[] text)
        {
            var (before, ids) = (FewWords.Encode([Tokenizer.Return, Tokenizer.Return, "a:", "b"]), FewWords.Encode(text));
            var logits = model.Logits([.. before, .. ids]).Skip(before.Length - 1).ToList();
            return -ids.Select((id, i) => NaiveModel.Loss(logits[i], id)).Sum() / Math.Pow(text.Length, lengthPenalty);
        }
    }

    [Fact]
    public void FindsTheBestOfAllTextsWhereItIsWideEnough() =>
        Gen.Select(Gen.Int[0, 10_000], Gen.Int[0, 2])
            .Sample(
                (seed, lengthPenalty) =>
                {
                    var checkpoint = Checkpoint(seed, FewWords);

                    var written = Said(
                        checkpoint,
                        new()
                        {
                            Words = 5,
                            Exact = true,
                            Lines = 1,
                            Beams = 64,
                            LengthPenalty = lengthPenalty,
                        }
                    );

                    Assert.Equal(All(new NaiveModel(checkpoint), 5, lengthPenalty).MaxBy(text => text.Score).Words, written);
                },
                iter: 100,
                threads: 1
            );

    [Fact]
    public void WidthOneIsGreedy() =>
        Gen.Int[0, 10_000]
            .Sample(
                seed =>
                    Assert.Equal(
                        Said(Checkpoint(seed), new() { Words = 30, Temperature = 0 }),
                        Said(Checkpoint(seed), new() { Words = 30, Beams = 1 })
                    ),
                iter: 60
            );

    [Fact]
    public void EveryTextIsAScript() =>
        Gen.Select(Gen.Int[0, 10_000], Gen.Int[2, 9], Gen.Int[3, 20])
            .Sample(
                (seed, width, words) =>
                {
                    var text = string.Concat(
                        new ScriptWriter(new(Checkpoint(seed))).Write(
                            Prime,
                            new()
                            {
                                Words = words,
                                Exact = true,
                                Beams = width,
                            },
                            Token
                        )
                    );

                    Assert.All(text.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Matches(Speech(), line));
                },
                iter: 60
            );

    [Fact]
    public void ControlsThatJudgeWordsHold()
    {
        var written = Said(
            Checkpoint(3),
            new()
            {
                Words = 40,
                Exact = true,
                Beams = 4,
                Banned = ["c"],
                NoRepeat = 2,
                Wanted = ["b", "."],
            }
        );

        Assert.DoesNotContain("c", written);
        Assert.Contains(Tokenizer.Period, written);
    }

    [Fact]
    public void AnySeedAloneOrAmongOthersGivesTheSame()
    {
        var writer = new ScriptWriter(new(Checkpoint(5)));
        var options = new WritingOptions
        {
            Words = 12,
            Exact = true,
            Beams = 3,
            Probabilities = true,
        };
        ScriptDraft[] drafts =
        [
            writer.Begin(Prime, options),
            writer.Begin("", options with { Beams = null, Seed = 1 }),
            writer.Begin(Prime, options with { Seed = 9 }),
        ];
        var written = drafts.Select(_ => new List<WrittenWord>()).ToArray();

        while (drafts.Any(draft => !draft.IsDone))
        {
            int[] active = [.. Enumerable.Range(0, drafts.Length).Where(i => !drafts[i].IsDone)];
            writer.Advance([.. active.Select(i => drafts[i])]);
            foreach (var i in active)
                written[i].AddRange(drafts[i].NewWords);
        }

        Assert.Equal(writer.WriteWords(Prime, options, Token), written[0]);
        Assert.Equal(written[0], written[2]);
        Assert.All(written[0].Where(word => !word.IsPrime), word => Assert.InRange(word.Probability!.Value, 0, 1));
    }

    [Fact]
    public void StopStringsEndABeam()
    {
        var writer = new ScriptWriter(new(Checkpoint(5)));

        var text = string.Concat(
            writer.Write(
                Prime,
                new()
                {
                    Words = 40,
                    Exact = true,
                    Beams = 4,
                    Stop = ["c"],
                },
                Token
            )
        );

        Assert.DoesNotContain("c", text, StringComparison.Ordinal);
    }

    [Fact]
    public void ContradictionsNameBoth()
    {
        var writer = new ScriptWriter(new(Checkpoint(1)));
        string Error(WritingOptions options) => Assert.Throws<ShowrunnerException>(() => writer.Begin("", options)).Message;

        Assert.Contains(
            "beam search, which draws nothing, and the top-p contradict",
            Error(new() { Beams = 2, TopP = 0.9 }),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "contrastive search, which draws nothing, and the temperature (0.5) contradict",
            Error(new() { ContrastiveK = 4, Temperature = 0.5 }),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "beam search, which draws nothing, and the xtc contradict",
            Error(new() { Beams = 2, XtcProbability = 0.5 }),
            StringComparison.Ordinal
        );
        Assert.Contains("beam search and the contrastive search", Error(new() { Beams = 2, ContrastiveK = 4 }), StringComparison.Ordinal);
        Assert.Contains("number of beams is 65; it must be 1 to 64", Error(new() { Beams = 65 }), StringComparison.Ordinal);
    }

    private static string[] Said(Checkpoint checkpoint, WritingOptions options) =>
        [.. new ScriptWriter(new(checkpoint)).WriteWords(Prime, options, Token).Where(word => !word.IsPrime).Select(word => word.Word)];
}
