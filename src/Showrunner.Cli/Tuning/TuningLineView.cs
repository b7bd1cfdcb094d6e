using System.Globalization;
using Showrunner.Tuning;

namespace Showrunner.Cli;

/// <summary>A search in a pipe or a log: a line whenever a trial has paused, ended or failed.</summary>
internal sealed class TuningLineView(TextWriter output) : ITuningView
{
    public void Begin(TuningPlan plan, ScriptTuner tuner) =>
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Study '{tuner.Study.Name}' in {tuner.Study.Storage.Address}: space {tuner.Space.Name}, {tuner.Budget} a trial, {plan.Workers} worker{(plan.Workers > 1 ? "s" : "")} of {plan.ThreadsOfWorker} thread{(plan.ThreadsOfWorker > 1 ? "s" : "")}."
            )
        );

    public void Follow(IEnumerable<TuningSnapshot> snapshots)
    {
        foreach (var (candidate, best) in Ended(snapshots))
            output.WriteLine($"{CandidateText.Line(candidate)}{(best ? "  (best)" : "")}");
    }

    public void End(TuningOutcome outcome) => output.WriteLine(TuningSummary.Of(outcome));

    /// <summary>Each candidate when it has come to a pause or an end that no earlier snapshot showed, and whether it is the best.</summary>
    public static IEnumerable<(Candidate Candidate, bool IsBest)> Ended(IEnumerable<TuningSnapshot> snapshots)
    {
        Dictionary<int, int>? seen = null;
        foreach (var snapshot in snapshots)
        {
            var ended = snapshot
                .Candidates.Where(candidate => candidate.State is CandidateState.Paused or CandidateState.Complete or CandidateState.Failed)
                .ToList();
            // The first snapshot shows what earlier runs have done.
            if (seen is not null)
            {
                foreach (var candidate in ended)
                {
                    if (seen.GetValueOrDefault(candidate.Number, -1) != candidate.Last.Number)
                        yield return (candidate, candidate == snapshot.Best);
                }
            }

            seen = ended.ToDictionary(candidate => candidate.Number, candidate => candidate.Last.Number);
        }
    }
}
