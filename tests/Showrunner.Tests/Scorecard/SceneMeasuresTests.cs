using CsCheck;

namespace Showrunner.Tests;

/// <summary>Against the definitions in docs/scorecard.md, written as loops over strings.</summary>
public class SceneMeasuresTests
{
    private static readonly string[] Words = ["boat", "rope", "tea", "the", "you", "yes", "no", ".", "?", "\"", ","];

    private static readonly Gen<(string Speaker, string[] Said)[]> Lines = Gen.Select(
        Gen.OneOf(Gen.Const("agnes"), Gen.Const("otto"), Gen.Const("nell")),
        Gen.Int[0, Words.Length - 1].Select(i => Words[i]).Array[1, 9],
        (speaker, said) => (speaker, said)
    ).Array[1, 14];

    [Fact]
    public void AgreesWithNaiveCounts() =>
        Gen.Select(Lines, Lines.Array[1, 5])
            .Sample(
                (training, scenes) =>
                {
                    var measures = Measure(training, scenes);
                    var lines = scenes.SelectMany(scene => scene).ToArray();

                    Assert.Equal((scenes.Length, lines.Length), (measures.Scenes, measures.Lines));
                    Same(Continuity(training, scenes, 5), measures.Continuity);
                    Same(Continuity(training, scenes, 1), measures.PreviousContinuity);
                    Same(lines.Average(line => line.Said.Count(word => word == "\"") % 2), measures.OpenQuotes);
                    Same(lines.Average(line => line.Said.Contains("?") ? 1.0 : 0), measures.Questions);
                    Same(Repetition(scenes), measures.Repetition);
                    Same(Copied(training, lines, 4), measures.Copied[4]);
                    Same(Distinct(lines, 2), measures.Distinct[1]);
                },
                iter: 200
            );

    [Fact]
    public void ShuffledLinesLoseTheirThreadAndNothingElse()
    {
        var (training, heldOut) = SampleShow.Corpus.Split(0.3);

        var card = Card([heldOut.Text], training, heldOut);

        Assert.Equal(card.Written.Continuity, card.Real.Continuity);
        Assert.InRange(card.Shuffled.Continuity, 0, card.Real.Continuity * 0.75);
        Assert.InRange(card.Shuffled.PreviousContinuity, 0, card.Real.PreviousContinuity * 0.6);
        Assert.Equal(card.Real.Filler, card.Shuffled.Filler);
        Assert.Equal(card.Real.Copied, card.Shuffled.Copied);
        Assert.Equal(card.Real.Questions, card.Shuffled.Questions);
    }

    [Fact]
    public void TrainingTextItselfIsCopiedAndRecognised()
    {
        var corpus = SampleShow.Corpus;

        var card = Card([corpus.Text], corpus, corpus);

        Assert.All(card.Written.Copied.Values, share => Assert.Equal(1, share));
        Assert.Equal(1, card.Written.CopiedLines);
        Assert.InRange(card.Written.Recognised, 0.95, 1);
    }

    [Fact]
    public void VoicesAreGuessedFromTheirWords()
    {
        var training = Corpus.Parse(Said(("agnes", "tea"), ("otto", "rope"), ("nell", "boat"), ("lark", "fog")));

        Assert.Equal(1, Recognised("tea tea", "rope rope"));
        Assert.Equal(0, Recognised("rope rope", "tea tea"));
        Assert.Equal(0.5, Recognised("tea tea", "tea tea"));

        double Recognised(string agnes, string otto) =>
            Card([Said(("agnes", agnes), ("otto", otto))], training, training).Written.Recognised;

        static string Said(params (string Speaker, string Text)[] lines) =>
            string.Concat(lines.Select(line => string.Concat(Enumerable.Repeat($"{line.Speaker}: {line.Text}\n\n", 10))));
    }

