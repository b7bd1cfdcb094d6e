namespace Tunewright;

/// <summary>Which points <see cref="QuasiRandomSampler"/> takes.</summary>
public enum QuasiRandomSequence
{
    /// <summary>
    /// Sobol's: the first 2, 4, 8, … points are the most even. With up to 256 parameters; further ones are drawn at random.
    /// </summary>
    Sobol,

    /// <summary>Halton's: even for any number of points, but only with few parameters, about ten. At most 256, as with Sobol.</summary>
    Halton,
}
