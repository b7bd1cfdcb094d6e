using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;

namespace Showrunner.Cli;

/// <summary><c>showrunner compare</c>: which of two models or settings writes better scenes, as a person finds.</summary>
internal static class CompareCommand
{
    private static readonly Argument<string> A = TrainedModel.Argument("a");
    private static readonly Argument<string?> B = new("b")
    {
        Description = "Another model (default: the same, for two settings of it).",
        Arity = ArgumentArity.ZeroOrOne,
    };
    private static readonly Option<string?> SettingsOfA = Settings("--a", "A");
    private static readonly Option<string?> SettingsOfB = Settings("--b", "B");
    private static readonly NumberOption<int> Pairs = Numbers.Whole("--pairs", "How many pairs of scenes to show", 1, 10_000, "10");
    private static readonly NumberOption<int> Words = Numbers.Whole(
        "--words",
        "Words and marks of each scene, which ends with its sentence",
        10,
        10_000,
        "80"
    );
    private static readonly NumberOption<int> Seed = Numbers.Whole(
        "--seed",
        "The same seed shows the same pairs in the same order",
        0,
        int.MaxValue,
        "random"
    );
    private static readonly Option<string?> Prime = new("--prime")
    {
        Description = "How each scene begins, such as \"jerry:\"",
        HelpName = "text",
    };

    public static Command Create()
    {
        var command = new DocumentedCommand(
            "compare",
            "Shows pairs of short scenes by two models, or by two settings of one, without saying which is whose. You say which is better."
        )
        {
            Details =
                "Answer 1 or 2 for the better scene, or tie; undo takes the last answer back, and quit ends early. At the end come your "
                + "preferences with their 95 % confidence interval. Answers can also come from a pipe.",
            Examples =
            [
                new("Is the longer training worth it?", "compare short.show long.show"),
                new("Do candidates help?", "compare jerry.show --a \"--candidates 1\" --b \"--candidates 8\" --pairs 30"),
            ],
        };
        command.Add(A);
        command.Add(B);
        foreach (var option in (Option[])[SettingsOfA, SettingsOfB, Pairs, Words, Prime, Seed])
            command.Add(option);
        command.SetAction((parsed, stop) => Task.FromResult(Run(parsed, stop)));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken stop)
    {
        var (a, b) = (parsed.GetRequiredValue(A), parsed.GetValue(B));
        if (b is null && parsed.GetValue(SettingsOfA) == parsed.GetValue(SettingsOfB))
            throw new UsageException("There is nothing to compare. Name a second model, or give --a and --b two settings of this one.");
        var seed = (ulong)(Seed.In(parsed) ?? RandomNumberGenerator.GetInt32(int.MaxValue));
        var writerOfA = new ScriptWriter(ScriptModel.Load(a, WeightPrecision.EightBits));
        var writerOfB = b is null ? writerOfA : new(ScriptModel.Load(b, WeightPrecision.EightBits));
        var (optionsOfA, optionsOfB) = (Options(SettingsOfA, writerOfA), Options(SettingsOfB, writerOfB));
        var (prime, count) = (parsed.GetValue(Prime) ?? "", Pairs.In(parsed) ?? 10);

        var comparison = Screen.Watch(
            "Writing",
            progress => new BlindComparison(
                Write(writerOfA, optionsOfA, share => progress.Report(share / 2)),
                Write(writerOfB, optionsOfB, share => progress.Report(0.5 + share / 2)),
                seed
            )
        );
        comparison = Ask(comparison, stop);
        Show(comparison.Result, Name(a, SettingsOfA, "A"), Name(b ?? a, SettingsOfB, "B"));
        return 0;

        WritingOptions Options(Option<string?> settings, ScriptWriter writer)
        {
            var options = WritingOptions.For(writer.Model) with { Words = Words.In(parsed) ?? 80 };
            if (parsed.GetValue(settings) is { } given)
                options = SessionOptions.Parse(given, options, new WritingArguments());
            options.Validate(writer.Model);
            return options with { Seed = seed };
        }

        IReadOnlyList<string> Write(ScriptWriter writer, WritingOptions options, Action<double> progress) =>
            SceneBatch.Write(writer, prime, count, options, progress, stop);

        string Name(string model, Option<string?> settings, string letter) =>
            $"{letter} ({Path.GetFileName(model)}{(parsed.GetValue(settings) is { } given ? $" {given}" : "")})";
    }

    private static BlindComparison Ask(BlindComparison comparison, CancellationToken stop)
    {
        var before = new Stack<BlindComparison>();
        var isShown = false;
        while (comparison.Next is { } pair)
        {
            if (!isShown)
            {
                Console.WriteLine($"--- pair {comparison.Answers.Count + 1} of {comparison.Pairs.Count} ---\n");
                Console.WriteLine($"1.\n{pair.First.Trim()}\n\n2.\n{pair.Second.Trim()}\n");
            }
            Console.Write("1, 2 or tie? ");
            if (InputLine.Read(stop) is not { } line)
                break;
            var answer = line.Trim().ToLowerInvariant();
            if (answer is "q" or "quit")
                break;
            isShown = false;
            if (answer is "u" or "undo" && before.TryPop(out var last))
            {
                comparison = last;
            }
            else if (Preferred(answer) is { } preference)
            {
                before.Push(comparison);
                comparison = comparison.Answer(preference);
                Console.WriteLine();
            }
            else
            {
                Console.WriteLine("Type 1, 2 or tie; undo takes the last answer back, and quit ends early.");
                isShown = true;
            }
        }
        return comparison;
    }

    private static Preference? Preferred(string answer) =>
        answer switch
        {
            "1" => Preference.First,
            "2" => Preference.Second,
            "tie" or "t" => Preference.Tie,
            _ => null,
        };

    private static void Show(PreferenceResult result, string a, string b)
    {
        var (low, high) = result.Interval;
        Console.WriteLine($"\n{a}: preferred {Format.Count(result.A, "time", "times")}");
        Console.WriteLine($"{b}: preferred {Format.Count(result.B, "time", "times")}");
        Console.WriteLine($"tie: {Format.Count(result.Ties, "time", "times")}");
        if (result.A + result.B > 0)
        {
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Of the pairs with a preference, B was preferred in {100 * result.ShareOfB:F0} % (95 % confidence interval "
                        + $"{100 * low:F0} to {100 * high:F0} %; p = {result.PValue:G2} by the sign test)."
                )
            );
        }
    }

    private static Option<string?> Settings(string name, string letter) =>
        new(name) { Description = $"How {letter} writes: options of write, in quotes (default: as write does)", HelpName = "options" };
}
