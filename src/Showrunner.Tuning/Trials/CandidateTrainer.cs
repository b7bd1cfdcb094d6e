using System.Runtime.InteropServices;
using Showrunner.Training;
using Tunewright;

namespace Showrunner.Tuning;

/// <summary>Trains the candidate of a trial, from its checkpoint where it has one, until it is complete, pauses or fails.</summary>
/// <param name="training">The training text.</param>
/// <param name="validation">The text that the losses are measured on.</param>
/// <param name="study">The study.</param>
/// <param name="history">Its candidates.</param>
/// <param name="options">The options of candidates.</param>
/// <param name="budget">What each may cost.</param>
/// <param name="folder">The checkpoints.</param>
/// <param name="threads">This worker's threads, also for a candidate that another worker began; null for one a processor.</param>
internal sealed class CandidateTrainer(
    Corpus training,
    Corpus validation,
    Study study,
    CandidateHistory history,
    CandidateOptions options,
    TrialBudget budget,
    TrialFolder folder,
    int? threads
)
{
    private const double Rounding = 1e-6; // of a position, which is a quotient

    /// <summary>Trains a trial to its end.</summary>
    /// <returns>The trial as it ended.</returns>
    /// <exception cref="OperationCanceledException">It was stopped; the next worker continues its candidate.</exception>
    /// <exception cref="ShowrunnerException">A checkpoint cannot be written.</exception>
    public FrozenTrial Run(Trial trial, CancellationToken stop)
    {
        try
        {
            return Train(trial, stop);
        }
        catch (OperationCanceledException)
        {
            trial.SetUserAttribute(Candidate.StoppedAttribute, true);
            NoteCheckpoint(trial);
            study.Fail(trial.Number, "It was stopped, and continues as another trial.");
            folder.Release(trial.Number);
            throw;
        }
        catch (ShowrunnerException exception) when (exception.InnerException is IOException or UnauthorizedAccessException)
        {
            study.Fail(trial.Number, exception.Message);
            throw;
        }
        catch (Exception exception) when (exception is ShowrunnerException or OutOfMemoryException or ExternalException)
        {
            trial.SetUserAttribute(Candidate.HopelessAttribute, true);
            return study.Fail(trial.Number, exception.Message);
        }
    }

    private FrozenTrial Train(Trial trial, CancellationToken stop)
    {
        var asked = options.Ask(trial) with { Threads = threads };
        var number = Candidate.NumberOf(trial.Record);
        var checkpoint = folder.CheckpointOf(number);
        var continues = number != trial.Number && File.Exists(checkpoint);
        if (!continues)
            File.Delete(checkpoint); // one of a study that was deleted
        using var trainer = continues
            ? Trainer.Resume(checkpoint, training, validation, threads: threads ?? Environment.ProcessorCount)
            : new Trainer(training, validation, asked, from: options.From);
        trainer.SavePath = checkpoint;

        // Reports later than the checkpoint are made again, so that it holds the best weights again.
        var reports = budget.ReportsOf(asked);
        var done = (int)(trainer.Position * reports[^1] + Rounding);
        var losses = continues
            ? history.Candidates.First(candidate => candidate.Number == number).Losses.Where(loss => loss.Key <= done).ToDictionary()
            : [];
        foreach (var (step, loss) in losses)
            trial.Report(loss, step);
        foreach (var step in reports.Where(step => !losses.ContainsKey(step)))
        {
            losses[step] = trainer.TrainTo((double)step / reports[^1], cancellationToken: stop);
            if (double.IsNaN(losses[step]))
                throw new ShowrunnerException("The validation loss is not a number.");
            NoteCheckpoint(trial);
            trial.SetUserAttribute(Candidate.PositionAttribute, trainer.Position);
            trial.SetUserAttribute(Candidate.SecondsAttribute, trainer.Elapsed.TotalSeconds);
            trial.Report(losses[step], step);
            if (trainer.IsFinished)
                break;
            if (step == reports[^1] || !trial.ShouldPrune())
                continue;
            trainer.Save(checkpoint);
            NoteCheckpoint(trial);
            return study.Tell(trial, TrialState.Pruned);
        }
        var best = losses.Values.Min();
        // Where another has a lower loss, nobody asks for the weights.
        if (!history.Candidates.Any(other => other.HasEnded && (other.Best, other.Number).CompareTo((best, number)) < 0))
            trainer.Save(checkpoint);
        return study.Tell(trial, best);
    }

    private void NoteCheckpoint(Trial trial)
    {
        var record = trial.Record;
        if (folder.Has(Candidate.NumberOf(record)) && !record.UserAttributes.ContainsKey(Candidate.SavedAttribute))
            trial.SetUserAttribute(Candidate.SavedAttribute, true);
    }
}
