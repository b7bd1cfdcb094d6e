using System.CommandLine;
using Showrunner.Training;

namespace Showrunner.Cli;

/// <summary><c>showrunner train</c>: learns a show.</summary>
internal static class TrainCommand
{
    private static readonly Argument<string[]> Files = new("file")
    {
        Description =
            "Scripts to learn: text files, folders (every .txt below) or globs, one line a speech (jerry: you know what i mean?). Without any: the sample show.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Option<string[]> Validation = new("--validation")
    {
        Description = "Scripts to judge the model by after each epoch. Without any, one line in twenty is held back.",
        HelpName = "file",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<string?> Out = new("--out", "-o")
    {
        Description = "The file to keep the model in (default: named after the first script, in the current folder)",
        HelpName = "file",
    };

    private static readonly Option<bool> Overwrite = new("--overwrite") { Description = "Replace a model that is there already." };

    private static readonly Option<string?> Resume = new("--resume")
    {
        Description = "Go on training this model where it stopped, with its own scripts and options.",
        HelpName = "file",
    };

    private static readonly Option<bool> Json = new("--json") { Description = "Progress as one JSON object a line." };

    private static readonly TrainingArguments Arguments = new();

    public static Command Create()
    {
        var command = new DocumentedCommand("train", "Learns a show from its scripts and keeps the model in one file.")
        {
            Details =
                "It is saved after every epoch, every three minutes, and when Ctrl-C stops it. What is not given below is chosen by the size of the text and the minutes.",
            Examples =
            [
                new("Learn the sample show", "train"),
                new("Learn your own, for ten minutes", "train jerry.txt --minutes 10"),
                new("Judge by other episodes, and name the model", "train season1/ season2/ --validation season3/ --out show.show"),
                new("Go on after Ctrl-C or a crash", "train --resume jerry.show"),
                new("The recipe of the notebook, for comparison", "train jerry.txt --recipe notebook --epochs 2 --out notebook.show"),
            ],
        };
        command.Add(Files);
        foreach (var option in (Option[])[Validation, Out, Overwrite, Resume, .. Arguments.All, Json])
            command.Add(option);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        var resumed = parsed.GetValue(Resume);
        var given = new CorpusSource(parsed.GetValue(Files) ?? [], parsed.GetValue(Validation) ?? []);
        var path = parsed.GetValue(Out) ?? resumed ?? TrainingSource.DefaultModel(given);
        if (path != resumed && File.Exists(path) && !parsed.GetValue(Overwrite))
        {
            throw new UsageException(
                $"{path} exists already. Give --resume {path} to go on with it, --overwrite to replace it, or --out to keep both."
            );
        }

        if (resumed is not null && Arguments.All.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false }) is { } option)
            throw new UsageException($"--resume goes on with the model's own options. Leave out {option.Name}, or train a new model.");

        var (training, validation) = Scripts.Load(resumed is not null && given.Training.Count == 0 ? SourceOf(resumed) : given);
        using var trainer = resumed is not null
            ? Trainer.Resume(resumed, training, validation)
            : new Trainer(training, validation, Arguments.ToOptions(parsed, training.Tokens.Count))
            {
                Source = TrainingSource.RelativeTo(path, given),
            };
        try
        {
            var events = TrainingRun.RunAsync(trainer, path, cancellationToken: stop);
            await TrainingViews.Create(parsed.GetValue(Json)).FollowAsync(events);
            return 0;
        }
        catch (OperationCanceledException)
        {
            Screen.Notice($"stopped; {path} is saved. Go on with: {Help.Program} train --resume {path}");
            throw;
        }
    }

    private static CorpusSource SourceOf(string checkpoint) =>
        TrainingSource.Of(checkpoint)
        ?? throw new UsageException(
            $"{checkpoint} does not say what it was trained on. Name the scripts too: showrunner train FILE … --resume {checkpoint}"
        );
}
