using System.Text;
using CsCheck;

namespace Showrunner.Tests;

public class ScriptDraftTests
{
    private static readonly ScriptModel Model = new(Some.Checkpoint(new ModelOptions { EmbeddingSize = 8 }, Some.Vocabulary(50)));
    private readonly ScriptWriter _writer = new(Model);
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static readonly Gen<(string Prime, WritingOptions Options)> AnyText =
        from seed in Gen.ULong
        from words in Gen.Int[1, 40]
        from prime in Gen.Int[0, 2].Select(i => new[] { "", "jerry:", "jerry: word1 nobody's" }[i])
        from stop in Gen.Int[0, 2].Select(i => new string[][] { [], ["word7"], ["jerry", "word3 word"] }[i])
        from probabilities in Gen.Bool
        select (
            prime,
            new WritingOptions
            {
                Seed = seed,
                Words = words,
                MinWords = words / 3,
                Stop = stop,
                Probabilities = probabilities,
                Temperature = 1.5,
            }
        );

    [Fact]
    public void WritesTheSameAmongOthersWhoComeAndGo() =>
        AnyText
            .Array[1, 8]
            .Sample(
                texts =>
                {
                    var drafts = texts.Select(text => _writer.Begin(text.Prime, text.Options)).ToArray();
                    var written = drafts.Select(_ => new List<WrittenWord>()).ToArray();

                    for (var step = 0; drafts.Any(draft => !draft.IsDone); step++)
                    {
                        // One more joins at each step.
                        int[] active = [.. Enumerable.Range(0, drafts.Length).Where(i => !drafts[i].IsDone && step >= i)];
                        _writer.Advance([.. active.Select(i => drafts[i])]);
                        foreach (var i in active)
                            written[i].AddRange(drafts[i].NewWords);
                    }

                    Assert.Equal(texts.Select(text => _writer.WriteWords(text.Prime, text.Options, Token)), written);
                },
                iter: 50,
                threads: 1
            );

    [Fact]
    public void SameOptionsAndSeedGiveTheSameTextAloneOrInABatchStreamedOrNot() =>
        SomeWriting
            .Any.Array[3]
            .Sample(
                texts =>
                {
                    var writer = SomeWriting.Writer(texts[0].Model);
                    var drafts = texts.Select(text => writer.Begin(text.Prime, text.Options)).ToArray();
                    var batch = drafts.Select(_ => new StringBuilder()).ToArray();
                    while (drafts.Any(draft => !draft.IsDone))
                    {
                        int[] active = [.. Enumerable.Range(0, drafts.Length).Where(i => !drafts[i].IsDone)];
                        writer.Advance([.. active.Select(i => drafts[i])]);
                        foreach (var i in active)
                            batch[i].AppendJoin("", drafts[i].NewWords.Select(word => word.Text));
                    }

                    foreach (var (text, together) in texts.Zip(batch))
                    {
                        var alone = string.Concat(writer.Write(text.Prime, text.Options, Token));
                        var streamed = string.Concat(writer.WriteAsync(text.Prime, text.Options, Token).ToBlockingEnumerable(Token));
                        Assert.Equal((alone, alone), (together.ToString(), streamed));
                    }
                },
                iter: 60,
                threads: 1
            );

    [Fact]
    public void TellsATextThatIsCutShortFromOneThatEnds()
    {
        Assert.True(Write(new() { Words = 5, Seed = 1 }).IsCutShort);
        Assert.False(
            Write(
                new()
                {
                    Words = 500,
                    Seed = 1,
                    Lines = 1,
                    Script = new() { LongestLine = 5 },
                }
            ).IsCutShort
        );
        Assert.False(
            Write(
                new()
                {
                    Words = 500,
                    Seed = 1,
                    Stop = ["w"],
                }
            ).IsCutShort
        );
    }

    [Fact]
    public void GivesTheLikeliestWordsOfEachPlace()
    {
        var word = _writer
            .WriteWords(
                "jerry:",
                new()
                {
                    Words = 1,
                    Temperature = 0,
                    Probabilities = true,
                    Alternatives = 20,
                },
                Token
            )
            .Last();

        Assert.Equal(20, word.Alternatives.Count);
        Assert.Equal(word.Alternatives.OrderByDescending(other => other.Probability), word.Alternatives);
        Assert.All(
            word.Alternatives.Where(other => other.Word == word.Word),
            other => Assert.Equal(word.Probability!.Value, other.Probability, 12)
        );
        Assert.InRange(word.Alternatives.Sum(other => other.Probability), word.Alternatives[0].Probability, 1);
    }

    [Fact]
    public void OneTextThatFailsLeavesTheOthersAlone()
    {
        var options = new WritingOptions { Words = 20, Seed = 1 };
        var wrong = new InvalidOperationException();
        var bad = new ScriptDraft(Model, _writer.NewContext(options), [new("jerry:", "jerry:")], options, _ => throw wrong);
        var good = _writer.Begin("jerry:", options);
        var words = new List<WrittenWord>();

        while (!good.IsDone)
        {
            _writer.Advance(bad.IsDone ? [good] : [bad, good]);
            words.AddRange(good.NewWords);
        }

        Assert.Equal((true, wrong), (bad.IsDone, bad.Failure));
        Assert.Null(good.Failure);
        Assert.Equal(_writer.WriteWords("jerry:", options, Token), words);
    }

    private ScriptDraft Write(WritingOptions options)
    {
        var draft = _writer.Begin("jerry:", options);
        while (!draft.IsDone)
            _writer.Advance(draft);
        return draft;
    }
}