    [Theory]
    [InlineData("agnes: tea.", 1)]
    [InlineData("agnes: tea (she sits.)", 1)]
    [InlineData("agnes: \"tea?\"", 1)]
    [InlineData("agnes: tea and", 0)]
    public void SceneIsFinishedByItsLastSentence(string scene, double finished)
    {
        var corpus = Corpus.Parse("agnes: tea.\n\notto: no.");

        Assert.Equal(finished, Card([scene], corpus, corpus).Written.Finished);
    }

    [Fact]
    public void TextWithoutSpeechIsRefused() =>
        Assert.Contains(
            "spoken lines",
            Assert.Throws<ShowrunnerException>(() => Card(["once upon a time"], SampleShow.Corpus, SampleShow.Corpus)).Message
        );

    private static Scorecard Card(string[] scenes, Corpus training, Corpus heldOut) =>
        Scorecard.Of(scenes, new Script("training", training.Text), new Script("held out", heldOut.Text));

    private static SceneMeasures Measure((string Speaker, string[] Said)[] training, (string Speaker, string[] Said)[][] scenes)
    {
        var show = new ShowStatistics([.. training.Select(Line)]);
        return SceneMeasures.Of([.. scenes.Select(scene => scene.Select(Line).ToArray())], show, int.MaxValue);

        static SpokenLine Line((string Speaker, string[] Said) line) => new(line.Speaker, Tokenizer.Encode(string.Join(' ', line.Said)));
    }

    private static bool IsMark(string word) => word is "." or "?" or "\"" or ",";

    // The training text has fewer than 150 different tokens, so content words are those that it lacks.
    private static double Continuity((string Speaker, string[] Said)[] training, (string Speaker, string[] Said)[][] scenes, int back)
    {
        var known = training.SelectMany(line => line.Said).ToHashSet();
        var (all, continued) = (0, 0);
        foreach (var scene in scenes)
        {
            for (var i = 1; i < scene.Length; i++)
            {
                var content = scene[i].Said.Where(word => !IsMark(word) && !known.Contains(word)).ToList();
                if (content.Count == 0)
                    continue;
                all++;
                for (var j = Math.Max(0, i - back); j < i; j++)
                {
                    if (content.Exists(scene[j].Said.Contains))
                    {
                        continued++;
                        break;
                    }
                }
            }
        }
        return all == 0 ? double.NaN : (double)continued / all;
    }

    private static double Repetition((string Speaker, string[] Said)[][] scenes)
    {
        var (all, repeats) = (0, 0);
        foreach (var scene in scenes)
        {
            for (var i = 0; i < scene.Length; i++, all++)
            {
                var earlier = scene[..i].Select(line => $" {string.Join(' ', line.Said)} ").ToList();
                if (Runs(scene[i].Said, 4).Any(run => earlier.Exists(line => line.Contains($" {run} ", StringComparison.Ordinal))))
                    repeats++;
            }
        }
        return (double)repeats / all;
    }

    private static double Copied((string Speaker, string[] Said)[] training, (string Speaker, string[] Said)[] lines, int n)
    {
        var learnt = training.SelectMany(line => Runs(line.Said, n)).ToHashSet();
        return lines
            .SelectMany(line => Runs(line.Said, n))
            .Select(run => learnt.Contains(run) ? 1.0 : 0)
            .DefaultIfEmpty(double.NaN)
            .Average();
    }

    private static double Distinct((string Speaker, string[] Said)[] lines, int n)
    {
        var runs = lines.SelectMany(line => Runs(line.Said, n)).ToList();
        return runs.Count == 0 ? double.NaN : (double)runs.ToHashSet().Count / runs.Count;
    }

    private static IEnumerable<string> Runs(string[] words, int n) =>
        Enumerable.Range(0, Math.Max(0, words.Length - n + 1)).Select(i => string.Join(' ', words[i..(i + n)]));

    private static void Same(double expected, double actual) =>
        Assert.True(expected.Equals(actual) || Math.Abs(expected - actual) < 1e-12, $"{expected}, {actual}");
}
