namespace Showrunner.Serving;

/// <summary>The texts that a client asks for.</summary>
internal sealed record WritingRequest
{
    /// <summary>What the texts go on from.</summary>
    public required IReadOnlyList<string> Primes { get; init; }

    /// <summary>Texts for each prime.</summary>
    public int N { get; init; } = 1;

    /// <summary>Texts to write for each prime, of which the <see cref="N"/> likeliest are given.</summary>
    public int BestOf { get; init; } = 1;

    /// <summary>Whether words are sent as they are written.</summary>
    public bool Stream { get; init; }

    public bool IncludeUsage { get; init; }

    /// <summary>Whether the primes come first in the texts.</summary>
    public bool Echo { get; init; }

    /// <summary>Whether each word's probability is sent.</summary>
    public bool Logprobs { get; init; }

    public required WritingOptions Options { get; init; }
}
