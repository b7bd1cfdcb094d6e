using System.Collections.Concurrent;
using System.Globalization;
using Showrunner.Base;
using Showrunner.Training;
using Showrunner.Tuning;
using Tunewright;
using ApiException = Tunewright.Dashboard.ApiException;

namespace Showrunner.Studio;

/// <summary>
/// Searches for a show's best training options in this process, for some minutes; the best model joins the show. A show's search goes on in
/// the same study the next time, if its scripts are the same.
/// </summary>
internal sealed class TuningDesk(ScriptReadings readings, ModelShelf models, Broadcast broadcast, WorkQueue queue, TimeProvider time)
    : IAsyncDisposable
{
    private static readonly ValueRange MinutesRange = new(0.01, TimeSpan.FromDays(7).TotalMinutes);
    private static readonly ValueRange TrialsRange = new(1, 100_000);
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, TuningJob> _jobs = new();

    /// <summary>Where the studies are kept.</summary>
    public required IStudyStorage Storage { get; init; }

    /// <summary>The last search of a show in this process; null if there was none.</summary>
    public TuningJob? Find(ShowFolder show) => _jobs.GetValueOrDefault(show.Id);

    /// <summary>Begins a search.</summary>
    /// <exception cref="ApiException">One of the show runs or waits already, or the request asks for what cannot be.</exception>
    public TuningJob Start(ShowFolder show, TuningRequestBody request)
    {
        MinutesRange.Check("number of minutes", request.Minutes);
        if (request.Trials is { } trials)
            TrialsRange.Check("number of trials", trials);
        if (show.Read().Scripts.Count == 0)
            throw ApiException.Conflict("The show has no scripts to learn. Add some first.");
        var job = new TuningJob(show.Id, request.Minutes);
        _jobs.AddOrUpdate(
            show.Id,
            job,
            (_, other) => other.IsActive ? throw ApiException.Conflict("A search of the show runs already. Stop that first.") : job
        );
        job.Work = Task.Run(() => Run(show, job, request));
        return job;
    }

    /// <summary>Ends the search, and waits until the best model is saved.</summary>
    /// <exception cref="ApiException">None runs.</exception>
    public async Task<TuningJob> End(ShowFolder show)
    {
        if (Find(show) is not { IsActive: true } job)
            throw ApiException.Conflict("No search of this show runs.");
        job.Cancel();
        await job.Work;
        return job;
    }

    /// <summary>Ends the search of a show that is deleted.</summary>
    public async Task Forget(ShowFolder show)
    {
        if (!_jobs.TryRemove(show.Id, out var job))
            return;
        job.Cancel();
        await job.Work;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var job in _jobs.Values)
            job.Cancel();
        await Task.WhenAll(_jobs.Values.Select(job => job.Work));
        foreach (var job in _jobs.Values)
            job.Dispose();
    }

    private async Task Run(ShowFolder show, TuningJob job, TuningRequestBody request)
    {
        try
        {
            using var turn = await queue.Enter(job.Stop);
            Tell(job, job.Body with { Phase = Phase.Preparing });
            var (training, validation) = readings.Corpus(show).HoldOut();
            var tuner = new ScriptTuner(training, validation, Options(show, training, request));
            await Search(job, tuner, TimeSpan.FromMinutes(request.Minutes));
            var model = Keep(show, tuner);
            Tell(job, Look(job, tuner) with { Phase = job.Stop.IsCancellationRequested ? Phase.Stopped : Phase.Done, Model = model });
        }
        catch (OperationCanceledException)
        {
            Tell(job, job.Body with { Phase = Phase.Stopped });
        }
        catch (Exception exception)
        {
            Tell(job, job.Body with { Phase = Phase.Failed, Error = PageWords.Of(exception.Message) });
        }
        await models.Refresh();
        broadcast.Tell("show", new(show.Id), StudioJson.Default.ShowEventBody);
    }

    // Other scripts are another study: losses of different texts cannot be compared.
    private TuningOptions Options(ShowFolder show, Corpus training, TuningRequestBody request) =>
        new()
        {
            Storage = Storage,
            Study = $"{show.Id} {training.Fingerprint[..8]}",
            Folder = Path.Join(show.Tuning, training.Fingerprint[..8]),
            UsualFrom = EnglishBase.LoadFor(training),
            WorkMinutes = request.Minutes,
            Trials = request.Trials,
        };

    private async Task Search(TuningJob job, ScriptTuner tuner, TimeSpan limit)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(job.Stop);
        using var timer = time.CreateTimer(_ => over.Cancel(), null, limit, Timeout.InfiniteTimeSpan);
        var begun = time.GetTimestamp();
        var work = Task.Factory.StartNew(
            () => tuner.Work(null, over.Token),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );
        do
        {
            Tell(job, Look(job, tuner) with { Phase = Phase.Running, Seconds = time.GetElapsedTime(begun).TotalSeconds });
            await Task.WhenAny(work, Task.Delay(Interval, time, CancellationToken.None));
        } while (!work.IsCompleted);
        if (work.IsFaulted && work.Exception!.InnerException is not OperationCanceledException)
            await work;
    }

    private static TuningBody Look(TuningJob job, ScriptTuner tuner)
    {
        var candidates = tuner.Candidates;
        var best = Candidate.BestOf(candidates);
        return job.Body with
        {
            Trials = candidates.Count,
            Best = best?.Perplexity,
            BestOptions = best is null
                ? []
                : [.. best.Parameters.Select(option => new NamedValueBody(LabelOf(option.Key), Text(option.Value)))],
            Study = tuner.Study.Name,
        };
    }

    /// <summary>The best model as one of the show's; null if none was saved.</summary>
    private static string? Keep(ShowFolder show, ScriptTuner tuner)
    {
        if (Candidate.BestOf(tuner.Candidates) is not { } best || tuner.CheckpointOf(best) is not { } checkpoint)
            return null;
        var name = Slug.Of("tuned", "tuned", name => File.Exists(show.ModelFile(name)));
        var path = show.NewModel(name);
        var source = TrainingSource.RelativeTo(path, new([show.Scripts], []));
        Checkpoint.Copy(checkpoint, path, manifest => manifest with { Source = source });
        return name;
    }

    private void Tell(TuningJob job, TuningBody body)
    {
        job.Body = body;
        broadcast.Tell("tuning", body, StudioJson.Default.TuningBody);
    }

    private static string LabelOf(string option) => TrainingOption.Find(option)?.Label ?? option;

    private static string Text(object? value) =>
        value switch
        {
            null => "none",
            bool flag => flag ? "on" : "off",
            double number => number.ToString("G3", CultureInfo.InvariantCulture),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        };
}
