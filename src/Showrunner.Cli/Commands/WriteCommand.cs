using System.CommandLine;
using System.Security.Cryptography;

namespace Showrunner.Cli;

/// <summary><c>showrunner write</c>: a new scene, word by word.</summary>
internal static class WriteCommand
{
    private static readonly Argument<string> Model = new("model") { Description = "A model that showrunner train saved (jerry.show)." };
    private static readonly Option<string?> Prime = new("--prime")
    {
        Description = "How the scene begins, such as \"jerry:\" or \"[setting: the harbour]\" (default: the model chooses)",
        HelpName = "text",
    };
    private static readonly NumberOption<int> Scenes = Numbers.Whole(
        "--scenes",
        "Scenes to write, each with the next seed",
        1,
        10_000,
        "1"
    );
    private static readonly NumberOption<int> BestOf = Numbers.Whole(
        "--best-of",
        "Write this many scenes and show the one whose lines fit it best",
        1,
        1000,
        "1"
    );
    private static readonly Option<bool> Probabilities = new("--probabilities")
    {
        Description = "Print each word on its own line, after its probability by the model alone",
    };
    private static readonly Option<bool> RestoreCase = new("--restore-case")
    {
        Description = "Write capitals where sentences and names begin, and the show's own spelling",
    };
    private static readonly Option<string?> Script = new("--script")
    {
        Description = "A script to continue, or to rewrite in parts, in any format that convert reads",
        HelpName = "file",
    };
    private static readonly NumberOption<int> After = Numbers.Whole(
        "--after",
        "Continue after this line of --script, blank ones not counted",
        1,
        1_000_000,
        "its last"
    );
    private static readonly Option<HashSet<int>?> Lock = Lists.Lines(
        "--lock",
        "Keep these lines of --script, blank ones not counted, and rewrite its other speeches"
    );
    private static readonly NumberOption<int> Redo = Numbers.Whole(
        "--redo",
        "Show --versions of this line of --script, blank ones not counted",
        1,
        1_000_000
    );
    private static readonly NumberOption<int> Versions = Numbers.Whole("--versions", "Versions of the line to show", 1, 1000, "3");
    private static readonly Option<string[]> Training = new("--training")
    {
        Description = "The scripts that the model was trained on, for --max-copied and --restore-case with models that do not hold them",
        HelpName = "file",
        AllowMultipleArgumentsPerToken = true,
    };
    private static readonly Option<string?> Weights = TrainedModel.Weights(WeightPrecision.EightBits);
    private static readonly Option<bool> Interactive = new("--interactive", "-i")
    {
        Description = "Write line by line together with the model; type help for its commands",
    };
    private static readonly WritingArguments Controls = new();

    public static Command Create()
    {
        var command = new DocumentedCommand("write", "Writes a new scene with a trained model and shows each word as it is drawn.")
        {
            Examples =
            [
                new("A scene that jerry opens", "write jerry.show --prime \"jerry:\""),
                new("The same scene every time, to a file", "write jerry.show --seed 7 --words 1000 > scene.txt"),
                new("Play it safe", "write jerry.show --temperature 0.5"),
                new("Two people, turn by turn, in short lines", "write jerry.show --cast jerry,elaine --take-turns --longest-line 12"),
                new("At most eight words in a row from the show's own scripts", "write jerry.show --max-copied 8"),
                new("Three other versions of the fifth line, blank ones not counted", "write jerry.show --script scene.txt --redo 5"),
                new("Line by line: take, reject, redo, branch, save", "write jerry.show --interactive"),
                new(
                    "As the notebook writes: among the five likeliest words",
                    "write jerry.show --prime \"jerry:\" --top-k 5 --temperature 1"
                ),
            ],
        };
        command.Add(Model);
        Option[] work =
        [
            Scenes,
            BestOf,
            Probabilities,
            RestoreCase,
            Script,
            Scripts.Format,
            Scripts.Columns,
            After,
            Lock,
            Redo,
            Versions,
            Interactive,
        ];
        foreach (var option in (IEnumerable<Option>)[Prime, .. Controls.All, Training, TrainedModel.KnownText, Weights, .. work])
            command.Add(option);
        command.SetAction((parsed, stop) => Task.FromResult(Run(parsed, stop)));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken stop)
    {
        Refuse(parsed);
        var precision = TrainedModel.Precision(parsed.GetValue(Weights), WeightPrecision.EightBits);
        var writer = new ScriptWriter(
            TrainedModel.Load(parsed, parsed.GetRequiredValue(Model), parsed.GetValue(Training) ?? [], precision)
        );
        var usual = WritingOptions.For(writer.Model) with { Probabilities = parsed.GetValue(Probabilities) };
        var options = Controls.ToOptions(parsed, usual);
        var isSeeded = options.Seed is not null;
        options = options with { Seed = options.Seed ?? (ulong)RandomNumberGenerator.GetInt32(int.MaxValue) };
        if (Chance.WhyNot(options) is { } reason && (isSeeded || Scenes.In(parsed) > 1 || Redo.In(parsed) is not null))
            Screen.Notice(reason);
        foreach (var name in SamplerOrder.LeftOut(options))
            Screen.Notice($"--order does not name {name}, so it is off.");
        var script = parsed.GetValue(Script) is { } path ? Scripts.Load(parsed, [path]).Scripts[0] : null;
        if (script is not null || parsed.GetValue(Interactive))
            options = Planned(writer, options);
        if (parsed.GetValue(Interactive))
            return Converse(parsed, writer, script, options, stop);
        if (script is not null)
            Rewrite(parsed, writer, script, options, stop);
        else
            WriteScenes(parsed, writer, options, stop);
        if (!isSeeded && Chance.Decides(options))
            Screen.Notice($"--seed {options.Seed} writes this scene again.");
        return 0;
    }

