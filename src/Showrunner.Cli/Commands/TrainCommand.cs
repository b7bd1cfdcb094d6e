using System.CommandLine;
using System.Globalization;
using Showrunner.Training;

namespace Showrunner.Cli;

/// <summary><c>showrunner train</c>: trains a model on a show.</summary>
internal static class TrainCommand
{
    private static readonly Argument<string[]> Files = new("file")
    {
        Description = $"Scripts to learn: {Scripts.Kinds}. Default: the sample show",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Option<string[]> Validation = new("--validation")
    {
        Description = "Scripts to evaluate the model on after each epoch (default: one line in twenty, held back from training)",
        HelpName = "file",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<string?> Out = new("--out", "-o")
    {
        Description = "The file to save the model to (default: named after the first script, in the current folder)",
        HelpName = "file",
    };

    private static readonly Option<bool> Overwrite = new("--overwrite") { Description = "Replace a model that exists already" };

    private static readonly Option<string?> Resume = new("--resume")
    {
        Description = "Continue training this model where it stopped, with its own scripts and options",
        HelpName = "file",
    };

    private static readonly Option<string?> From = FromOption.Create("english for a text in English, unless sizes are given");

    private static readonly Option<string[]> Mix = new("--mix")
    {
        Description = "Other text to read beside the scripts, such as more dialogue; the model stays the show's, and knows no other words",
        HelpName = "file",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly NumberOption<double> MixShare = new(
        "--mix-share",
        "The share of what an epoch reads that is from --mix",
        MixedText.ShareRange.Contains,
        $"{MixedText.ShareRange}",
        MixedText.UsualShare.ToString(CultureInfo.InvariantCulture)
    );

    private static readonly Option<bool> Json = new("--json") { Description = "Print progress as JSON, one object per line" };

    private static readonly TrainingArguments Arguments = new();

    public static Command Create()
    {
        var command = new DocumentedCommand("train", "Learns a show from its scripts and saves the model in one file.")
        {
            Details =
                "The model is saved after every epoch, every three minutes, and when Ctrl-C stops training. "
                + "Options without a default are chosen by the length of the text and the minutes.",
            Examples =
            [
                new("Learn the sample show", "train"),
                new("Learn your own, for ten minutes", "train jerry.txt --minutes 10"),
                new("Learn the lines of a table", "train lines.csv --columns speaker=Wer,words=Was"),
                new("Evaluate on other episodes, and name the model", "train season1/ season2/ --validation season3/ --out show.show"),
                new("Continue after Ctrl-C or a crash", "train --resume jerry.show"),
                new("Add a season to a show, or begin a spin-off", "train season4/ --from jerry.show --out season4.show"),
                new("Read other dialogue beside a short show", "train jerry.txt --mix self-dialogue.txt --mix-share 0.2"),
                new("Learn nothing but the text", "train jerry.txt --from none"),
                new("The recipe of the notebook, for comparison", "train jerry.txt --recipe notebook --epochs 2 --out notebook.show"),
            ],
        };
        command.Add(Files);
        Option[] files = [Validation, Scripts.Format, Scripts.Columns, Out, Overwrite, Resume, From, Mix, MixShare];
        foreach (var option in (Option[])[.. files, .. Arguments.All, Json])
            command.Add(option);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        Output.GoOnWithout(Screen.Notice);
        var resumed = parsed.GetValue(Resume);
        var given = Scripts.Source(parsed, parsed.GetValue(Files), parsed.GetValue(Validation), parsed.GetValue(Mix));
        var path = parsed.GetValue(Out) ?? resumed ?? TrainingSource.DefaultModel(given);
        if (path != resumed && File.Exists(path) && !parsed.GetValue(Overwrite))
        {
            throw new UsageException(
                $"{path} exists already. Give --resume {path} to continue it, --overwrite to replace it, or --out for another file."
            );
        }

        if (resumed is not null && parsed.GetValue(From) is { } other)
        {
            throw new UsageException(
                $"--resume {resumed} continues a training, and --from {other} begins another one. Leave one of them out."
            );
        }

        var kept = Arguments.All.Append(MixShare);
        if (resumed is not null && kept.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false }) is { } option)
            throw new UsageException($"--resume continues with the model's own options. Leave out {option.Name}, or train a new model.");

        if (MixShare.In(parsed) is not null && given.Mixed.Count == 0)
            throw new UsageException("--mix-share needs --mix, the text to mix in.");

        var source = resumed is not null && given.Training.Count == 0 ? SourceOf(resumed) : given;
        var mixed = Mixed(given.Mixed.Count > 0 || resumed is null ? given : TrainingSource.Of(resumed));
        var fingerprint = resumed is null ? null : CheckpointManifest.Read(resumed).CorpusFingerprint;
        var (training, validation, explanations) = Screen.While("Reading the scripts", () => Scripts.Load(source, fingerprint));
        Scripts.Explain(explanations, parsed.GetValue(Json));
        var from = resumed is null ? FromOption.Read(parsed, From, training, () => Arguments.BaseFor(parsed, training)) : null;
        using var trainer = Screen.While(
            "Preparing the model",
            () =>
                resumed is not null
                    ? Trainer.Resume(resumed, training, validation, mixed: mixed)
                    : new Trainer(
                        training,
                        validation,
                        Arguments.ToOptions(parsed, training.Tokens.Count, from),
                        from: from,
                        mixed: mixed is null ? null : new(mixed, MixShare.In(parsed) ?? MixedText.UsualShare)
                    )
                    {
                        // Standard input is read once.
                        Source = given.Training.Concat(given.Mixed).Contains("-") ? null : TrainingSource.RelativeTo(path, given),
                    }
        );
        try
        {
            var events = TrainingRun.RunAsync(trainer, path, cancellationToken: stop);
            await TrainingViews.Create(parsed.GetValue(Json)).FollowAsync(events);
            return 0;
        }
        catch (OperationCanceledException)
        {
            Screen.Notice($"stopped; {path} is saved. Continue with: {Help.Program} train --resume {path}");
            throw;
        }
    }

    private static Corpus? Mixed(CorpusSource? source) =>
        source is { Mixed.Count: > 0 } ? Screen.While("Reading the text to mix in", () => Scripts.LoadOther(source.Mixed)) : null;

    private static CorpusSource SourceOf(string checkpoint) =>
        TrainingSource.Of(checkpoint)
        ?? throw new UsageException(
            $"{checkpoint} does not say what it was trained on. Name the scripts too: showrunner train FILE … --resume {checkpoint}"
        );
}
