using System.CommandLine;
using System.Globalization;
using Showrunner.Base;

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
        Description = "The scripts that the model was trained on, for a file that does not contain them",
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
    private static readonly NumberOption<int> Scenes = Numbers.Whole(
        "--scenes",
        "How many scenes of 200 words to write for the scorecard",
        (int)ReportOptions.ScenesRange.Min,
        (int)ReportOptions.ScenesRange.Max,
        "50"
    );
    private static readonly Option<bool> Json = new("--json") { Description = "Print everything as one JSON object" };
    private static readonly Option<string?> Html = new("--html") { Description = "Also write the report as a web page", HelpName = "file" };

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
                new("Count what it copies from the text of its base, too", "report jerry.show --known-text self-dialogue.txt plays.txt"),
            ],
        };
        command.Add(Model);
        Option[] files = [Validation, Training, TrainedModel.KnownText, Scripts.Format, Scripts.Columns];
        foreach (var option in (Option[])[.. files, Words, Scenes, Json, Html])
            command.Add(option);
        command.SetAction((parsed, stop) => Task.FromResult(Run(parsed, stop)));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken stop)
    {
        var (path, validation) = (parsed.GetRequiredValue(Model), parsed.GetValue(Validation) ?? []);
        var model = TrainedModel.Load(parsed, path, parsed.GetValue(Training) ?? []);
        var heldOut = validation.Length > 0 ? Scripts.Load(parsed, validation) : HeldOut.Of(path);
        if (validation.Length > 0)
            HeldOut.NoteSeen(path, heldOut);
        var options = new ReportOptions { Writing = WritingOptions.For(model) with { Seed = 1 } };
        options = options with { Words = Words.In(parsed) ?? options.Words, Scenes = Scenes.In(parsed) ?? options.Scenes };
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

    private static void Print(ReportCard card)
    {
        var evaluation = card.Evaluation;
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                perplexity         {evaluation.Perplexity, 10:F2}   ({card.FrequencyPerplexity:F0} by the words' frequencies alone)
                bits per character {evaluation.BitsPerCharacter, 10:F3}
                {Paragraph.Of(string.Join(' ', card.Headline, card.Beginning, TextsOfBase(card)).TrimEnd(), 0)}

                {$"{card.Written.Words:N0} words of its own, and as many of the show", -45} {"written", 9} {"show", 9}
                """
            )
        );
        foreach (var row in ReportTable.Of(card))
            Console.WriteLine($"{row.Measure, -45} {row.Written, 9} {row.HeldOut, 9}  {row.Verdict}".TrimEnd());
        if (card.Scorecard is { } scorecard)
            Print(scorecard);
        Console.WriteLine(
            $"\nThe longest run that it copied, {Format.Count(card.Written.LongestCopiedRun, "word and mark", "words and marks")}:\n"
                + card.Written.LongestCopiedText
        );
        foreach (var sample in card.Samples)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\nAt temperature {sample.Temperature}:\n{sample.Text}"));
    }

    private static string? TextsOfBase(ReportCard card) =>
        card.KnownTexts.Count == 0 && card.Origins.Any(origin => origin.Name == EnglishBase.Name)
            ? $"`{Help.Program} corpus get` fetches those of {EnglishBase.Name}: {string.Join(" and ", EnglishBase.Texts)}."
            : null;

    private static void Print(Scorecard card)
    {
        Console.WriteLine(
            $"\n{card.Written.Scenes, 7:N0} scenes that it wrote, {card.Real.Scenes:N0} real ones{"", 24}"
                + $"  {"written", 9}  {"real", 9}  {"shuffled", 9}"
        );
        foreach (var row in ScorecardTable.Of(card))
            Console.WriteLine($"{row.Measure, -58}  {row.Written, 9}  {row.Real, 9}  {row.Shuffled, 9}");
        if (card.Choice is not { } choice)
            return;
        Console.WriteLine($"\nWhich of ten lines of the same speaker really came next, {choice.Choices:N0} times (by chance: 10 %)");
        foreach (var ranking in choice.Rankings)
        {
            Console.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"{ranking.Name, -58}  {100 * ranking.Right, 7:F1} %  p = {ranking.PValue:G2}")
            );
        }
    }
}
