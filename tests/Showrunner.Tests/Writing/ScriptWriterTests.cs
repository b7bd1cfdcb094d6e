using CsCheck;

namespace Showrunner.Tests;

public class ScriptWriterTests
{
    private static readonly ScriptModel Model = new(Some.Checkpoint(new ModelOptions { EmbeddingSize = 8 }, Some.Vocabulary(50)));
    private readonly ScriptWriter _writer = new(Model);
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void WritesTheSameForTheSameSeed() =>
        Gen.Select(Gen.ULong, Gen.Int[0, 60], Gen.Double[0, 3])
            .Sample(
                (seed, k, temperature) =>
                {
                    var options = new WritingOptions
                    {
                        Words = 30,
                        Seed = seed,
                        TopK = k,
                        Temperature = temperature,
                    };

                    Assert.Equal(_writer.Write("jerry:", options, Token), new ScriptWriter(Model).Write("jerry:", options, Token));
                },
                iter: 30
            );

    [Fact]
    public void WritesAnotherTextWithoutASeed()
    {
        var options = new WritingOptions
        {
            Words = 50,
            Temperature = 2,
            TopK = 0,
        };

        Assert.NotEqual(string.Concat(_writer.Write("", options, Token)), string.Concat(_writer.Write("", options, Token)));
    }

    [Fact]
    public void BeginsWithThePrimeAndAddsAsManyWordsAsAsked()
    {
        var pieces = _writer
            .Write(
                "jerry: word1",
                new WritingOptions
                {
                    Words = 7,
                    Exact = true,
                    Seed = 1,
                },
                Token
            )
            .ToList();

        Assert.StartsWith("jerry: word1", string.Concat(pieces), StringComparison.Ordinal);
        Assert.Equal(9, pieces.Count);
        Assert.Equal(9, Tokenizer.Encode(string.Concat(pieces)).Count);
    }

