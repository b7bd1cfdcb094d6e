using System.CommandLine;
using System.Globalization;
using Showrunner.Training;

namespace Showrunner.Cli;

/// <summary><c>showrunner report</c>: a model's report card.</summary>
internal static class ReportCommand
{
    private static readonly Argument<string> Model = TrainedModel.Argument();

    private static readonly Option<string[]> Validation = new("--validation")
    {
        Description = "Scripts that the model has not seen (default: the validation text of its training)",
        HelpName = "file",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<string[]> Training = new("--training")
    {
        Description = "The scripts that the model was trained on, for a file that does not contain them.",
        HelpName = "file",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly NumberOption<int> Words = Numbers.Whole(
        "--words",
        "How many words and marks to write and measure",
        (int)ReportOptions.WordsRange.Min,
        (int)ReportOptions.WordsRange.Max,
        "10000"
    );
    private static readonly Option<bool> Json = new("--json") { Description = "Print everything as one JSON object." };
    private static readonly Option<string?> Html = new("--html")
    {
        Description = "Also write the report as a web page.",
        HelpName = "file",
    };

    public static Command Create()
    {
        var command = new DocumentedCommand(
            "report",
            "Prints a model's report card: how well it predicts held-out text, how much of what it writes is copied, "
                + "and how its dialogue compares with the real one."
        )
        {
            Examples =
            [
                new("How good is it, and how original?", "report jerry.show"),
                new(
                    "Evaluate it on scripts that it has not seen, and make a page",
                    "report jerry.show --validation finale.txt --html jerry.html"
                ),
            ],
        };
        command.Add(Model);
        foreach (var option in (Option[])[Validation, Training, Scripts.Format, Scripts.Columns, Words, Json, Html])
            command.Add(option);
        command.SetAction((parsed, stop) => Task.FromResult(Run(parsed, stop)));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken stop)
    {
        var (path, validation) = (parsed.GetRequiredValue(Model), parsed.GetValue(Validation) ?? []);
        var model = TrainedModel.Load(parsed, path, parsed.GetValue(Training) ?? []);
        var heldOut = validation.Length > 0 ? Scripts.Load(parsed, validation) : HeldOutOf(path);
        var options = new ReportOptions();
        options = options with { Words = Words.In(parsed) ?? options.Words };
        var card = Screen.Watch("Writing", progress => ReportCard.Of(model, heldOut, options, progress, stop));

        if (parsed.GetValue(Json))
            Console.WriteLine(card.ToJson());
        else
            Print(card);
        if (parsed.GetValue(Html) is { } page)
        {
            ReportPage.Save(page, card, Path.GetFileNameWithoutExtension(path));
            if (!parsed.GetValue(Json))
                Console.WriteLine($"\nSaved {page}.");
        }
        return 0;
    }

    private static Corpus HeldOutOf(string model)
    {
        try
        {
            if (TrainingSource.Of(model) is { } source)
                return Scripts.Load(source).Validation;
        }
        catch (ShowrunnerException exception)
        {
            throw Missing(exception);
        }
        throw Missing(null);

        ShowrunnerException Missing(Exception? exception) =>
            new($"The validation scripts of {model} cannot be found. Name scripts that it has not seen: --validation FILE", exception);
    }

    private static void Print(ReportCard card)
    {
        var evaluation = card.Evaluation;
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                perplexity         {evaluation.Perplexity, 10:F2}   on {evaluation.WordsScored:N0} held-out words
                bits per character {evaluation.BitsPerCharacter, 10:F3}

                {card.Written.Words, 7:N0} words that it wrote, and as many held-out ones     {"written", 13}  {"held out", 13}
                """
            )
        );
        foreach (var row in ReportTable.Of(card))
            Console.WriteLine($"{row.Measure, -58}  {row.Written, 13}  {row.HeldOut, 13}");
        Console.WriteLine($"\nThe longest run of words that it copied:\n{card.Written.LongestCopiedText}");
        foreach (var sample in card.Samples)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\nAt temperature {sample.Temperature}:\n{sample.Text}"));
    }
}
