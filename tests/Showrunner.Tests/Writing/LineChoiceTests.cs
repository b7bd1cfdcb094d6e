using CsCheck;

namespace Showrunner.Tests;

public class LineChoiceTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void OneCandidateIsPlainSampling() =>
        SomeWriting.Any.Sample(
            text =>
            {
                var writer = SomeWriting.Writer(text.Model);
                var draft = writer.BeginSeveral(text.Prime, 1, text.Options, ranks: true)[0];

                Assert.Equal(string.Concat(writer.Write(text.Prime, text.Options, Token)), Text(writer, draft));
            },
            iter: 100,
            threads: 1
        );

    [Fact]
    public void ChosenLinesAreAScriptAndTheSameAloneOrInABatch() =>
        SomeWriting
            .Any.Array[3]
            .Sample(
                texts =>
                {
                    var writer = SomeWriting.Writer(texts[0].Model);
                    var drafts = texts.Select(text => writer.Begin(text.Prime, Chosen(text.Options))).ToArray();
                    var batch = drafts.Select(_ => new List<WrittenWord>()).ToArray();
                    while (drafts.Any(draft => !draft.IsDone))
                    {
                        int[] active = [.. Enumerable.Range(0, drafts.Length).Where(i => !drafts[i].IsDone)];
                        writer.Advance([.. active.Select(i => drafts[i])]);
                        foreach (var i in active)
                            batch[i].AddRange(drafts[i].NewWords);
                    }

                    foreach (var (text, together) in texts.Zip(batch))
                    {
                        SomeWriting.AssertIsScript(text.Options, text.Prime, together);
                        Assert.Equal(
                            string.Concat(writer.Write(text.Prime, Chosen(text.Options), Token)),
                            string.Concat(together.Select(word => word.Text))
                        );
                    }
                },
                iter: 40,
                threads: 1
            );

    [Fact]
    public void GainIsTheWordInTheSceneLessTheWordAfterTheNameAlone()
    {
        var vocabulary = Vocabulary.Of(Tokenizer.Encode("agnes: tea rope.\n\notto: fog?"));
        var checkpoint = Some.Checkpoint(new ModelOptions { EmbeddingSize = 5 }, vocabulary);
        var naive = new NaiveModel(checkpoint);
        var options = new WritingOptions
        {
            Words = 25,
            Seed = 3,
            Candidates = 3,
            Lambda = 0.7,
        };

        List<WrittenWord> words = [.. new ScriptWriter(new ScriptModel(checkpoint)).WriteWords("otto: fog", options, Token)];

        Assert.Contains(words, word => word.Gain is not null);
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i].Gain is not { } gain)
                continue;
            string[] text = ["||return||", "||return||", .. words.Take(i + 1).Select(word => word.Word)];
            var lineStart = Array.LastIndexOf(text, "||return||", text.Length - 2) + 1;
            Assert.Equal(LogProbability(text) - 0.7 * LogProbability(["||return||", "||return||", .. text[lineStart..]]), gain, 3);
        }

        double LogProbability(string[] text)
        {
            int[] ids = [.. vocabulary.Encode(text)];
            return -NaiveModel.Loss(naive.Logits(ids[..^1]).Last(), ids[^1]);
        }
    }

    [Fact]
    public void MoreCandidatesFitBetter()
    {
        var writer = SomeWriting.Writer(1);

        double Gain(int candidates) =>
            Enumerable
                .Range(1, 20)
                .Average(seed =>
                {
                    var options = new WritingOptions
                    {
                        Words = 60,
                        Lines = 1,
                        Seed = (ulong)seed,
                        Candidates = candidates,
                    };
                    var draft = writer.BeginSeveral("jerry: what?\n\nelaine:", 1, options, ranks: true)[0];
                    return WrittenWord.TotalGain(Words(writer, draft));
                });

        var (one, four, sixteen) = (Gain(1), Gain(4), Gain(16));
        Assert.True(one < four && four < sixteen, $"{one}, {four}, {sixteen}");
    }

    [Theory]
    [InlineData("agnes: one two three four.\n\notto:", "one two three four", 1)]
    [InlineData("agnes: one two three four.\n\notto:", "one two three", 0)]
    [InlineData("agnes: two.\n\notto:", "two.", 1)]
    [InlineData("agnes: one two.\n\notto:", "two.", 0)]
    [InlineData("otto:", "\"two", 1)]
    [InlineData("otto:", "\"two\"", 0)]
    public void FaultsAreRepeatsAndOpenQuotes(string before, string line, int faults)
    {
        var vocabulary = Vocabulary.Of(Tokenizer.Encode("agnes: otto: one two three four. \" \n"));
        var show = new ScriptModel(Some.Checkpoint(vocabulary: vocabulary)).Show;
        int[] given = [.. vocabulary.Encode(Tokenizer.Encode("\n" + before))];

        Assert.Equal(faults, new LineFaults(show).Count([.. given, .. vocabulary.Encode(Tokenizer.Encode(line + "\n"))], given.Length));
    }

    [Fact]
    public void CopiesAreRunsOfEightWordsOfTheTrainingText()
    {
        var text = Tokenizer.Encode("agnes: a b c d e f g h i j.\n\n");
        var vocabulary = Vocabulary.Of(text);
        var checkpoint = Some.Checkpoint(vocabulary: vocabulary) with { TrainingText = TrainingText.Of(vocabulary.Encode(text)) };
        var faults = new LineFaults(new ScriptModel(checkpoint).Show);

        Assert.True(IsCopy("j a b c d e f g h"));
        Assert.True(IsCopy("c d e f g h i j"));
        Assert.False(IsCopy("a b c d e f g j"));
        Assert.False(IsCopy("a b c d e f g"));

        bool IsCopy(string line) => faults.IsCopy(vocabulary.Encode(Tokenizer.Encode(line)));
    }

    [Fact]
    public void TextFinishesItsSentence()
    {
        var finished = 0;
        SomeWriting
            .Any.Where(text => text.Options is { Beams: null })
            .Sample(
                text =>
                {
                    var options = text.Options with { Exact = false };
                    List<WrittenWord> words =
                    [
                        .. SomeWriting.Writer(text.Model).WriteWords(text.Prime, options, Token).Where(word => !word.IsPrime),
                    ];

                    Assert.InRange(words.Count, 0, options.Words * 3 / 2);
                    if (words.Count <= options.Words || words.Count == options.Words * 3 / 2)
                        return;
                    // One word less, and the sentence was not at its end; so the last word ended it, or the line ended after it.
                    finished++;
                    var line = string.Concat(words.Select(word => word.Text)).Split('\n')[^1];
                    Assert.True(line.Count(c => c == '(') <= line.Count(c => c == ')'), line);
                },
                iter: 200,
                threads: 1
            );
        Assert.InRange(finished, 1, int.MaxValue);
    }

    private static WritingOptions Chosen(WritingOptions options) =>
        options is { Beams: null, ContrastiveK: null } ? options with { Candidates = 4 } : options;

    private static string Text(ScriptWriter writer, ScriptDraft draft) => string.Concat(Words(writer, draft).Select(word => word.Text));

    private static List<WrittenWord> Words(ScriptWriter writer, ScriptDraft draft)
    {
        var words = new List<WrittenWord>();
        while (!draft.IsDone)
        {
            writer.Advance(draft);
            words.AddRange(draft.NewWords);
        }
        return words;
    }
}
