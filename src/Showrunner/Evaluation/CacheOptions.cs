namespace Showrunner;

/// <summary>A neural cache's settings: see <see cref="Evaluation.Of"/>. The defaults are the best of a dozen on the first half of a show's validation text.</summary>
public sealed record CacheOptions
{
    /// <summary>How many words back the cache remembers, 1 to 1,000,000.</summary>
    public int Words { get; init; } = 1000;

    /// <summary>How much likeness of the state counts: the paper's θ, 0 to 100. At 0 all remembered words weigh alike.</summary>
    public double Sharpness { get; init; } = 0.3;

    /// <summary>The cache's share of a word's probability: the paper's λ, 0 to below 1.</summary>
    public double Share { get; init; } = 0.1;

    internal void Validate()
    {
        Check("words", Words, 1, 1_000_000);
        Check("sharpness", Sharpness, 0, 100);
        Check("share", Share, 0, 0.999999);

        static void Check(string name, double value, double least, double most)
        {
            if (!(value >= least && value <= most))
                throw new ShowrunnerException(FormattableString.Invariant($"The cache's {name} is {value}; it must be {least} to {most}."));
        }
    }
}
