using System.Collections.Concurrent;
using Showrunner.Base;
using Showrunner.Training;
using Tunewright.Dashboard;

namespace Showrunner.Studio;

/// <summary>
/// Trains models, one at a time; the others wait. What was asked for is in <c>show.json</c> until it is over, and the unfinished model in
/// its file, so that a training goes on where it was after a pause, and after the server's end.
/// </summary>
internal sealed class TrainingDesk(
    Gallery gallery,
    ScriptReadings readings,
    ModelShelf models,
    Broadcast broadcast,
    WorkQueue queue,
    TimeProvider time
) : IAsyncDisposable
{
    /// <summary>What a training begins with that begins with no model, as on the command line.</summary>
    public const string Nothing = "none";

    private static readonly ValueRange MinutesRange = new(0.01, TimeSpan.FromDays(1).TotalMinutes);

    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, TrainingJob> _jobs = new();
    private readonly ModelNotes<TrainingBody> _notes = new("training", StudioJson.Default.TrainingBody);

    /// <summary>Trainings that are not over.</summary>
    public IEnumerable<TrainingNowBody> Unfinished =>
        gallery.All().Select(Find).OfType<TrainingJob>().Where(job => job.IsUnfinished).Select(job => job.Now);

    /// <summary>The training of a show: the one of this process, or one that an earlier process left; null if there is none.</summary>
    public TrainingJob? Find(ShowFolder show)
    {
        if (_jobs.TryGetValue(show.Id, out var job))
            return job;
        if (!show.HasRecord || show.Read().Training is not { } asked)
            return null;
        job = new TrainingJob(show.Id, asked, Phase.Paused);
        Recall(job, show);
        return _jobs.GetOrAdd(show.Id, job);
    }

    /// <summary>How a model was trained, or is.</summary>
    /// <exception cref="ApiException">There is no such model.</exception>
    public TrainingBody Of(ShowFolder show, string model)
    {
        var path = show.ExistingModel(model);
        if (Find(show) is { } now && now.Asked.Model == model)
            return now.Body;
        var kept = _notes.Read(show, model);
        var asked = new TrainingRecordOfShow { Model = model, Minutes = kept?.Minutes ?? 0 };
        using var job = new TrainingJob(show.Id, kept is null ? asked : asked with { Options = kept.Options }, Phase.Done);
        job.Recall(CheckpointManifest.Read(path).History, kept);
        return job.Body;
    }

    /// <summary>Begins a training.</summary>
    /// <exception cref="ApiException">One of the show runs or waits already, or the request asks for what cannot be.</exception>
    public TrainingJob Start(ShowFolder show, TrainingRequestBody request)
    {
        MinutesRange.Check("number of minutes", request.Minutes);
        if (request.From is { } from and not (Nothing or EnglishBase.Name))
            show.ExistingModel(from);
        var record = show.Read();
        if (record.Scripts.Count == 0)
            throw ApiException.Conflict("The show has no scripts to learn. Add some first.");
        // What the options cannot be is said now, not when their turn comes.
        var options = request.Options ?? record.TrainingOptions;
        TrainingOptionTables.Apply(options, TrainingOptions.For(record.Summary.Words, request.Minutes)).Validate();
        var asked = new TrainingRecordOfShow
        {
            Model = Slug.Of(NameFor(request.Minutes), "model", name => File.Exists(show.ModelFile(name))),
            Minutes = request.Minutes,
            Options = options,
            From = request.From,
        };
        return Begin(show, asked);
    }

    /// <summary>Goes on with the paused training, or with that of a model.</summary>
    /// <exception cref="ApiException">There is nothing to go on with.</exception>
    public TrainingJob Resume(ShowFolder show, string? model)
    {
        var paused = Find(show);
        if (model is null || paused?.Asked.Model == model)
        {
            return paused is { Now.Phase: Phase.Paused or Phase.Stopped or Phase.Failed }
                ? Begin(show, paused.Asked)
                : throw ApiException.Conflict("No training of this show is paused.");
        }
        var facts = ModelFacts.Read(show.ExistingModel(model), default);
        if (!facts.CanResume)
            throw ApiException.Conflict($"The training of {model} has come to its end. Train another model from it.");
        var options = TrainingRecord.From(facts.Manifest.Training, model).Options;
        return Begin(show, new() { Model = model, Minutes = options.Minutes ?? 0 });
    }

    /// <summary>Ends the training, for now or for good, and waits until the model is saved.</summary>
    /// <exception cref="ApiException">Nothing is trained.</exception>
    public async Task<TrainingJob> End(ShowFolder show, Phase after)
    {
        var job = Find(show);
        if (job is null || !job.IsActive && !(job.Now.Phase == Phase.Paused && after == Phase.Stopped))
            throw ApiException.Conflict("Nothing of this show is being trained.");
        job.Cancel(after);
        await job.Work;
        if (job.Now.Phase == Phase.Paused && after == Phase.Stopped)
            Over(show, job, Phase.Stopped);
        return job;
    }

    /// <summary>Ends the training of a show that is deleted.</summary>
    public async Task Forget(ShowFolder show)
    {
        if (!_jobs.TryRemove(show.Id, out var job))
            return;
        job.Cancel(Phase.Stopped);
        await job.Work;
    }

    /// <summary>Pauses what runs and what waits.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var job in _jobs.Values)
            job.Cancel(Phase.Paused);
        await Task.WhenAll(_jobs.Values.Select(job => job.Work));
        foreach (var job in _jobs.Values)
            job.Dispose();
    }

    private TrainingJob Begin(ShowFolder show, TrainingRecordOfShow asked)
    {
        var before = Find(show);
        var job = new TrainingJob(show.Id, asked, Phase.Queued, before?.Asked.Model == asked.Model ? before : null);
        _jobs.AddOrUpdate(
            show.Id,
            job,
            (_, other) => other.IsActive ? throw ApiException.Conflict("The show is being trained already. Stop that first.") : job
        );
        show.Update(record => record with { Training = asked });
        job.Work = Task.Run(() => Run(show, job));
        Tell(job.Now);
        return job;
    }

    private async Task Run(ShowFolder show, TrainingJob job)
    {
        try
        {
            using var turn = await queue.Enter(job.Stop);
            Tell(job.Set(Phase.Preparing));
            using var trainer = Prepare(show, job);
            await Follow(show, job, trainer);
            Over(show, job, Phase.Done);
        }
        catch (OperationCanceledException)
        {
            if (job.After == Phase.Stopped)
                Over(show, job, Phase.Stopped);
            else
                Tell(job.Set(Phase.Paused));
        }
        catch (Exception exception)
        {
            Tell(job.Set(Phase.Failed, PageWords.Of(exception.Message)));
        }
    }

    private Trainer Prepare(ShowFolder show, TrainingJob job)
    {
        var path = show.ModelFile(job.Asked.Model);
        var isBegun = File.Exists(path);
        var (training, validation) = readings.Corpus(show).HoldOut(isBegun ? CheckpointManifest.Read(path).CorpusFingerprint : null);
        if (isBegun)
        {
            Recall(job, show);
            return Trainer.Resume(path, training, validation, time);
        }
        var from = job.Asked.From switch
        {
            null => EnglishBase.LoadFor(training, job.Asked.Options.Keys),
            Nothing => null,
            EnglishBase.Name => EnglishBase.Load(),
            var name => BaseModel.Load(show.ExistingModel(name)),
        };
        var usual = TrainingOptions.For(training.Tokens.Count, job.Asked.Minutes, from?.Model);
        return new(training, validation, TrainingOptionTables.Apply(job.Asked.Options, usual), time: time, from: from)
        {
            Source = TrainingSource.RelativeTo(path, new([show.Scripts], [])),
        };
    }

    private async Task Follow(ShowFolder show, TrainingJob job, Trainer trainer)
    {
        var path = show.NewModel(job.Asked.Model);
        var sampling = Task.CompletedTask;
        var kept = time.GetTimestamp();
        try
        {
            await foreach (var happening in TrainingRun.RunAsync(trainer, path, time, job.Stop))
            {
                switch (happening)
                {
                    case TrainingEvent.Begun begun:
                        Tell(job.Begin(begun.Plan));
                        break;
                    case TrainingEvent.Step step:
                        Tell(job.Step(step.Report));
                        break;
                    case TrainingEvent.Epoch epoch:
                        Tell(show, job.Epoch(epoch.Report));
                        Tell(job.Now);
                        if (time.GetElapsedTime(kept) >= Kept)
                        {
                            Keep(show, job);
                            kept = time.GetTimestamp();
                        }
                        if (sampling.IsCompleted)
                            sampling = Task.Run(() => Sample(show, job, path, epoch.Report.Number), CancellationToken.None);
                        break;
                }
            }
        }
        finally
        {
            await sampling;
            Keep(show, job);
        }
    }

    private void Keep(ShowFolder show, TrainingJob job)
    {
        if (job.Body is { Epochs.Count: > 0 } body)
            _notes.Write(show, body.Model, body);
    }

    // The file has the best weights so far. A sample that cannot be made is none; the training says what is wrong with the file.
    private void Sample(ShowFolder show, TrainingJob job, string path, int epoch)
    {
        try
        {
            Tell(show, job.Sample(epoch, SampleLine.Of(ScriptModel.Load(path, WeightPrecision.EightBits), epoch)));
        }
        catch (ShowrunnerException) { }
    }

    private void Recall(TrainingJob job, ShowFolder show)
    {
        if (show.ModelFile(job.Asked.Model) is var path && File.Exists(path))
            job.Recall(CheckpointManifest.Read(path).History, _notes.Read(show, job.Asked.Model));
    }

    private void Over(ShowFolder show, TrainingJob job, Phase phase)
    {
        show.Update(record => record with { Training = null });
        Tell(job.Set(phase));
        _ = models.Refresh();
        broadcast.Tell("show", new(show.Id), StudioJson.Default.ShowEventBody);
    }

    private void Tell(TrainingNowBody now) => broadcast.Tell("training", now, StudioJson.Default.TrainingNowBody);

    private void Tell(ShowFolder show, EpochBody epoch) => broadcast.Tell("epoch", new(show.Id, epoch), StudioJson.Default.EpochEventBody);

    private static string NameFor(double minutes) =>
        minutes < 1
            ? FormattableString.Invariant($"{Math.Round(minutes * 60)}-seconds")
            : FormattableString.Invariant($"{Math.Round(minutes)}-{(Math.Round(minutes) == 1 ? "minute" : "minutes")}");
}
