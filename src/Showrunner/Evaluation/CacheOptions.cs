namespace Showrunner;

/// <summary>
/// The settings of a neural cache: see <see cref="Evaluation.Of"/>. The defaults were the best of twelve on the first half of a show's
/// validation text.
/// </summary>
public sealed record CacheOptions
{
    /// <summary>The values that <see cref="Words"/> can take.</summary>
    public static ValueRange WordsRange { get; } = new(1, 1_000_000);

    /// <summary>The values that <see cref="Sharpness"/> can take.</summary>
    public static ValueRange SharpnessRange { get; } = new(0, 100);

    /// <summary>The values that <see cref="Share"/> can take.</summary>
    public static ValueRange ShareRange { get; } = new(0, 0.999999);

    /// <summary>How many words back the cache remembers, 1 to 1,000,000.</summary>
    public int Words { get; init; } = 1000;

    /// <summary>How strongly similar states count: the paper's θ, 0 to 100. At 0 all remembered words count equally.</summary>
    public double Sharpness { get; init; } = 0.3;

    /// <summary>The cache's share of a word's probability: the paper's λ, 0 to 0.999999.</summary>
    public double Share { get; init; } = 0.1;

    internal void Validate()
    {
        WordsRange.Check("cache's number of words", Words);
        SharpnessRange.Check("cache's sharpness", Sharpness);
        ShareRange.Check("cache's share", Share);
    }
}
