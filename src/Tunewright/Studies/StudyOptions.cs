namespace Tunewright;

/// <summary>A study's name, storage and objectives, and how it searches.</summary>
public sealed record StudyOptions
{
    /// <summary>
    /// The study's name, 1 to 512 characters, unique in its storage. Default: <c>no-name-</c> and a new UUID; for
    /// <see cref="Study.Load"/> the only study in the storage.
    /// </summary>
    public string? Name { get; init; }

    /// <summary>Where the study is stored. Default: in memory, for this object only.</summary>
    public IStudyStorage? Storage { get; init; }

    /// <summary>Chooses parameters. Default: a <see cref="TpeSampler"/> with an arbitrary seed.</summary>
    public ISampler? Sampler { get; init; }

    /// <summary>Ends trials early. Default: a <see cref="MedianPruner"/>.</summary>
    public IPruner? Pruner { get; init; }

    /// <summary>
    /// Which values of the objective are better. Default: smaller ones in a new study, and what is stored in one that exists; another
    /// direction than the stored one is refused.
    /// </summary>
    public StudyDirection? Direction { get; init; }

    /// <summary>One direction for each of several objectives; used instead of <see cref="Direction"/>, and refused in the same way.</summary>
    public IReadOnlyList<StudyDirection>? Directions { get; init; }

    /// <summary>
    /// Whether to go on with a study of this name if there is one. Default: no, it is an error.
    /// </summary>
    public bool LoadIfExists { get; init; }

    /// <summary>One name for each objective, stored with the study. Default: none.</summary>
    public IReadOnlyList<string>? MetricNames { get; init; }

    /// <summary>
    /// The metric that trials report and pruners compare, one of <see cref="MetricNames"/>. Default: the only objective, or none if
    /// there are several.
    /// </summary>
    public string? PruningMetric { get; init; }

    /// <summary>
    /// Whether a value drawn from a discrete range moves to the nearest one that leads to an untried point. Default: no.
    /// Values stay as drawn in continuous ranges, and when every point was tried.
    /// </summary>
    public bool AvoidDuplicates { get; init; }

    /// <summary>The clock for start and end times and for time limits. Default: the system's.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
