using System.Collections.Immutable;

namespace Tunewright.Plots;

/// <summary>When each trial ran.</summary>
/// <param name="Study">The study's name.</param>
/// <param name="Bars">All trials, by number.</param>
/// <param name="Best">The number of the best feasible trial of a study with one objective.</param>
public sealed record Timeline(string Study, ImmutableArray<TimelineBar> Bars, int? Best)
{
    /// <summary>A trial that has run this many times longer than the longest finished one is taken for dead.</summary>
    private const int Patience = 5;

    private static readonly TimeSpan Short = TimeSpan.FromSeconds(1);

    internal static Timeline Of(Study study, DateTimeOffset now)
    {
        var trials = study.Trials;
        var latest = Latest(trials, now);
        var best = study.Directions.Length == 1 ? new ObservedTrials(study, 0).Best : null;
        return new(study.Name, [.. trials.Select(trial => Bar(trial, latest))], best);
    }

    private static TimelineBar Bar(FrozenTrial trial, DateTimeOffset latest)
    {
        var start = trial.Started ?? latest;
        var end = trial.State == TrialState.Running ? latest + Short : trial.Completed ?? start + Short;
        return new(trial.Number, trial.State, trial.IsFeasible, start, end);
    }

    /// <summary>Now, while a trial runs that may be alive; else the last end.</summary>
    private static DateTimeOffset Latest(IReadOnlyList<FrozenTrial> trials, DateTimeOffset now)
    {
        var longest = trials.Max(trial => trial.Duration);
        return trials.Any(trial => trial.State == TrialState.Running && !(now - trial.Started >= Patience * longest))
            ? now
            : trials.Max(trial => trial.Completed) ?? now;
    }
}

/// <summary>A trial's time.</summary>
/// <param name="Trial">Its number.</param>
/// <param name="State">Its state.</param>
/// <param name="IsFeasible">Whether no constraint is violated.</param>
/// <param name="Start">When it began; of a waiting trial the end of the plot.</param>
/// <param name="End">
/// When it ended. A running one ends a second after the end of the plot: now, or the last end of a trial if all that run have run five
/// times longer than any finished one.
/// </param>
public readonly record struct TimelineBar(int Trial, TrialState State, bool IsFeasible, DateTimeOffset Start, DateTimeOffset End);
