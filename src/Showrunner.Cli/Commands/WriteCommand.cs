using System.CommandLine;
using System.Security.Cryptography;

namespace Showrunner.Cli.Commands;

/// <summary><c>showrunner write</c>: a new scene, word by word.</summary>
internal static class WriteCommand
{
    private static readonly Argument<string> Model = new("model") { Description = "A model that showrunner train kept (jerry.show)." };

    private static readonly Option<string?> Prime = new("--prime")
    {
        Description = "How the scene begins, such as \"jerry:\" or \"[setting: the harbour]\" (default: as the model likes)",
        HelpName = "text",
    };

    private static readonly Option<int?> Words = Numbers.Whole("--words", "Words and marks to write", 1, 1_000_000, "400");
    private static readonly Option<double?> Temperature = Numbers.Real("--temperature", "0 takes the likeliest word, 1 draws as the model learnt, more surprises", 0, 10, "0.8");
    private static readonly Option<int?> TopK = Numbers.Whole("--top-k", "Draw among this many likeliest words; 0: among all", 0, 1_000_000, "40");
    private static readonly Option<int?> MaxCopied = Numbers.Whole("--max-copied", "Most words and marks in a row that may be copied from the training text", 4, 1_000, "any number");

    private static readonly Option<string[]> Training = new("--training")
    {
        Description = "The scripts that the model learnt, for --max-copied with models that do not keep them.",
        HelpName = "file",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<int?> Seed = Numbers.Whole("--seed", "Same model, options and seed: the same scene", 0, int.MaxValue, "another each time");

    public static Command Create()
    {
        var command = new TaughtCommand("write", "Writes a new scene with a trained model and shows each word as it is drawn.")
        {
            Examples =
            [
                new("A scene that jerry opens", "write jerry.show --prime \"jerry:\""),
                new("The same scene every time, to a file", "write jerry.show --seed 7 --words 1000 > scene.txt"),
                new("Play it safe", "write jerry.show --temperature 0.5"),
                new("Nothing that repeats more than eight words of the show", "write jerry.show --max-copied 8"),
                new("As the notebook writes: among the five likeliest words", "write jerry.show --prime \"jerry:\" --top-k 5 --temperature 1"),
            ],
        };
        command.Add(Model);
        foreach (var option in (Option[])[Prime, Words, Temperature, TopK, MaxCopied, Training, Seed])
            command.Add(option);
        command.SetAction((parsed, stop) => Task.FromResult(Run(parsed, stop)));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken stop)
    {
        var suggested = new WritingOptions();
        var options = new WritingOptions
        {
            Words = parsed.GetValue(Words) ?? suggested.Words,
            Temperature = parsed.GetValue(Temperature) ?? suggested.Temperature,
            TopK = parsed.GetValue(TopK) ?? suggested.TopK,
            MaxCopied = parsed.GetValue(MaxCopied),
            Seed = (ulong)(parsed.GetValue(Seed) ?? RandomNumberGenerator.GetInt32(int.MaxValue)),
        };
        Write(TrainedModel.Load(parsed.GetRequiredValue(Model), parsed.GetValue(Training) ?? []), parsed.GetValue(Prime) ?? "", options, stop);
        if (parsed.GetValue(Seed) is null)
            Screen.Notice($"--seed {options.Seed} writes this scene again.");
        return 0;
    }

    /// <summary>Writes a scene to standard output; words of the prime that the model does not know are said on standard error.</summary>
    public static void Write(ScriptModel model, string prime, WritingOptions options, CancellationToken stop)
    {
        var writer = new ScriptWriter(model);
        foreach (var unknown in writer.FindUnknown(prime))
            Screen.Notice($"the model does not know \"{unknown.Word}\" and writes on regardless. Nearest words: {string.Join(", ", unknown.Nearest)}");
        var scene = SceneWriter.ForConsole();
        try
        {
            foreach (var piece in writer.Write(prime, options, stop))
                scene.Write(piece);
        }
        finally
        {
            scene.Write("\n");      // the shell's prompt begins a line, also after Ctrl-C
        }
    }
}
