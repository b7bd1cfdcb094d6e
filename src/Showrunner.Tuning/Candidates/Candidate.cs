using System.Collections.Immutable;
using Tunewright;

namespace Showrunner.Tuning;

/// <summary>
/// One choice of options, with all the trials of the study that trained it: after a pause or a crash it goes on as a new trial, since
/// Optuna's formats know none that ended and runs again.
/// </summary>
public sealed class Candidate
{
    /// <summary>The attribute of a trial that goes on: the number of the candidate's first trial.</summary>
    internal const string ContinuesAttribute = "continues";

    /// <summary>The attribute of a trial that failed by its own fault, and would again.</summary>
    internal const string HopelessAttribute = "hopeless";

    /// <summary>The attribute of a trial that was asked to stop.</summary>
    internal const string StoppedAttribute = "stopped";

    /// <summary>The attribute of a trial that has saved a checkpoint.</summary>
    internal const string KeptAttribute = "kept";

    internal const string PositionAttribute = "position",
        SecondsAttribute = "seconds";

    private Candidate(IEnumerable<FrozenTrial> trials)
    {
        Trials = [.. trials.OrderBy(trial => trial.Number)];
        // Of a report that was made again after a crash, the last counts: it is of the weights that go on.
        Losses = Trials
            .Reverse()
            .SelectMany(trial => trial.IntermediateValues)
            .DistinctBy(report => report.Key)
            .ToImmutableSortedDictionary();
    }

    /// <summary>The number of its first trial, by which it is known.</summary>
    public int Number => Trials[0].Number;

    /// <summary>Its trials, oldest first.</summary>
    public IReadOnlyList<FrozenTrial> Trials { get; }

    /// <summary>The trial that it has come to.</summary>
    public FrozenTrial Last => Trials[^1];

    /// <summary>The searched options, under their names on the command line; empty before a worker has begun it.</summary>
    public IReadOnlyDictionary<string, object?> Parameters => Trials.MaxBy(trial => trial.Parameters.Length)!.ExternalParameters();

    /// <summary>Validation losses in nats a word, by report, counted from 1.</summary>
    public ImmutableSortedDictionary<int, double> Losses { get; }

    /// <summary>The lowest loss; infinity without any.</summary>
    public double Best => Losses.IsEmpty ? double.PositiveInfinity : Losses.Values.Min();

    /// <summary>Where it stands.</summary>
    public CandidateState State =>
        Last.State switch
        {
            TrialState.Complete => CandidateState.Complete,
            TrialState.Pruned => CandidateState.Paused,
            TrialState.Failed when Last.UserAttributes.ContainsKey(HopelessAttribute) || CutsInPlace > MostCuts => CandidateState.Failed,
            TrialState.Running => CandidateState.Training,
            _ => CandidateState.Waiting,
        };

    /// <summary>Whether it came to a loss, and nobody trains it.</summary>
    internal bool HasEnded => State is CandidateState.Complete or CandidateState.Paused;

    /// <summary>The share of its whole training that is behind, 0 to 1, at its last report.</summary>
    public double Position => Noted(PositionAttribute);

    /// <summary>Seconds of work spent on it, up to its last report.</summary>
    public double Seconds => Noted(SecondsAttribute);

    /// <summary>The seconds that its pause saves, as long as it lasts.</summary>
    public double SecondsSaved => State == CandidateState.Paused && Position > 0 ? Seconds * (1 - Position) / Position : 0;

    /// <summary>Whether there is a checkpoint to go on from, here or in another worker's folder; else a cut candidate begins again.</summary>
    internal bool IsKept => Trials.Any(trial => trial.UserAttributes.ContainsKey(KeptAttribute));

    /// <summary>The last report, or 0.</summary>
    internal int LastReport => Losses.IsEmpty ? 0 : Losses.Keys.Last();

    private const int MostCuts = 5;

    // A candidate that kills its worker each time is given up; one whose worker is killed now and then gets on between.
    private int CutsInPlace =>
        Trials.Count(trial =>
            trial.State == TrialState.Failed
            && !trial.UserAttributes.ContainsKey(StoppedAttribute)
            && (trial.LastStep ?? 0) == (Last.LastStep ?? 0)
        );

    /// <summary>The candidates of some trials, oldest first.</summary>
    public static IReadOnlyList<Candidate> Of(IEnumerable<FrozenTrial> trials) =>
        [.. trials.GroupBy(NumberOf).OrderBy(group => group.Key).Select(group => new Candidate(group))];

    /// <summary>The number of the candidate that a trial belongs to.</summary>
    internal static int NumberOf(FrozenTrial trial) =>
        trial.UserAttributes.TryGetValue(ContinuesAttribute, out var first) ? Convert.ToInt32(first) : trial.Number;

    /// <summary>The lowest loss up to a report; null when it has not got that far. One that ended sooner, by patience or because it was given fewer epochs, competes with what it came to.</summary>
    internal double? BestAt(int report) =>
        LastReport >= report || State == CandidateState.Complete
            ? Losses.TakeWhile(entry => entry.Key <= report).Min(entry => (double?)entry.Value)
            : null;

    private double Noted(string attribute) =>
        Trials.Max(trial => trial.UserAttributes.TryGetValue(attribute, out var value) ? Convert.ToDouble(value) : 0);
}

/// <summary>Where a <see cref="Candidate"/> stands.</summary>
public enum CandidateState
{
    /// <summary>Queued, or cut off and about to go on.</summary>
    Waiting,

    /// <summary>A worker trains it.</summary>
    Training,

    /// <summary>It was not among the best third where candidates are compared; it goes on when it is among them later.</summary>
    Paused,

    /// <summary>It was trained to its end.</summary>
    Complete,

    /// <summary>It cannot be trained; <see cref="FrozenTrial.FailureReason"/> of its last trial says why.</summary>
    Failed,
}
