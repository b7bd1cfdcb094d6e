namespace Showrunner.Serving;

/// <summary>How much clients can ask for.</summary>
public sealed record ServingLimits
{
    /// <summary>The most words and marks of a text, 1 to 1,000,000.</summary>
    public int MaxWords { get; init; } = 4_096;

    /// <summary>The most words and marks of a prompt, 1 to 1,000,000.</summary>
    public int MaxPromptWords { get; init; } = 16_384;

    /// <summary>The most bytes of a request, 1 to 1,000,000,000.</summary>
    public int MaxBodyBytes { get; init; } = 1_048_576;

    /// <summary>Texts that each model writes at once, 1 to 4,096. Each takes about 20 bytes for every word of the vocabulary.</summary>
    public int MaxConcurrent { get; init; } = 64;

    /// <summary>Texts that can wait for each model, 0 to 100,000. Requests beyond are told to try again later.</summary>
    public int MaxQueued { get; init; } = 256;

    /// <summary>How long texts that are being written have to finish when the catalog is closed, 0 to 1 day.</summary>
    public TimeSpan ShutdownTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Throws if a value is outside its range.</summary>
    /// <exception cref="ShowrunnerException">The message names the value and its range.</exception>
    public void Validate()
    {
        Range("most words of a text", MaxWords, 1, 1_000_000);
        Range("most words of a prompt", MaxPromptWords, 1, 1_000_000);
        Range("most bytes of a request", MaxBodyBytes, 1, 1_000_000_000);
        Range("number of texts at once", MaxConcurrent, 1, 4_096);
        Range("number of queued texts", MaxQueued, 0, 100_000);
        Range("shutdown timeout in seconds", (int)Math.Clamp(ShutdownTimeout.TotalSeconds, int.MinValue, int.MaxValue), 0, 86_400);
    }

    private static void Range(string name, int value, int min, int max)
    {
        if (value < min || value > max)
            throw new ShowrunnerException($"The {name} is {value}; it must be {min} to {max}.");
    }
}
