using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;

namespace Showrunner.Cli;

/// <summary><c>showrunner write</c>: a new scene, word by word.</summary>
internal static class WriteCommand
{
    private static readonly Argument<string> Model = new("model") { Description = "A model that showrunner train kept (jerry.show)." };

    private static readonly Option<string?> Prime = new("--prime")
    {
        Description = "How the scene begins, such as \"jerry:\" or \"[setting: the harbour]\" (default: as the model likes)",
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
        "Write so many and show the one whose words are likeliest",
        1,
        1000,
        "1"
    );
    private static readonly Option<bool> Probabilities = new("--probabilities")
    {
        Description = "Print each word on a line of its own after its probability",
    };
    private static readonly Option<bool> RestoreCase = new("--restore-case")
    {
        Description = "Capitals where sentences and names begin, and the show's own spelling",
    };
    private static readonly Option<string?> Script = new("--script")
    {
        Description = "A script to go on with, or to write anew in parts",
        HelpName = "file",
    };
    private static readonly NumberOption<int> After = Numbers.Whole(
        "--after",
        "Go on after this line of --script",
        1,
        1_000_000,
        "its last"
    );
    private static readonly Option<HashSet<int>?> Lock = Lists.Lines(
        "--lock",
        "Keep these lines of --script and write its other speeches anew"
    );
    private static readonly NumberOption<int> Redo = Numbers.Whole("--redo", "Show --versions of this line of --script", 1, 1_000_000);
    private static readonly NumberOption<int> Versions = Numbers.Whole("--versions", "Versions of the line to show", 1, 1000, "3");

    private static readonly Option<string[]> Training = new("--training")
    {
        Description = "The scripts that the model learnt, for --max-copied and --restore-case with models that do not keep them.",
        HelpName = "file",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<string?> Weights = TrainedModel.Weights(WeightPrecision.EightBits);
    private static readonly Option<bool> Interactive = new("--interactive", "-i")
    {
        Description = "Write line by line with the model, by commands; help lists them",
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
                new("Nothing that repeats more than eight words of the show", "write jerry.show --max-copied 8"),
                new("Three other versions of the fifth line", "write jerry.show --script scene.txt --redo 5"),
                new("Line by line: take, reject, redo, branch, save", "write jerry.show --interactive"),
                new(
                    "As the notebook writes: among the five likeliest words",
                    "write jerry.show --prime \"jerry:\" --top-k 5 --temperature 1"
                ),
            ],
        };
        command.Add(Model);
        foreach (
            var option in (IEnumerable<Option>)
                [
                    Prime,
                    .. Controls.All,
                    Training,
                    Weights,
                    Scenes,
                    BestOf,
                    Probabilities,
                    RestoreCase,
                    Script,
                    After,
                    Lock,
                    Redo,
                    Versions,
                    Interactive,
                ]
        )
        {
            command.Add(option);
        }

