namespace Showrunner.Serving;

/// <summary>The texts that a client asks for.</summary>
internal sealed record WritingRequest
{
    /// <summary>The most texts of one request.</summary>
    public const int MaxTexts = 128;

    /// <summary>The most characters of a model's name.</summary>
    public const int MaxModelName = 1_000;

    /// <summary>The model that writes.</summary>
    public required ServedModel Model { get; init; }

    /// <summary>What the texts continue.</summary>
    public required IReadOnlyList<string> Primes { get; init; }

    /// <summary>Texts to answer for each prime.</summary>
    public int N { get; init; } = 1;

    /// <summary>Texts to write for each prime; the <see cref="N"/> that fit best are answered.</summary>
    public int BestOf { get; init; } = 1;

    /// <summary>Whether words are sent as they are written.</summary>
    public bool Stream { get; init; }

    /// <summary>Whether a stream ends with an event that counts the words.</summary>
    public bool IncludeUsage { get; init; }

    /// <summary>Whether the primes come first in the texts.</summary>
    public bool Echo { get; init; }

    /// <summary>Whether each word's probability is sent.</summary>
    public bool Logprobs { get; init; }

    /// <summary>Whether nothing is to be written: the client wants the prompt's probabilities.</summary>
    public bool IsPromptOnly { get; init; }

    /// <summary>What has no effect, one sentence each.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    public required WritingOptions Options { get; init; }

    /// <summary>Texts to write in all.</summary>
    public int Texts => Primes.Count * BestOf;

    /// <summary>Slots of the scheduler that each text takes.</summary>
    public int SlotsEach => Scheduler.SlotsOf(Options);
}
