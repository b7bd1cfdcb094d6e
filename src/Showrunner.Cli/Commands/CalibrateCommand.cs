using System.CommandLine;
using System.Globalization;
using Showrunner.Tuning;

namespace Showrunner.Cli;

/// <summary><c>showrunner calibrate</c>: finds the settings of writing that suit a model, and keeps them in it.</summary>
internal static class CalibrateCommand
{
    private static readonly CalibrationOptions Usual = new();
    private static readonly Argument<string> Model = TrainedModel.Argument();
    private static readonly Option<string[]> Validation = new("--validation")
    {
        Description = "Scripts that the model has not seen (default: the validation text of its training)",
        HelpName = "file",
        AllowMultipleArgumentsPerToken = true,
    };
    private static readonly NumberOption<int> Trials = Numbers.Whole("--trials", "Settings to try", 1, 10_000, $"{Usual.Trials}");
    private static readonly NumberOption<int> Scenes = Numbers.Whole("--scenes", "Scenes to write with each", 1, 10_000, $"{Usual.Scenes}");
    private static readonly NumberOption<int> Words = Numbers.Whole(
        "--words",
        "Words and marks of each scene",
        10,
        10_000,
        $"{Usual.Words}"
    );
    private static readonly NumberOption<int> Candidates = Numbers.Whole(
        "--candidates",
        "How often each line is written",
        1,
        64,
        $"{Usual.Candidates}"
    );
    private static readonly NumberOption<int> Seed = Numbers.Whole(
        "--seed",
        "Of the scenes and the search",
        0,
        int.MaxValue,
        $"{Usual.Seed}"
    );
    private static readonly Option<string?> Out = new("--out")
    {
        Description = "Where to save the model (default: in its place)",
        HelpName = "file",
    };

    public static Command Create()
    {
        var command = new DocumentedCommand(
            "calibrate",
            "Searches for the settings with which a model's scenes are most like the show's, and makes them its defaults."
        )
        {
            Details =
                "Each trial writes scenes with other settings and measures them as report does. write, serve and the other commands then "
                + "use the best settings unless told otherwise. Ctrl-C ends the search and keeps the best so far.",
            Examples =
            [
                new("A few minutes that every scene gains from", "calibrate jerry.show"),
                new("Longer, under another name", "calibrate jerry.show --trials 100 --out jerry2.show"),
            ],
        };
        command.Add(Model);
        foreach (var option in (Option[])[Validation, Trials, Scenes, Words, Candidates, Seed, Out, Scripts.Format, Scripts.Columns])
            command.Add(option);
        command.SetAction((parsed, stop) => Task.FromResult(Run(parsed, stop)));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken stop)
    {
        var (path, validation) = (parsed.GetRequiredValue(Model), parsed.GetValue(Validation) ?? []);
        var model = ScriptModel.Load(path, WeightPrecision.EightBits);
        var heldOut = validation.Length > 0 ? Scripts.Load(parsed, validation) : HeldOut.Of(path);
        var options = new CalibrationOptions
        {
            Trials = Trials.In(parsed) ?? Usual.Trials,
            Scenes = Scenes.In(parsed) ?? Usual.Scenes,
            Words = Words.In(parsed) ?? Usual.Words,
            Candidates = Candidates.In(parsed) ?? Usual.Candidates,
            Seed = (ulong)(Seed.In(parsed) ?? (int)Usual.Seed),
        };
        Console.WriteLine("trial  distance  continuity  filler  told apart  settings");
        var best = WritingCalibration.Search(model, new Script("held-out text", heldOut.Text), options, Show, stop);
        var destination = parsed.GetValue(Out) ?? path;
        Checkpoint.Copy(path, destination, manifest => manifest with { Writing = best.Settings });
        Console.WriteLine($"\nTrial {best.Number} is the best. {destination} writes with its settings from now on.");
        return 0;
    }

    private static void Show(CalibrationTrial trial)
    {
        var written = trial.Scorecard.Written;
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{trial.Number, 5}  {trial.Distance, 8:F3}  {100 * written.Continuity, 8:F1} %  {100 * written.Filler, 4:F1} %  "
                    + $"{trial.Scorecard.WrittenToReal.ToldApart, 10:F2}  "
            )
                + string.Join(
                    ", ",
                    trial.Settings.Select(setting => string.Create(CultureInfo.InvariantCulture, $"{setting.Key} {setting.Value:0.##}"))
                )
        );
    }
}
