using System.Net;

namespace Tunewright.Dashboard;

/// <summary>Where a dashboard listens, and who can use it.</summary>
public sealed record DashboardOptions
{
    private const int MinPassword = 8;

    /// <summary>
    /// The address to listen on: <c>localhost</c>, or an IP address; <c>0.0.0.0</c> is every address of the machine. Any but this machine's
    /// own needs a <see cref="Password"/>.
    /// </summary>
    public string Host { get; init; } = "127.0.0.1";

    /// <summary>The port, from 0 to 65,535; 0 takes a free one.</summary>
    public int Port { get; init; } = 8080;

    /// <summary>
    /// Lets in whoever types it; at least 8 characters. <see langword="null"/>: only those who open
    /// <see cref="DashboardServer.SignInAddress"/>.
    /// </summary>
    public string? Password { get; init; }

    /// <summary>The files of trials, to take from their page; <see langword="null"/>: the page only names them.</summary>
    public IArtifactStore? Artifacts { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    internal IPAddress Address =>
        Host is "localhost" ? IPAddress.Loopback
        : IPAddress.TryParse(Host, out var address) ? address
        : throw new ArgumentException(
            $"\"{Host}\" is not an IP address. Give one to listen on, such as 127.0.0.1, or 0.0.0.0 for all of this machine's."
        );

    internal bool IsLoopback => IPAddress.IsLoopback(Address);

    internal void Check()
    {
        if (Port is < 0 or > 65_535)
            throw new ArgumentException($"The port is from 0 to 65535, not {Port}.");
        if (Password is { Length: < MinPassword })
            throw new ArgumentException($"The password has fewer than {MinPassword} characters.");
        if (!IsLoopback && Password is null)
            throw new ArgumentException($"Others can reach {Host}. Set a password, or listen on 127.0.0.1.");
    }

    /// <summary>The options; whether there is a password, but not the password.</summary>
    public override string ToString() => $"{Host}:{Port}, {(Password is null ? "no password" : "with a password")}";
}
