namespace Showrunner.Tuning;

/// <summary>How a calibration searches.</summary>
public sealed record CalibrationOptions
{
    /// <summary>How many settings are tried, at least 1.</summary>
    public int Trials { get; init; } = 24;

    /// <summary>Scenes that each trial writes, at least 1.</summary>
    public int Scenes { get; init; } = 30;

    /// <summary>Words and marks of each scene.</summary>
    public int Words { get; init; } = 150;

    /// <summary>How often each line is written, 1 to 64: more is better and slower, so it is not searched.</summary>
    public int Candidates { get; init; } = 8;

    /// <summary>Of the scenes and the search.</summary>
    public ulong Seed { get; init; } = 1;
}

/// <summary>Settings that a calibration tried.</summary>
/// <param name="Number">The trial's number, from 1.</param>
/// <param name="Settings">By the names of their controls.</param>
/// <param name="Distance">How far the scenes are from real ones: see <see cref="ScorecardDistance"/>.</param>
/// <param name="Scorecard">All measures.</param>
public sealed record CalibrationTrial(int Number, IReadOnlyDictionary<string, double> Settings, double Distance, Scorecard Scorecard);
