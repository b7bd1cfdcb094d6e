using System.Diagnostics;
using Showrunner.Tuning;

namespace Showrunner.Cli;

/// <summary>A search: workers in processes of their own, and this process, which looks after them and shows what the study tells.</summary>
internal sealed class TuningRun(TuningPlan plan, ScriptTuner tuner)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(0.4);

    private readonly long _begun = Stopwatch.GetTimestamp();

    private TimeSpan Elapsed => Stopwatch.GetElapsedTime(_begun);

    /// <summary>Trains as a worker, for the process that started this one.</summary>
    public static void Work(TuningPlan plan, CancellationToken stop)
    {
        using var storage = StudyAddress.Open(plan.Storage);
        var (training, validation) = Scripts.Load(plan.Source);
        plan.Open(storage, training, validation).Work(stop: WorkerProcess.Rope(stop));
    }

    /// <summary>Searches to the end, keeps the best model, and reports.</summary>
    /// <exception cref="OperationCanceledException">It was stopped; the best model so far is kept.</exception>
    public void Search(ITuningView view, CancellationToken stop)
    {
        view.Begin(plan, tuner);
        try
        {
            using var workers = new WorkerPool(plan.Workers, plan.ThreadsOfWorker);
            view.Follow(Snapshots(workers, stop));
        }
        finally
        {
            view.End(TuningOutcome.Keep(plan, tuner, Snapshot()));
        }
        stop.ThrowIfCancellationRequested();
    }

    private IEnumerable<TuningSnapshot> Snapshots(WorkerPool workers, CancellationToken stop)
    {
        do yield return Snapshot();
        while (workers.Watch() && !(Elapsed > plan.Limit) && !stop.WaitHandle.WaitOne(Interval));
        yield return Snapshot();
    }

    private TuningSnapshot Snapshot()
    {
        var candidates = tuner.Candidates;
        return new(candidates, Elapsed, plan.Limit - Elapsed ?? Expected(candidates));
    }

    /// <summary>From the trials of this and earlier runs: what is left costs as much each.</summary>
    private TimeSpan? Expected(IReadOnlyList<Candidate> candidates)
    {
        var ended = candidates.Where(candidate => candidate.State is CandidateState.Paused or CandidateState.Complete).ToList();
        return ended.Count == 0 || plan.Trials is not { } trials
            ? null
            : TimeSpan.FromSeconds(
                Math.Max(0, trials * ended.Average(candidate => candidate.Seconds) - candidates.Sum(candidate => candidate.Seconds))
                    / plan.Workers
            );
    }
}
