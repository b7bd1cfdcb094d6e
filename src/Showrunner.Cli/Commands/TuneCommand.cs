using System.CommandLine;
using Showrunner.Tuning;
using Tunewright;

namespace Showrunner.Cli;

/// <summary><c>showrunner tune</c>: searches the training options that suit a show best.</summary>
internal static class TuneCommand
{
    public static Command Create()
    {
        var command = new DocumentedCommand("tune", "Searches for the training options that suit a show best, and saves the best model.")
        {
            Details =
                "A trial is one choice of options. All trials cost the same, and the lowest validation loss wins. "
                + "Ctrl-C saves the best model "
                + "so far; the same command continues the search and the trials that were cut off. To add workers, run the same command in "
                + "another terminal, or on another machine with the same --storage and --study.",
            Examples =
            [
                new("Search for half an hour", "tune jerry.txt"),
                new("The search of the notebook, two trials at once", "tune jerry.txt --space notebook --trials 20 --workers 2"),
                new("Short trials, stored in a database", "tune jerry.txt --trial-minutes 2 --minutes 40 --storage sqlite:///tuning.db"),
                new(
                    "One worker of many on a cluster",
                    "tune jerry.txt --storage postgresql://me@db.example.org/tuning --study jerry --folder /shared/jerry.trials --trials "
                        + "200"
                ),
            ],
        };
        TuningArguments.AddTo(command);
        command.SetAction((parsed, stop) => RunAsync(TuningArguments.Read(parsed), stop));
        return command;
    }

    private static async Task<int> RunAsync(TuningRequest request, CancellationToken stop)
    {
        Output.GoOnWithout(Screen.Notice);
        using var stored = Storages.Exists(request.Storage) ? Storages.Open(request.Storage) : null;
        var known = stored is null ? null : Known(stored, request.Study);
        if (!request.IsWorker && File.Exists(request.Path) && known is not { HasTrials: true })
        {
            throw new UsageException(
                $"{request.Path} exists already, and this study is new. Give --out another name, or move the file away."
            );
        }
        var (training, validation, explanations) = Screen.While("Reading the scripts", () => Scripts.Load(request.Source, known?.Corpus));
        using var created = stored is null ? Storages.Open(request.Storage) : null; // what was refused above leaves none behind
        var storage = stored ?? created!;
        var tuner = Screen.While("Opening the study", () => request.Open(storage, training, validation));
        if (request.IsWorker)
        {
            tuner.Work(stop: ParentLifetime.Token(stop));
            return 0;
        }

        Scripts.Explain(explanations, request.Json);
        if (tuner.From is { } from)
            FromOption.Tell(request.From, from, training);
        request = request with { From = request.From ?? tuner.From?.Name ?? FromOption.Nothing };
        try
        {
            var events = TuningRun.RunAsync(tuner, request.ToRunOptions(), stop);
            await TuningViews.Create(request).FollowAsync(WithPage(events, tuner.Study.Name, request));
            return 0;
        }
        catch (OperationCanceledException)
        {
            Screen.Notice("stopped. Run the same command again to continue the search and the trials that were cut off.");
            throw;
        }
    }

    /// <summary>What a storage knows of a study; null if it has none of that name.</summary>
    private static (string? Corpus, bool HasTrials)? Known(IStudyStorage storage, string name) =>
        storage.FindStudy(name) is { } study
            ? (TuningResults.CorpusOf(study), storage.StudySummaries().Any(summary => summary.Study.Name == name && summary.Trials > 0))
            : null;

    private static async IAsyncEnumerable<TuningEvent> WithPage(IAsyncEnumerable<TuningEvent> events, string title, TuningRequest request)
    {
        await foreach (var happening in events)
        {
            if (happening is TuningEvent.Saved(var outcome))
                TuningPage.Save(request.Page, title, outcome, request);
            yield return happening;
        }
    }
}
