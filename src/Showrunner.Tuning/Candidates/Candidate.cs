using System.Collections.Immutable;
using Tunewright;

namespace Showrunner.Tuning;

/// <summary>
/// One choice of options, with all trials of the study that trained it. After a pause or a crash it continues as a new trial: in
/// Optuna's formats a trial that has ended cannot run again.
/// </summary>
public sealed class Candidate
{
    /// <summary>The attribute of a trial that continues a candidate: the number of the candidate's first trial.</summary>
    internal const string ContinuesAttribute = "continues";

    /// <summary>The attribute of a trial that failed by its own fault, and would fail again.</summary>
    internal const string HopelessAttribute = "hopeless";

    /// <summary>The attribute of a trial that was asked to stop.</summary>
    internal const string StoppedAttribute = "stopped";

    /// <summary>The attribute of a trial that has saved a checkpoint.</summary>
    internal const string SavedAttribute = "kept";

    /// <summary>The attribute with the share of the whole training that is done.</summary>
    internal const string PositionAttribute = "position";

    /// <summary>The attribute with the seconds of work so far.</summary>
    internal const string SecondsAttribute = "seconds";

    private const int MaxCuts = 5;

    private Candidate(IEnumerable<FrozenTrial> trials)
    {
        Trials = [.. trials.OrderBy(trial => trial.Number)];
        // A report that was made again after a crash replaces the first one: it is of the weights that continue.
        Losses = Trials
            .Reverse()
            .SelectMany(trial => trial.IntermediateValues)
            .Select(report => KeyValuePair.Create((int)report.Key, report.Value)) // a budget has a few hundred reports
            .DistinctBy(report => report.Key)
            .ToImmutableSortedDictionary();
    }

    /// <summary>The number of its first trial, which identifies it.</summary>
    public int Number => Trials[0].Number;

    /// <summary>Its trials, oldest first.</summary>
    public IReadOnlyList<FrozenTrial> Trials { get; }

    /// <summary>Its latest trial.</summary>
    public FrozenTrial Last => Trials[^1];

    /// <summary>The searched options, under their names on the command line; empty before a worker has begun it.</summary>
    public IReadOnlyDictionary<string, object?> Parameters => Trials.MaxBy(trial => trial.Parameters.Length)!.ExternalParameters();

    /// <summary>Validation losses in nats a word, by report, counted from 1.</summary>
    public ImmutableSortedDictionary<int, double> Losses { get; }

    /// <summary>The lowest loss; infinity before the first report.</summary>
    public double Best => Losses.IsEmpty ? double.PositiveInfinity : Losses.Values.Min();

    /// <summary>The perplexity of <see cref="Best"/>; null before the first report.</summary>
    public double? Perplexity => Losses.IsEmpty ? null : Math.Exp(Best);

    /// <summary>Why it cannot be trained, where its state is <see cref="CandidateState.Failed"/>; otherwise null.</summary>
    public string? FailureReason => State == CandidateState.Failed ? Last.FailureReason : null;

    /// <summary>Its state.</summary>
    public CandidateState State =>
        Last.State switch
        {
            TrialState.Complete => CandidateState.Complete,
            TrialState.Pruned => CandidateState.Paused,
            TrialState.Failed when Last.UserAttributes.ContainsKey(HopelessAttribute) || CutsInPlace > MaxCuts => CandidateState.Failed,
            TrialState.Running => CandidateState.Training,
            _ => CandidateState.Waiting,
        };

    /// <summary>Whether it has a loss and no worker trains it.</summary>
    internal bool HasEnded => State is CandidateState.Complete or CandidateState.Paused;

    /// <summary>The share of its whole training that was done at its last report, 0 to 1.</summary>
    public double Position => Attribute(PositionAttribute);

    /// <summary>Seconds of work spent on it, up to its last report.</summary>
    public double Seconds => Attribute(SecondsAttribute);

    /// <summary>The seconds of work that its pause saves so far.</summary>
    public double SecondsSaved => State == CandidateState.Paused && Position > 0 ? Seconds * (1 - Position) / Position : 0;

    /// <summary>
    /// Whether it has a checkpoint, here or in another worker's folder. Without one, a candidate that was cut off begins again.
    /// </summary>
    internal bool IsSaved => Trials.Any(trial => trial.UserAttributes.ContainsKey(SavedAttribute));

    /// <summary>The number of its last report, or 0.</summary>
    internal int LastReport => Losses.IsEmpty ? 0 : Losses.Keys.Last();

    // A candidate that kills its worker every time is given up; one whose worker is killed now and then makes progress in between.
    private int CutsInPlace =>
        Trials.Count(trial =>
            trial.State == TrialState.Failed
            && !trial.UserAttributes.ContainsKey(StoppedAttribute)
            && (trial.LastStep ?? 0) == (Last.LastStep ?? 0)
        );

    /// <summary>Groups trials by candidate, oldest first.</summary>
    public static IReadOnlyList<Candidate> Of(IEnumerable<FrozenTrial> trials) =>
        [.. trials.GroupBy(NumberOf).OrderBy(group => group.Key).Select(group => new Candidate(group))];

    /// <summary>The one with the lowest loss, or null. Those that failed have no weights and do not count.</summary>
    public static Candidate? BestOf(IEnumerable<Candidate> candidates) =>
        candidates
            .Where(candidate => !candidate.Losses.IsEmpty && candidate.State != CandidateState.Failed)
            .MinBy(candidate => candidate.Best);

    /// <summary>The number of the candidate that a trial belongs to.</summary>
    internal static int NumberOf(FrozenTrial trial) =>
        trial.UserAttributes.TryGetValue(ContinuesAttribute, out var first) ? Convert.ToInt32(first) : trial.Number;

    /// <summary>
    /// The lowest loss up to a report; null before that report. A candidate that ended sooner, by patience or because it had fewer epochs,
    /// competes with its final loss.
    /// </summary>
    internal double? BestAt(int report) =>
        LastReport >= report || State == CandidateState.Complete
            ? Losses.TakeWhile(entry => entry.Key <= report).Min(entry => (double?)entry.Value)
            : null;

    private double Attribute(string attribute) =>
        Trials.Max(trial => trial.UserAttributes.TryGetValue(attribute, out var value) ? Convert.ToDouble(value) : 0);
}
