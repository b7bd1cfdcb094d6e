namespace Showrunner.Tests;

public sealed class ScriptModelLoadTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid()}.show");

    public void Dispose() => File.Delete(_path);

    [Theory]
    [InlineData(true, WeightPrecision.Full)]
    [InlineData(false, WeightPrecision.Full)]
    [InlineData(true, WeightPrecision.EightBits)]
    [InlineData(false, WeightPrecision.EightBits)]
    public void ScoresAsTheModelOfTheWholeCheckpoint(bool tied, WeightPrecision precision)
    {
        var checkpoint = Some.Checkpoint(
            new ModelOptions
            {
                EmbeddingSize = 90,
                HiddenSize = 50,
                Layers = 2,
                Tied = tied,
            },
            Some.Vocabulary(3000)
        );
        checkpoint.Save(_path);

        Assert.Equal(Logits(new ScriptModel(checkpoint, precision)), Logits(ScriptModel.Load(_path, precision)));
    }

    [Fact]
    public void RefusesWeightsThatAreNoNumbers()
    {
        var checkpoint = Some.Checkpoint(new ModelOptions { EmbeddingSize = 90 }, Some.Vocabulary(3000));
        checkpoint.Save(_path);
        var bytes = File.ReadAllBytes(_path);
        var weight = BitConverter.GetBytes(checkpoint.Weights[0].Values[200_000]);
        bytes.AsSpan().Slice(bytes.AsSpan().IndexOf(weight), 4).Fill(0xFF);
        File.WriteAllBytes(_path, bytes);

        Assert.Contains("no numbers", Assert.Throws<ShowrunnerException>(() => ScriptModel.Load(_path)).Message);
    }

    private static float[] Logits(ScriptModel model)
    {
        var (state, logits) = (new LstmState(model.Options), new float[model.Vocabulary.Size]);
        foreach (var word in new[] { 1, 2999, 17 })
            model.Step(word, state, logits);
        return logits;
    }
}
