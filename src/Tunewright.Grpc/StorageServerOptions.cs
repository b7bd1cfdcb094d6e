using System.Net;

namespace Tunewright.Grpc;

/// <summary>Where a storage server listens.</summary>
public sealed record StorageServerOptions
{
    /// <summary>
    /// The address to listen on: <c>localhost</c>, or an IP address; <c>0.0.0.0</c> is every address of the machine. The protocol has
    /// neither passwords nor encryption: whoever reaches the port can read, change and delete every study.
    /// </summary>
    public string Host { get; init; } = "127.0.0.1";

    /// <summary>The port, from 0 to 65,535; 0 takes a free one. The default is Optuna's.</summary>
    public int Port { get; init; } = 13_000;

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    internal IPAddress Address =>
        Host is "localhost" ? IPAddress.Loopback
        : IPAddress.TryParse(Host, out var address) ? address
        : throw new ArgumentException(
            $"\"{Host}\" is not an IP address. Give one to listen on, such as 127.0.0.1, or 0.0.0.0 for all of this machine's."
        );

    internal void Check()
    {
        _ = Address;
        if (Port is < 0 or > 65_535)
            throw new ArgumentException($"The port is from 0 to 65535, not {Port}.");
    }
}
