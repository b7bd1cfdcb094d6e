namespace Showrunner.Training;

/// <summary>How the output layer's products are made. Softmax, loss and accumulation are in 32 bits with any.</summary>
public enum ProductPrecision
{
    /// <summary>
    /// <see cref="RoundedGradient"/> for truncated backpropagation on a processor with vectors of 256 or 512 bits; otherwise whichever of
    /// the next two is faster here, measured for some hundredths of a second where the processor multiplies bfloat16.
    /// </summary>
    Fastest,

    /// <summary>32-bit floating point.</summary>
    Full,

    /// <summary>bfloat16: 8 bits of precision, the range of 32 bits.</summary>
    BFloat16,

    /// <summary>
    /// 32-bit floating point for logits and loss; gradient entries below 2⁻⁸ are rounded to 0 or 2⁻⁸ at random, without bias, so that few
    /// are left to multiply with.
    /// </summary>
    RoundedGradient,
}
