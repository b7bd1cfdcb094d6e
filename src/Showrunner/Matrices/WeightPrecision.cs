namespace Showrunner;

/// <summary>The precision of a model's weights while it runs; its file always has them in 32 bits.</summary>
public enum WeightPrecision
{
    /// <summary>32-bit floating point, as they were trained.</summary>
    Full,

    /// <summary>
    /// 8-bit integers with a scale for each row; their products with 16-bit activations are summed exactly. This needs a quarter of the
    /// memory and about half the time, and gives the same scores on any number of threads and with any vector instructions.
    /// <c>showrunner evaluate --weights 8-bit</c> shows the cost: a model of the Seinfeld corpus has perplexity 36.671, and 36.668 with
    /// <see cref="Full"/>.
    /// </summary>
    EightBits,
}
