using System.Net;

namespace Showrunner.Serving;

/// <summary>Where a server listens, and who can use it.</summary>
public sealed record ServerOptions
{
    /// <summary>The range of <see cref="Port"/>: 0 to 65,535.</summary>
    public static ValueRange PortRange { get; } = new(0, 65_535);

    /// <summary>The address to listen on: <c>localhost</c>, or an IP address; <c>0.0.0.0</c> is every address of the machine.</summary>
    public string Host { get; init; } = "127.0.0.1";

    /// <summary>The port; 0 takes a free one.</summary>
    public int Port { get; init; } = 8080;

    /// <summary>Clients must send this as a bearer token, except to <c>/health</c>. Null: no key is needed.</summary>
    public string? ApiKey { get; init; }

    /// <summary>Web pages of these origins can use the server, such as <c>https://example.org</c>; <c>*</c> is all.</summary>
    public IReadOnlyList<string> Origins { get; init; } = [];

    /// <summary>Whether only this machine can reach the server.</summary>
    public bool IsLoopback => IPAddress.IsLoopback(Address);

    internal IPAddress Address =>
        Host is "localhost" ? IPAddress.Loopback
        : IPAddress.TryParse(Host, out var address) ? address
        : throw new ShowrunnerException(
            $"\"{Host}\" is not an IP address. Give one to listen on, such as 127.0.0.1, or 0.0.0.0 for all of this machine's."
        );

    /// <summary>Throws if a value is outside its range.</summary>
    /// <exception cref="ShowrunnerException">The message names the value and its range.</exception>
    public void Validate()
    {
        _ = Address;
        PortRange.Check("port", Port);
        if (ApiKey is "")
            throw new ShowrunnerException("The API key is empty. Give a key, or none at all.");
        if (Origins.FirstOrDefault(origin => !IsOrigin(origin)) is { } wrong)
            throw new ShowrunnerException($"\"{wrong}\" is not an origin. Write it as https://example.org, without a slash at its end.");
    }

    private static bool IsOrigin(string text) =>
        text == "*" || Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.GetLeftPart(UriPartial.Authority) == text;
}
