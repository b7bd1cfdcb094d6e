using System.Net;

namespace Showrunner.Serving;

/// <summary>Where a server listens, whom it lets in, and its limits.</summary>
public sealed record ServerOptions
{
    /// <summary>The address to listen at: <c>localhost</c>, or an IP address; <c>0.0.0.0</c> is every one of the machine.</summary>
    public string Host { get; init; } = "127.0.0.1";

    /// <summary>The port, 0 to 65,535; 0 takes a free one.</summary>
    public int Port { get; init; } = 8080;

    /// <summary>Clients must send this as a bearer token, except to <c>/health</c>. Null: no one is asked.</summary>
    public string? ApiKey { get; init; }

    /// <summary>Web pages of these origins may use the server, such as <c>https://example.org</c>; <c>*</c> is all.</summary>
    public IReadOnlyList<string> Origins { get; init; } = [];

    /// <summary>The most words and marks that a client may ask for in a text, 1 to 1,000,000.</summary>
    public int MaxWords { get; init; } = 4_096;

    /// <summary>The most words and marks of a prompt, 1 to 1,000,000.</summary>
    public int MaxPromptWords { get; init; } = 16_384;

    /// <summary>The most bytes of a request, 1 to 1,000,000,000.</summary>
    public int MaxBodyBytes { get; init; } = 1_048_576;

    /// <summary>Texts that are written at once, 1 to 4,096; each takes some 20 bytes for every word of the vocabulary.</summary>
    public int MaxConcurrent { get; init; } = 64;

    /// <summary>Texts that may wait for a place, 0 to 100,000; who comes after them is asked to come again later.</summary>
    public int MaxQueued { get; init; } = 256;

    /// <summary>How long a server that shuts down lets texts be finished, 0 to 1 day.</summary>
    public TimeSpan ShutdownTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Whether only this machine can reach the server.</summary>
    public bool IsLoopback => IPAddress.IsLoopback(Address);

    internal IPAddress Address =>
        Host is "localhost" ? IPAddress.Loopback
        : IPAddress.TryParse(Host, out var address) ? address
        : throw new ShowrunnerException(
            $"\"{Host}\" is no address to listen at. Give an IP address, such as 127.0.0.1, or 0.0.0.0 for all of this machine's."
        );

    /// <summary>Throws if a value lies outside its range.</summary>
    /// <exception cref="ShowrunnerException">The message names the value and its range.</exception>
    public void Validate()
    {
        _ = Address;
        Range("port", Port, 0, 65_535);
        Range("most words of a text", MaxWords, 1, 1_000_000);
        Range("most words of a prompt", MaxPromptWords, 1, 1_000_000);
        Range("most bytes of a request", MaxBodyBytes, 1, 1_000_000_000);
        Range("number of texts at once", MaxConcurrent, 1, 4_096);
        Range("number of texts that wait", MaxQueued, 0, 100_000);
        Range("patience in seconds", (int)Math.Clamp(ShutdownTimeout.TotalSeconds, int.MinValue, int.MaxValue), 0, 86_400);
        if (ApiKey is "")
            throw new ShowrunnerException("The API key is empty. Give one, or none at all.");
        foreach (var origin in Origins)
        {
            if (origin != "*" && (!Uri.TryCreate(origin, UriKind.Absolute, out var uri) || uri.GetLeftPart(UriPartial.Authority) != origin))
                throw new ShowrunnerException($"\"{origin}\" is no origin. Write it as https://example.org, without a slash at its end.");
        }
    }

    private static void Range(string name, int value, int least, int most)
    {
        if (value < least || value > most)
            throw new ShowrunnerException($"The {name} is {value}; it must be {least} to {most}.");
    }
}
