using Tunewright;

namespace Showrunner.Studio;

/// <summary>Where a studio works and listens. Only this machine can reach it.</summary>
public sealed record StudioOptions
{
    /// <summary>The folder with the shows; it is made if it is not there.</summary>
    public required string Folder { get; init; }

    /// <summary>The port, from 0 to 65,535; 0 takes a free one.</summary>
    public int Port { get; init; } = 8090;

    /// <summary>Searches to show beside the studio's own; they stay open, and are the caller's to dispose of.</summary>
    public IReadOnlyList<IStudyStorage> Storages { get; init; } = [];

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
