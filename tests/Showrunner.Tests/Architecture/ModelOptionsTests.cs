namespace Showrunner.Tests;

public class ModelOptionsTests
{
    [Fact]
    public void NamesTheTensorsAsPyTorchDoes()
    {
        var options = new ModelOptions
        {
            EmbeddingSize = 2,
            HiddenSize = 3,
            Layers = 2,
            Tied = false,
        };

        var tensors = options.Tensors(7);

        Assert.Equal(
            [
                "embedding.weight 7x2",
                "lstm.weight_ih_l0 12x2",
                "lstm.weight_hh_l0 12x3",
                "lstm.bias_ih_l0 12",
                "lstm.bias_hh_l0 12",
                "lstm.weight_ih_l1 12x3",
                "lstm.weight_hh_l1 12x3",
                "lstm.bias_ih_l1 12",
                "lstm.bias_hh_l1 12",
                "fc.weight 7x3",
                "fc.bias 7",
            ],
            tensors.Select(tensor => $"{tensor.Name} {string.Join('x', tensor.Shape)}")
        );
    }

    [Fact]
    public void EndsATiedModelInTheEmbeddingsSize()
    {
        var options = new ModelOptions
        {
            EmbeddingSize = 2,
            HiddenSize = 3,
            Layers = 2,
        };

        Assert.Equal([(2, 3), (3, 2)], Enumerable.Range(0, 2).Select(layer => (options.LayerInputSize(layer), options.LayerSize(layer))));
        Assert.DoesNotContain("fc.weight", options.Tensors(7).Select(tensor => tensor.Name));
    }

    [Theory]
    [InlineData(0, 1, 1, "embedding size is 0; it must be 1 to 4096")]
    [InlineData(1, 4097, 1, "hidden size is 4097; it must be 1 to 4096")]
    [InlineData(1, 1, 9, "number of layers is 9; it must be 1 to 8")]
    public void NamesTheRangeOfAValueOutsideIt(int embedding, int hidden, int layers, string message)
    {
        var options = new ModelOptions
        {
            EmbeddingSize = embedding,
            HiddenSize = hidden,
            Layers = layers,
        };

        Assert.Contains(message, Assert.Throws<ShowrunnerException>(options.Validate).Message, StringComparison.Ordinal);
    }
}
