namespace Showrunner.Serving;

/// <summary>How much clients can ask for.</summary>
public sealed record ServingLimits
{
    private static readonly ValueRange ShutdownSeconds = new(0, TimeSpan.SecondsPerDay);

    /// <summary>The range of <see cref="MaxWords"/> and <see cref="MaxPromptWords"/>: 1 to 1,000,000.</summary>
    public static ValueRange WordsRange { get; } = new(1, 1_000_000);

    /// <summary>The range of <see cref="MaxBodyBytes"/>: 1 to 1,000,000,000.</summary>
    public static ValueRange BodyBytesRange { get; } = new(1, 1_000_000_000);

    /// <summary>The range of <see cref="MaxConcurrent"/>: 1 to 4,096.</summary>
    public static ValueRange ConcurrentRange { get; } = new(1, 4_096);

    /// <summary>The range of <see cref="MaxQueued"/>: 0 to 100,000.</summary>
    public static ValueRange QueuedRange { get; } = new(0, 100_000);

    /// <summary>The most words and marks of a text.</summary>
    public int MaxWords { get; init; } = 4_096;

    /// <summary>The most words and marks of a prompt.</summary>
    public int MaxPromptWords { get; init; } = 16_384;

    /// <summary>The most bytes of a request.</summary>
    public int MaxBodyBytes { get; init; } = 1_048_576;

    /// <summary>Texts that each model writes at once. Each takes about 20 bytes for every word of the vocabulary.</summary>
    public int MaxConcurrent { get; init; } = 64;

    /// <summary>Texts that can wait for each model. Requests beyond are told to try again later.</summary>
    public int MaxQueued { get; init; } = 256;

    /// <summary>
    /// Whether a request with a parameter that the server does not know is refused; otherwise the parameter has no effect, and a
    /// <c>Warning</c> header says so.
    /// </summary>
    public bool Strict { get; init; }

    /// <summary>How long texts that are being written have to finish when the catalog is closed, 0 to 1 day.</summary>
    public TimeSpan ShutdownTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Throws if a value is outside its range.</summary>
    /// <exception cref="ShowrunnerException">The message names the value and its range.</exception>
    public void Validate()
    {
        WordsRange.Check("maximum number of words of a text", MaxWords);
        WordsRange.Check("maximum number of words of a prompt", MaxPromptWords);
        BodyBytesRange.Check("maximum number of bytes of a request", MaxBodyBytes);
        ConcurrentRange.Check("maximum number of texts at once", MaxConcurrent);
        QueuedRange.Check("maximum number of queued texts", MaxQueued);
        ShutdownSeconds.Check("shutdown timeout in seconds", ShutdownTimeout.TotalSeconds);
    }
}
