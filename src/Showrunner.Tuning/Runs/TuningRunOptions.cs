using System.Diagnostics;

namespace Showrunner.Tuning;

/// <summary>How a search is run.</summary>
public sealed record TuningRunOptions
{
    /// <summary>The file for the best model.</summary>
    public required string Path { get; init; }

    /// <summary>Where the text came from, which the best model remembers.</summary>
    public required CorpusSource Source { get; init; }

    /// <summary>
    /// How to start a worker: a program that calls <see cref="ScriptTuner.Work"/> on the same study, and stops when its standard input is
    /// closed. It exits with 0 when no work is left, with 130 when it was stopped, and with 1 or 2 after an error that the last line on its
    /// standard error names; that ends the search. A worker with any other exit code is started again.
    /// </summary>
    public required Func<ProcessStartInfo> Worker { get; init; }

    /// <summary>Worker processes, at least 1.</summary>
    public int Workers { get; init; } = 1;

    /// <summary>The threads that each worker has, for <see cref="TuningPlan.Threads"/>.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>The time after which the search ends; null for no limit.</summary>
    public TimeSpan? Limit { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
