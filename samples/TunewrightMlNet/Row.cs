using Microsoft.ML.Data;

/// <summary>A row of generated data: J. H. Friedman's first function, Annals of Statistics 19, 1991, with noise of deviation 1.</summary>
internal sealed class Row
{
    /// <summary>Ten numbers from 0 to 1, of which five matter.</summary>
    [VectorType(10)]
    public required float[] Features { get; init; }

    /// <summary>What is to be predicted.</summary>
    public required float Label { get; init; }

    public static IEnumerable<Row> Draw(int count, int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < count; i++)
        {
            var x = Enumerable.Range(0, 10).Select(_ => random.NextSingle()).ToArray();
            var noise = Enumerable.Range(0, 12).Sum(_ => random.NextSingle()) - 6;
            var label = (10 * MathF.Sin(MathF.PI * x[0] * x[1])) + (20 * MathF.Pow(x[2] - 0.5f, 2)) + (10 * x[3]) + (5 * x[4]) + noise;
            yield return new() { Features = x, Label = label };
        }
    }
}