    private static void WriteScenes(ParseResult parsed, ScriptWriter writer, WritingOptions options, CancellationToken stop)
    {
        var (prime, of) = (parsed.GetValue(Prime) ?? "", BestOf.In(parsed) ?? 1);
        SceneOutput.NoteRemarks(writer, prime);
        for (var scene = 0; scene < (Scenes.In(parsed) ?? 1); scene++)
        {
            SceneOutput.Separate(scene, Scenes.In(parsed) ?? 1);
            var seeded = Planned(writer, options with { Seed = options.Seed + (ulong)scene });
            var words = of > 1 ? writer.WriteBest(prime, of, seeded, stop) : writer.WriteWords(prime, seeded, stop);
            Show(parsed, writer, SceneOutput.Watched(words, options.Wanted));
        }
    }

    private static int Converse(ParseResult parsed, ScriptWriter writer, Script? script, WritingOptions options, CancellationToken stop)
    {
        var prime = parsed.GetValue(Prime) ?? "";
        SceneOutput.NoteRemarks(writer, prime);
        string[] lines = [.. (script?.Text ?? "").Split('\n').Where(line => !string.IsNullOrWhiteSpace(line))];
        var text = options.Script.Setting is { } setting
            ? $"[setting: {setting.Trim()}]"
            : string.Join('\n', lines.Take(After.In(parsed) ?? lines.Length));
        var session = new WritingSession(writer, options, text, SpellingOf(parsed, writer)).Begin(prime);
        return new SessionConversation(session, writer, Controls).Run(stop);
    }

    private static void Rewrite(ParseResult parsed, ScriptWriter writer, Script script, WritingOptions options, CancellationToken stop)
    {
        var rewriter = new ScriptRewriter(writer);
        if (Redo.In(parsed) is { } line)
        {
            var count = Chance.Decides(options) ? Versions.In(parsed) ?? 3 : 1;
            SceneOutput.ShowVersions(rewriter.Versions(script, line, count, options, stop), SpellingOf(parsed, writer));
        }
        else if (parsed.GetValue(Lock) is { } locked)
        {
            Show(parsed, writer, rewriter.Rewrite(script, locked, options, stop));
        }
        else
        {
            var last = script.Text.Split('\n').Count(line => !string.IsNullOrWhiteSpace(line));
            Show(parsed, writer, SceneOutput.Watched(rewriter.GoOn(script, After.In(parsed) ?? last, options, stop), options.Wanted));
        }
    }

    private static WritingOptions Planned(ScriptWriter writer, WritingOptions options)
    {
        var planned = writer.Planned(options);
        if (options.Plan)
            Screen.Notice($"The scene is about {string.Join(", ", planned.About)}.");
        return planned;
    }

    private static void Show(ParseResult parsed, ScriptWriter writer, IEnumerable<WrittenWord> words)
    {
        if (parsed.GetValue(Probabilities))
            SceneOutput.ShowProbabilities(words);
        else
            SceneOutput.Show(words, SpellingOf(parsed, writer));
    }

    private static Spelling? SpellingOf(ParseResult parsed, ScriptWriter writer) =>
        parsed.GetValue(RestoreCase) ? writer.Model.Show.Spelling : null;

    private static void Refuse(ParseResult parsed)
    {
        bool Has(Option option) => parsed.GetResult(option) is { Implicit: false };
        Option[] work = [After, Lock, Redo];
        if (!Has(Script) && work.Append(Versions).FirstOrDefault(Has) is { } needsScript)
            throw new UsageException($"{needsScript.Name} needs --script, the script to work on.");
        if (work.Where(Has).Take(2).ToArray() is [var one, var other])
            throw new UsageException($"{one.Name} and {other.Name} exclude each other. Leave one out.");
        if (Has(Versions) && !Has(Redo))
            throw new UsageException("--versions needs --redo, the line to show versions of.");
        Exclude(Probabilities, RestoreCase);
        if (Has(Interactive) && parsed.GetValue(Script) is "-")
            throw new UsageException("--interactive reads its commands from standard input. Give --script a file.");
        Exclude(Script, Prime, Scenes, BestOf, Controls["--setting"]);
        Exclude(Interactive, Scenes, BestOf, Probabilities, Lock, Redo, Versions, Controls["--lines"], Controls["--one-scene"]);

        foreach (var search in (string[])["--beams", "--contrastive-k"])
            Exclude(Controls[search], Scenes, BestOf, Versions); // all would be the same

        void Exclude(Option one, params Option[] others)
        {
            if (Has(one) && others.FirstOrDefault(Has) is { } other)
                throw new UsageException($"{one.Name} and {other.Name} exclude each other. Leave one out.");
        }
    }
}
