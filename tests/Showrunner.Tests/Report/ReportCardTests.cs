using System.Text.Json;

namespace Showrunner.Tests;

public class ReportCardTests
{
    private static readonly Corpus Show = Corpus.Parse(
        string.Concat(Enumerable.Range(0, 60).Select(i => $"jerry: word{i % 9} word{i % 7} <b>\n\nelaine: (nods) word{i % 5}.\n\n"))
    );

    [Fact]
    public void TextThatWasLearntIsAllCopied()
    {
        var card = ReportCard.Of(Model(), Show);

        Assert.Equal(card.HeldOut.Words, card.HeldOut.LongestCopiedRun);
        Assert.All(card.HeldOut.CopiedShares.Values, share => Assert.Equal(1, share));
        Assert.Equal(card.Written.Words, card.HeldOut.Words);
        Assert.Equal([0.5, 0.8, 1.1], card.Samples.Select(sample => sample.Temperature));
        Assert.Equal(Evaluation.Of(Model(), Show.Text).Perplexity, card.Evaluation.Perplexity);
    }

    [Fact]
    public void TextThatIsKnownIsCopiedToo()
    {
        var other = Corpus.Parse(
            string.Concat(Enumerable.Range(0, 30).Select(i => $"jerry: word1 word{i % 4} word{i % 8} word8 word8.\n\n"))
        );

        var (without, with) = (ReportCard.Of(Model(), other), ReportCard.Of(Model().WithKnownTexts(other), other));

        Assert.True(without.HeldOut.CopiedShares[5] < 0.5 && without.Scorecard!.Real.CopiedLines == 0);
        Assert.All(with.HeldOut.CopiedShares.Values, share => Assert.Equal(1, share));
        Assert.Equal((1, 1), (with.Scorecard!.Real.Copied[6], with.Scorecard.Real.CopiedLines));
        Assert.Equal(without.Scorecard!.Real.Continuity, with.Scorecard.Real.Continuity); // the show's words stay its own
    }

    [Theory]
    [InlineData(false, false, false, null)]
    [InlineData(true, false, false, "It went on from english. What it copies from there cannot be counted")]
    [InlineData(false, true, false, "20 % of what it read was talk.txt. What it copies from there cannot be counted")]
    [InlineData(
        true,
        true,
        true,
        "It went on from english. 20 % of what it read was talk.txt. What it has from text counts as copied, too."
    )]
    [InlineData(false, false, true, "What it has from text counts as copied, too.")]
    public void SaysWhatCopiesAreCounted(bool hasBase, bool hasMixed, bool knows, string? beginning)
    {
        var checkpoint = Some.Checkpoint(vocabulary: Vocabulary.Of(Show.Tokens));
        var model = new ScriptModel(
            checkpoint with
            {
                TrainingText = TrainingText.Of(checkpoint.Vocabulary.Encode(Show)),
                Manifest = checkpoint.Manifest with
                {
                    Origins = hasBase ? [new("english", "")] : [],
                    Mixed = hasMixed ? new("talk.txt", "", 0.2) : null,
                },
            }
        );

        var card = ReportCard.Of(
            knows ? model.WithKnownTexts(Show) : model,
            Show,
            new()
            {
                Words = 1000,
                Scenes = 1,
                Choices = 0,
            }
        );

        Assert.StartsWith(beginning ?? "", card.Beginning ?? "", StringComparison.Ordinal);
        Assert.Equal(beginning is null, card.Beginning is null);
        Assert.Equal((hasBase || hasMixed) && !knows, card.Beginning?.Contains("--known-text", StringComparison.Ordinal) is true);
    }

    [Fact]
    public void SameSeedGivesTheSameCard()
    {
        var (first, second) = (ReportCard.Of(Model(), Show), ReportCard.Of(Model(), Show));

        Assert.Equal(ReportTable.Of(first), ReportTable.Of(second));
        Assert.Equal(first.Samples, second.Samples);
    }

    [Fact]
    public void JsonHasEveryFigure()
    {
        using var json = JsonDocument.Parse(ReportCard.Of(Model(), Show).ToJson());

        Assert.Equal(1, json.RootElement.GetProperty("heldOut").GetProperty("copiedShares").GetProperty("8").GetDouble());
        Assert.Equal(3, json.RootElement.GetProperty("samples").GetArrayLength());
        Assert.True(json.RootElement.GetProperty("evaluation").GetProperty("perplexity").GetDouble() > 1);
    }

    [Fact]
    public void PageShowsTextAsText()
    {
        var page = ReportPage.Of(ReportCard.Of(Model(), Show), "<i>");

        Assert.Contains("<h1>&lt;i&gt;: report card</h1>", page);
        Assert.DoesNotContain("<b>\n", page);
    }

    [Fact]
    public void PageHasTheScorecardOfTheText()
    {
        var card = ReportCard.Of(Model(), Show, new() { Scenes = 2 });

        var page = ReportPage.Of(card, "jerry");

        Assert.All(
            ScorecardTable.Of(card.Scorecard!),
            row =>
                Assert.Contains(
                    $"<th scope=\"row\">{row.Measure}</th><td>{row.Written}</td><td>{row.Real}</td><td>{row.Shuffled}</td>",
                    page.Replace("&#39;", "'", StringComparison.Ordinal)
                )
        );
    }

    [Fact]
    public void ModelWithoutItsTextSaysWhatToGive() =>
        Assert.Contains(
            "--training",
            Assert.Throws<ShowrunnerException>(() => ReportCard.Of(new ScriptModel(Some.Checkpoint()), Show)).Message
        );

    private static ScriptModel Model()
    {
        var vocabulary = Vocabulary.Of(Show.Tokens);
        return new(Some.Checkpoint(vocabulary: vocabulary) with { TrainingText = TrainingText.Of(vocabulary.Encode(Show.Tokens)) });
    }
}
