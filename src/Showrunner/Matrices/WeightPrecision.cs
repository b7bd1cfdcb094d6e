namespace Showrunner;

/// <summary>How exactly a model keeps its weights while it runs; its file always has them in 32 bits.</summary>
public enum WeightPrecision
{
    /// <summary>32-bit floating point, as they were trained.</summary>
    Full,

    /// <summary>
    /// 8-bit integers with a scale for each row, and exact sums of their products with 16-bit activations: a quarter of the
    /// memory, and the same scores on any number of threads and by any vector instructions. <c>showrunner evaluate --weights 8-bit</c>
    /// says what it costs: a model of the Seinfeld corpus has perplexity 36.671 so, and 36.668 in full.
    /// </summary>
    EightBits,
}
