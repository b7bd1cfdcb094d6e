using System.Collections.Immutable;

namespace Tunewright.Tests.Pruners;

/// <summary>Makes trials and studies from what a test is about.</summary>
internal static class Some
{
    public static FrozenTrial Trial(TrialState state, params double[] reports) =>
        new()
        {
            Id = 0,
            Number = 0,
            State = state,
            Values = state == TrialState.Complete ? [reports.LastOrDefault(double.IsFinite)] : [],
            IntermediateValues = reports.Select((value, step) => KeyValuePair.Create((long)step, value)).ToImmutableSortedDictionary(),
        };

    public static FrozenTrial Complete(params double[] reports) => Trial(TrialState.Complete, reports);

    public static FrozenTrial Running(params double[] reports) => Trial(TrialState.Running, reports);

    public static FrozenTrial RunningAt(int step, double value) =>
        Running() with
        {
            IntermediateValues = ImmutableSortedDictionary<long, double>.Empty.Add(step, value),
        };

    public static FrozenTrial AtRung(int rung, double value) =>
        Trial(TrialState.Pruned) with
        {
            SystemAttributes = ImmutableDictionary<string, object?>.Empty.Add($"completed_rung_{rung}", value),
        };

    public static StudyHistory Study(params FrozenTrial[] trials) => Study(StudyDirection.Minimize, trials);

    public static StudyHistory Study(StudyDirection direction, params FrozenTrial[] trials) =>
        new()
        {
            StudyName = "study",
            Directions = [direction],
            Lineage = new object(),
            Finished = [.. trials.Select((trial, number) => trial with { Id = number, Number = number })],
        };

    public static bool Prunes(this IPruner pruner, StudyHistory history, FrozenTrial trial) => pruner.Decide(history, trial).Prune;
}
