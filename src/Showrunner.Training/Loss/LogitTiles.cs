namespace Showrunner.Training;

/// <summary>
/// logits = weight · panel + bias for 64 hidden states at a time. A panel holds them side by side, (width, 64), so that the weight is read
/// as it lies, one value at a time for 64 products.
/// </summary>
internal static unsafe class LogitTiles
{
    /// <summary>Hidden states in a panel.</summary>
    public const int States = ProductTile.Columns;

    /// <param name="weight">(words, width)</param>
    /// <param name="bias">(words)</param>
    /// <param name="words">At least 0.</param>
    /// <param name="width">At least 1.</param>
    /// <param name="panel">(width, 64)</param>
    /// <param name="logits">(words, 64)</param>
    public static void Multiply(float* weight, float* bias, int words, int width, float* panel, float* logits)
    {
        for (var word = 0; word < words; word++)
            new Span<float>(logits + (long)word * States, States).Fill(bias[word]);
        for (var word = 0; word < words; word += ProductTile.Rows)
        {
            ProductTile.Add(
                weight + (long)word * width,
                width,
                1,
                Math.Min(ProductTile.Rows, words - word),
                width,
                panel,
                logits + (long)word * States,
                States
            );
        }
    }

    /// <summary>panel[column, state] = hidden[state, column]; states that are not there are zero.</summary>
    public static void Pack(float* hidden, int states, int width, float* panel)
    {
        new Span<float>(panel, width * States).Clear();
        for (var state = 0; state < states; state++)
        {
            for (var column = 0; column < width; column++)
                panel[column * States + state] = hidden[state * width + column];
        }
    }
}
