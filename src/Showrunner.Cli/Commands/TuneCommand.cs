using System.CommandLine;

namespace Showrunner.Cli;

/// <summary><c>showrunner tune</c>: searches the options that a show is learnt best with.</summary>
internal static class TuneCommand
{
    public static Command Create()
    {
        var command = new DocumentedCommand("tune", "Searches the options that a show is learnt best with, and keeps the best model.")
        {
            Details =
                "Each trial is one choice of options; at equal cost the lowest validation loss wins. Ctrl-C keeps the best so far. Run the same command again to go on, also with trials that were cut off; run it in another terminal or on another machine with the same --storage and --study to search with more workers.",
            Examples =
            [
                new("Search for half an hour", "tune jerry.txt"),
                new("The search of the notebook, two trials at once", "tune jerry.txt --space notebook --trials 20 --workers 2"),
                new("Short trials, kept in a database", "tune jerry.txt --trial-minutes 2 --minutes 40 --storage sqlite:///tuning.db"),
                new(
                    "One worker of many on a cluster",
                    "tune jerry.txt --storage postgresql://me@db.example.org/tuning --study jerry --folder /shared/jerry.trials --trials 200"
                ),
            ],
        };
        TuningArguments.AddTo(command);
        command.SetAction((parsed, stop) => Task.FromResult(Run(TuningArguments.Read(parsed), stop)));
        return command;
    }

    private static int Run(TuningPlan plan, CancellationToken stop)
    {
        if (plan.IsWorker)
        {
            TuningRun.Work(plan, stop);
            return 0;
        }
        using var storage = StudyAddress.Open(plan.Storage);
        var (training, validation) = Scripts.Load(plan.Source);
        var tuner = plan.Open(storage, training, validation);
        if (tuner.Candidates.Count == 0 && File.Exists(plan.Path))
        {
            throw new UsageException(
                $"{plan.Path} exists already, and not from this study, which is new. Give --out another name, or move the file away."
            );
        }

        ITuningView view =
            plan.Json ? new TuningJsonView(Console.Out)
            : Screen.IsLive ? new TuningLiveView(Screen.Out)
            : new TuningLineView(Console.Out);
        try
        {
            new TuningRun(plan, tuner).Search(view, stop);
            return 0;
        }
        catch (OperationCanceledException)
        {
            Screen.Notice("stopped. Run the same command again to go on with the search and the trials that were under way.");
            throw;
        }
    }
}
