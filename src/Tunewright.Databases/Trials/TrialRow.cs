namespace Tunewright.Databases;

/// <summary>A row of the table trials.</summary>
internal readonly record struct TrialRow(long Id, int Number, TrialState State, DateTimeOffset? Started, DateTimeOffset? Completed);