        command.SetAction((parsed, stop) => Task.FromResult(Run(parsed, stop)));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken stop)
    {
        Refuse(parsed);
        var options = Controls.ToOptions(parsed, new()) with
        {
            Seed = (ulong)(Controls.Seed(parsed) ?? RandomNumberGenerator.GetInt32(int.MaxValue)),
            Probabilities = parsed.GetValue(Probabilities),
        };
        foreach (var name in SamplerOrder.LeftOut(options))
            Screen.Notice($"--order does not name {name}, so that it is off.");
        var precision = TrainedModel.Precision(parsed.GetValue(Weights), WeightPrecision.EightBits);
        var writer = new ScriptWriter(TrainedModel.Load(parsed.GetRequiredValue(Model), parsed.GetValue(Training) ?? [], precision));
        var script = parsed.GetValue(Script) is { } path ? Scripts.Load([path]).Scripts[0] : null;
        if (parsed.GetValue(Interactive))
            return InSession(parsed, writer, script, options, stop);
        if (script is not null)
            OnScript(parsed, writer, script, options, stop);
        else
            NewScenes(parsed, writer, options, stop);
        if (Controls.Seed(parsed) is null && options is { Beams: null, ContrastiveK: null })
            Screen.Notice($"--seed {options.Seed} writes this scene again.");
        return 0;
    }

    /// <summary>Writes a scene to standard output; words of the prime that the model does not know are said on standard error.</summary>
    public static void Write(ScriptModel model, string prime, WritingOptions options, CancellationToken stop)
    {
        var writer = new ScriptWriter(model);
        NoteUnknown(writer, prime);
        Show(writer.WriteWords(prime, options, stop), probabilities: false, spelling: null);
    }

    private static void NewScenes(ParseResult parsed, ScriptWriter writer, WritingOptions options, CancellationToken stop)
    {
        var (prime, of) = (parsed.GetValue(Prime) ?? "", BestOf.In(parsed) ?? 1);
        NoteUnknown(writer, prime);
        for (var scene = 0; scene < (Scenes.In(parsed) ?? 1); scene++)
        {
            if (scene > 0)
                Console.WriteLine();
            var seeded = options with { Seed = options.Seed + (ulong)(scene * of) };
            Show(
                of > 1 ? writer.WriteBest(prime, of, seeded, stop) : writer.WriteWords(prime, seeded, stop),
                options.Probabilities,
                SpellingOf(parsed, writer)
            );
        }
    }

    private static int InSession(ParseResult parsed, ScriptWriter writer, Script? script, WritingOptions options, CancellationToken stop)
    {
        var prime = parsed.GetValue(Prime) ?? "";
        NoteUnknown(writer, prime);
        var lines = script?.Text.TrimEnd().Split('\n') ?? [];
        var text = options.Script.Setting is { } setting
            ? $"[setting: {setting.Trim()}]"
            : string.Join('\n', lines.Take(After.In(parsed) ?? lines.Length));
        return new SessionConversation(
            new WritingSession(writer, options, text, SpellingOf(parsed, writer)).Begin(prime),
            writer,
            Controls
        ).Run(stop);
    }

    private static void OnScript(ParseResult parsed, ScriptWriter writer, Script script, WritingOptions options, CancellationToken stop)
    {
        var (rewriter, spelling) = (new ScriptRewriter(writer), SpellingOf(parsed, writer));
        if (Redo.In(parsed) is { } line)
        {
            foreach (
                var version in rewriter.Versions(
                    script,
                    line,
                    Versions.In(parsed) ?? (options is { Beams: null, ContrastiveK: null } ? 3 : 1),
                    options,
                    stop
                )
            )
            {
                Console.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{version.Seed}\t{version.MeanLogProbability:0.00}\t{(spelling is null ? version.Text : ReadableText.Of(Tokenizer.Encode(version.Text), spelling))}"
                    )
                );
            }
        }
        else if (parsed.GetValue(Lock) is { } locked)
        {
            Show(rewriter.Rewrite(script, locked, options, stop), options.Probabilities, spelling);
        }
        else
        {
            Show(
                rewriter.GoOn(script, After.In(parsed) ?? script.Text.TrimEnd().Count(c => c == '\n') + 1, options, stop),
                options.Probabilities,
                spelling
            );
        }
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

    internal static void NoteUnknown(ScriptWriter writer, string prime)
    {
        foreach (var unknown in writer.FindUnknown(prime))
        {
            Screen.Notice(
                $"the model does not know \"{Short(unknown.Word)}\" and writes on regardless. Nearest words: {string.Join(", ", unknown.Nearest)}"
            );
        }
    }

    private static string Short(string word) => word.Length <= 40 ? word : word[..40] + "…";

    private static void Show(IEnumerable<WrittenWord> words, bool probabilities, Spelling? spelling)
    {
        if (probabilities)
        {
            foreach (var word in words)
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{word.Probability:0.000000}\t{word.Word}"));
            return;
        }
        var (scene, readable) = (SceneWriter.ForConsole(), spelling is null ? null : new ReadableText(spelling));
        try
        {
            foreach (var word in words)
                scene.Write(readable?.Append(word.Word, word.Text.Length) ?? word.Text);
        }
        finally
        {
            scene.Write("\n"); // the shell's prompt begins a line, also after Ctrl-C
        }
    }
}