    [Fact]
    public void TakesTheLikeliestWordAtTemperatureZero()
    {
        var naive = new NaiveModel(Some.Checkpoint(new ModelOptions { EmbeddingSize = 8 }, Some.Vocabulary(50)));
        List<int> ids = [.. Model.Vocabulary.Encode([Tokenizer.Return, Tokenizer.Return, "jerry:"])];
        for (var word = 0; word < 10; word++)
            ids.Add(naive.Logits(ids).Last().Select((logit, id) => (logit, id)).Skip(1).Max().id);

        var written = string.Concat(
            _writer.Write(
                "jerry:",
                new WritingOptions
                {
                    Words = 10,
                    Exact = true,
                    Temperature = 0,
                },
                Token
            )
        );

        Assert.Equal(ids.Skip(2), Model.Vocabulary.Encode(Tokenizer.Encode(written)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void KeepsItsRoomForTheWholeVocabularyFromTextToText(bool searches)
    {
        const int Words = 50_000;
        var writer = new ScriptWriter(new ScriptModel(Some.Checkpoint(new ModelOptions { EmbeddingSize = 8 }, Some.Vocabulary(Words))));
        var options = new WritingOptions
        {
            Words = 3,
            Seed = 1,
            Candidates = 1,
            Beams = searches ? 2 : null,
        };
        var first = string.Concat(writer.Write("jerry:", options, Token));

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var text = 0; text < 10; text++)
            Assert.Equal(first, string.Concat(writer.Write("jerry:", options, Token)));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10 * Words * sizeof(float));
    }

    [Fact]
    public void NeverWritesTheUnknownWord()
    {
        var checkpoint = Some.Checkpoint();
        checkpoint.Weights[^1].Values[0] = 1000; // the bias of the unknown word

        var text = string.Concat(
            new ScriptWriter(new ScriptModel(checkpoint)).Write("nobody:", new WritingOptions { Words = 200, TopK = 0 }, Token)
        );

        Assert.DoesNotContain(Vocabulary.UnknownWord, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StreamsTheSameAsynchronously()
    {
        var options = new WritingOptions { Words = 20, Seed = 3 };

        var pieces = new List<string>();
        await foreach (var piece in _writer.WriteAsync("jerry:", options, Token))
            pieces.Add(piece);

        Assert.Equal(_writer.Write("jerry:", options, Token), pieces);
    }

    [Fact]
    public void StopsBetweenTwoWords()
    {
        using var source = new CancellationTokenSource();
        var pieces = _writer.Write("jerry:", new WritingOptions(), source.Token).GetEnumerator();
        pieces.MoveNext();
        source.Cancel();

        Assert.Throws<OperationCanceledException>(() => pieces.MoveNext());
    }

    [Fact]
    public void NoStopStringOrSceneEndsATextOfTooFewWords() =>
        Gen.Select(Gen.ULong, Gen.Int[0, 40])
            .Sample(
                (seed, fewest) =>
                {
                    var options = new WritingOptions
                    {
                        Words = 60,
                        MinWords = fewest,
                        Seed = seed,
                        Stop = ["word1", "j", "\n"],
                        Temperature = 2,
                    };

                    Assert.InRange(_writer.WriteWords("", options, Token).Count(), fewest, 60);
                },
                iter: 100
            );

    [Fact]
    public void NamesUnknownWordsOfThePrimeAndTheirNearest() =>
        Assert.StartsWith(
            "The model does not know \"wrd1\" and takes it for an unknown word. Nearest words: word1",
            Assert.Single(_writer.Remarks("jerry: wrd1 wrd1 word2")),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("jerry", "\"jerry\" has no colon and is read as a word. Write \"jerry:\" to let jerry speak.")]
    [InlineData("jerry: word2\n\nJERRY", "\"JERRY\" has no colon and is read as a word. Write \"jerry:\" to let jerry speak.")]
    [InlineData("Jery: word2", "The model knows no speaker \"jery\". Nearest names: jerry.")]
    [InlineData("jerry: zzyzx", "The model does not know \"zzyzx\" and takes it for an unknown word.")]
    [InlineData("jerry: ;", "The model does not know \";\" and takes it for an unknown word.")]
    [InlineData("jerry: ||unknown||", "The model does not know \"||unknown||\" and takes it for an unknown word.")]
    public void SaysWhatAPrimeLacks(string prime, string remark) => Assert.Contains(remark, _writer.Remarks(prime));

    [Theory]
    [InlineData("Jerry:  WORD1  ")]
    [InlineData("\n JERRY : word1… “word2”\r\nword3")]
    [InlineData("||return|| ||Unknown||")]
    [InlineData("jerry:\n\n")]
    public void ShowsAPrimeAsItWasTyped(string prime)
    {
        var words = _writer.WriteWords(prime, new WritingOptions { Words = 9, Seed = 1 }, Token).ToList();

        Assert.Equal(prime, string.Concat(words.Where(word => word.IsPrime).Select(word => word.Text)));
        Assert.DoesNotContain("  ", string.Concat(words.Where(word => !word.IsPrime).Select(word => word.Text)).TrimEnd());
        Assert.NotEqual((prime[^1], ' '), (' ', words.First(word => !word.IsPrime).Text[0]));
    }

    [Theory]
    [InlineData(0, 1, 1, "number of words is 0; it must be 1 to 1000000")]
    [InlineData(1, -0.1, 1, "temperature is -0.1; it must be 0 to 10")]
    [InlineData(1, double.NaN, 1, "temperature is NaN; it must be 0 to 10")]
    [InlineData(1, 1, -1, "top-k is -1; it must be 0 to 1000000")]
    public void NamesTheRangeOfAnOptionOutsideIt(int words, double temperature, int k, string message)
    {
        var options = new WritingOptions
        {
            Words = words,
            Temperature = temperature,
            TopK = k,
        };

        Assert.Contains(
            message,
            Assert.Throws<ShowrunnerException>(() => _writer.Write("", options, Token)).Message,
            StringComparison.Ordinal
        );
    }
}
