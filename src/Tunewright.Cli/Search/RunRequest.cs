namespace Tunewright.Cli;

/// <summary>What <c>tunewright run</c> was asked for.</summary>
internal sealed record RunRequest
{
    public required IStudyStorage Storage { get; init; }

    /// <summary>The study, and how it searches.</summary>
    public required StudyOptions Study { get; init; }

    public required OrderedDictionary<string, Distribution> Space { get; init; }

    public required CommandTemplate Command { get; init; }

    /// <summary>How many trials the study should have; null: no limit.</summary>
    public int? Trials { get; init; }

    public TimeSpan? Timeout { get; init; }

    public int Parallel { get; init; }

    public int Retries { get; init; }

    /// <summary>After how many failures in a row the search ends; 0: never.</summary>
    public int MaxFailures { get; init; }

    public TimeSpan Grace { get; init; }

    /// <summary>The folder for the trials' output, or null.</summary>
    public string? Logs { get; init; }

    public bool IsQuiet { get; init; }

    public bool IsJson { get; init; }
}
