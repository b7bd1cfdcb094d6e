namespace Tunewright;

/// <summary>What a study is, and how it searches.</summary>
public sealed record StudyOptions
{
    /// <summary>The study's name, 1 to 512 characters, unique in its storage. Default: <c>no-name-</c> and a new UUID; when loading, the only study there is.</summary>
    public string? Name { get; init; }

    /// <summary>Where the study is kept. Default: in memory, for this object alone.</summary>
    public IStudyStorage? Storage { get; init; }

    /// <summary>What chooses parameters. Default: a <see cref="TpeSampler"/> without a seed.</summary>
    public ISampler? Sampler { get; init; }

    /// <summary>What ends trials early. Default: a <see cref="MedianPruner"/>.</summary>
    public IPruner? Pruner { get; init; }

    /// <summary>Which values of the one objective are better. Default: smaller ones. When loading, the storage knows.</summary>
    public StudyDirection Direction { get; init; } = StudyDirection.Minimize;

    /// <summary>One direction an objective when there are several; goes before <see cref="Direction"/>.</summary>
    public IReadOnlyList<StudyDirection>? Directions { get; init; }

    /// <summary>Whether to go on with a study of this name when there is one; its directions stay as they are. Default: no, it is an error.</summary>
    public bool LoadIfExists { get; init; }

    /// <summary>Names of the objectives, as many as there are. Kept in the storage. Default: none.</summary>
    public IReadOnlyList<string>? MetricNames { get; init; }

    /// <summary>The metric that trials report on and the pruner decides by, one of the metric names. Default: the only objective; none when there are several.</summary>
    public string? PruningMetric { get; init; }

    /// <summary>
    /// Whether a value drawn from a discrete range moves to the nearest one that leads to an untried point. Default: no.
    /// When every point was tried, or in continuous ranges, values stay as drawn.
    /// </summary>
    public bool AvoidDuplicates { get; init; }

    /// <summary>Called for each trial that this process failed because its worker was silent, in storages with heartbeats; may queue it again. Default: nothing.</summary>
    public Action<Study, FrozenTrial>? OnSilentTrial { get; init; }

    /// <summary>The clock for start and end of trials and for time limits. Default: the system's.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
