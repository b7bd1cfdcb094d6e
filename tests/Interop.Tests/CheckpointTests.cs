using System.Text.Json;
using Showrunner;

namespace Interop.Tests;

public sealed class CheckpointTests : IDisposable
{
    private static readonly string[] Beginnings = ["jerry:", "elaine (to jerry: word7):", "newman:", "word3", "elaine:"];

    private readonly string _folder = Directory.CreateTempSubdirectory("showrunner-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(true, 1, 0)]
    [InlineData(true, 2, 2)]
    [InlineData(true, 3, 0)]
    [InlineData(false, 1, 1)]
    [InlineData(false, 2, 0)]
    [InlineData(false, 3, 0)]
    public async Task ScoresTheSameInPyTorch(bool tied, int layers, int speakers)
    {
        var token = TestContext.Current.CancellationToken;
        var options = new ModelOptions
        {
            EmbeddingSize = 50,
            HiddenSize = 70,
            Layers = layers,
            Tied = tied,
            Speakers = speakers,
        };
        var path = Path.Combine(_folder, "some.show");
        Some.Checkpoint(options, words: 1500).Save(path);
        var random = new Random(3);
        var text = string.Concat(Enumerable.Range(0, 90).Select(_ => Line())); // some words are unknown
        var tokens = Tokenizer.Encode(text);
        var file = Path.Combine(_folder, "tokens.json");
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(tokens), token);

        var torch = await Python.RunAsync("torch", "score_checkpoint.py", path, file);

        var model = ScriptModel.Load(path);
        var evaluation = Evaluation.Of(model, text, cancellationToken: token);
        Assert.Equal(torch.GetProperty("scored").GetInt32(), evaluation.WordsScored);
        Assert.Equal(torch.GetProperty("loss").GetDouble(), evaluation.MeanLoss, 1e-5);
        var state = new LstmState(options);
        var logits = new float[model.Vocabulary.Size];
        foreach (var id in model.Vocabulary.Encode(tokens).SkipLast(1))
            model.Step(id, state, logits);
        foreach (var (expected, logit) in torch.GetProperty("logits").EnumerateArray().Zip(logits))
            Assert.Equal(expected.GetSingle(), logit, 1e-4f);

        string Line() =>
            $"{random.GetItems(Beginnings, 1)[0]} {string.Join(' ', Enumerable.Range(0, 7).Select(_ => $"word{random.Next(1550)}"))}\n\n";
    }
}
