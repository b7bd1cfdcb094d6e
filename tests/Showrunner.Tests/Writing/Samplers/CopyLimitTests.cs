namespace Showrunner.Tests;

public class CopyLimitTests
{
    private const int Most = 5;

    private static readonly string[] Names = ["jerry:", "elaine:", "kramer:"];

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(1, true)]
    [InlineData(2, true)]
    public void NoRunIsLongerThanAllowed(ulong seed, bool fromKnownText)
    {
        var model = Reciter(fromKnownText);

        var free = LongestRun(
            model,
            new WritingOptions
            {
                Words = 1_500,
                Seed = seed,
                Candidates = 1,
                Temperature = 1,
            }
        );
        var limited = LongestRun(
            model,
            new WritingOptions
            {
                Words = 1_500,
                Seed = seed,
                Candidates = 1,
                Temperature = 1,
                MaxCopied = Most,
            }
        );

        Assert.True(free > 2 * Most, $"the model should recite, and copies {free} words");
        Assert.Equal(Most, limited);
    }

    [Theory]
    [InlineData("z c d e", Tokenizer.Return)] // an empty line and "elaine:" would make six
    [InlineData("z y e \n\n [setting: the", "deck]")]
    [InlineData("z p q r s", "t")] // ")" would make six
    public void ScriptComesToNoWordThatLeavesOnlyCopies(string written, string ruledOut)
    {
        var tokens = Tokenizer.Encode("a b c d e\n\nelaine: f\n\n[setting: the deck]\n\nelaine: g x y z (o p q r s t)");
        var vocabulary = Vocabulary.Of(tokens);
        var candidates = new Candidates(vocabulary.Size);

        new CopyLimit(new NoveltyIndex(vocabulary.Encode(tokens)), Most, vocabulary).Apply(
            candidates,
            written: [.. vocabulary.Encode(Tokenizer.Encode(written))]
        );

        Assert.Equal(
            [ruledOut],
            candidates.Ids.ToArray().Where((_, i) => float.IsNegativeInfinity(candidates.Logits[i])).Select(id => vocabulary.Words[id])
        );
    }

    [Fact]
    public void RunGoesOnWhereNothingElseIsLeft()
    {
        var vocabulary = Vocabulary.Of(["a", "b", "c", "d", "e", "f", Tokenizer.Return]);
        var candidates = new Candidates(vocabulary.Size);
        candidates.Keep([vocabulary.IdOf("f") - 1]);

        new CopyLimit(new NoveltyIndex(vocabulary.Encode(["a", "b", "c", "d", "e", "f"])), Most, vocabulary).Apply(
            candidates,
            written: [.. vocabulary.Encode(["a", "b", "c", "d", "e"])]
        );

        Assert.Equal(0, candidates.Logits[0]);
    }

    [Fact]
    public void ModelWithoutItsTextSaysWhatToGive()
    {
        var writer = new ScriptWriter(new ScriptModel(Some.Checkpoint()));

        var exception = Assert.Throws<ShowrunnerException>(() => writer.Write("jerry:", new WritingOptions { MaxCopied = 8 }));

        Assert.Contains("--training", exception.Message);
    }

    private static int LongestRun(ScriptModel model, WritingOptions options)
    {
        var text = string.Concat(new ScriptWriter(model).Write("", options));
        return model.Show.Novelty!.Runs(model.Vocabulary.Encode(Tokenizer.Encode(text))).Max();
    }

    /// <summary>Follows every word of a text by the next with high probability, without a memory of more.</summary>
    /// <param name="knowsText">Whether the text is not its training text, but a known one.</param>
    private static ScriptModel Reciter(bool knowsText)
    {
        var random = new Random(1);
        var text = string.Concat(
            Enumerable
                .Range(0, 25)
                .Select(_ =>
                    $"{Names[random.Next(3)]} "
                    + $"{string.Join(' ', Enumerable.Range(0, 3 + random.Next(8)).Select(_ => $"word{random.Next(150)}"))}.\n\n"
                )
        );
        var tokens = Tokenizer.Encode(text);
        var vocabulary = Vocabulary.Of(tokens);
        var size = vocabulary.Size;
        var options = new ModelOptions
        {
            EmbeddingSize = size,
            HiddenSize = size,
            Tied = false,
        };
        var weights = options
            .Tensors(size)
            .Select(tensor => new NamedTensor(tensor.Name, tensor.Shape, new float[tensor.Shape.Aggregate((product, n) => product * n)]))
            .ToDictionary(tensor => tensor.Name);
        for (var i = 0; i < size; i++)
        {
            weights["embedding.weight"].Values[(i * size) + i] = 1;
            // The cell takes the last word alone: h = tanh(1) for it.
            weights["lstm.weight_ih_l0"].Values[(((2 * size) + i) * size) + i] = 9;
            weights["lstm.bias_ih_l0"].Values[i] = weights["lstm.bias_ih_l0"].Values[(3 * size) + i] = 20;
            weights["lstm.bias_ih_l0"].Values[size + i] = -20;
        }
        foreach (var (word, next) in vocabulary.Encode(tokens).Zip(vocabulary.Encode(tokens.Skip(1))))
            weights["fc.weight"].Values[(next * size) + word] = 12;
        var model = new ScriptModel(
            Some.Checkpoint(options, vocabulary) with
            {
                Weights = [.. weights.Values],
                TrainingText = TrainingText.Of(vocabulary.Encode(knowsText ? tokens.Take(3) : tokens)),
            }
        );
        return knowsText ? model.WithKnownTexts(Corpus.Parse(text)) : model;
    }
}
