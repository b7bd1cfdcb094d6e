using System.Text.RegularExpressions;
using CsCheck;

namespace Showrunner.Support;

/// <summary>
/// Texts to write: a model with random weights, options and a prime; and whether the result is a script, by a parser of the tests' own.
/// </summary>
public static partial class SomeWriting
{
    public static readonly string[] People = ["jerry", "elaine", "mr. ross", "uncle leo", "george"];

    public static readonly IReadOnlyList<string> Show = Tokenizer.Encode(
        """
        jerry: what is the deal with the ferry? "who" are these people, and why -

        elaine: (laughs) it goes over, and it comes back.

        mr. ross: yes; well: no!

        [setting: the old harbour]

        uncle leo: hello! jerry: hello (waves) [he waves].

        george: i was in the pool!

        [setting: monk's]

        jerry: nobody asked.
        """
    );

    public static readonly Vocabulary Words = Vocabulary.Of(Show);

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static readonly Gen<ScriptRules> Rules = Gen.Select(
            Gen.Shuffle(People),
            Gen.Int[0, 5],
            Gen.Bool,
            Gen.Int[1, 4],
            Gen.Int[0, 8],
            OneOf(0.0, 1, 30),
            OneOf<string?>(null, "the pool")
        )
        .Select(
            (people, cast, turns, shortest, more, directions, setting) =>
                new ScriptRules
                {
                    Cast = cast == 0 ? null : people[..cast],
                    TakeTurns = turns && cast != 1,
                    Weights = new Dictionary<string, double> { [people[0]] = 3 },
                    ShortestLine = shortest,
                    LongestLine = more == 0 ? null : shortest + more,
                    Directions = directions,
                    Setting = setting,
                }
        );

    private static readonly Gen<WritingOptions> Drawing = Gen.Select(
            Rules,
            Gen.Int[4, 90],
            OneOf(0.0, 0.8, 5),
            OneOf(0, 5),
            OneOf(0, 2, 4),
            OneOf(0.0, 1),
            Gen.Bool,
            Gen.ULong
        )
        .Select(
            (rules, words, temperature, k, noRepeat, dry, oneScene, seed) =>
                new WritingOptions
                {
                    Script = rules,
                    Words = words,
                    Exact = true,
                    Temperature = temperature,
                    TopK = k,
                    NoRepeat = noRepeat,
                    DryMultiplier = dry,
                    OneScene = oneScene,
                    Seed = seed,
                    RepetitionPenalty = 1 + dry,
                    MinP = dry / 20,
                    XtcProbability = dry / 2,
                    Banned = noRepeat > 0 ? [".", "the"] : [],
                }
        );

    // What any of the controls does to options, none that contradicts another.
    private static readonly Gen<Func<WritingOptions, WritingOptions>> Control = OneOf<Func<WritingOptions, WritingOptions>>(
        options => options,
        options => options with { TopP = 0.7 },
        options => options with { Typical = 0.8 },
        options => options with { TopNSigma = 1 },
        options => options with { Epsilon = 0.01, Eta = 0.02 },
        options => options with { PresencePenalty = 1, FrequencyPenalty = -0.5, PenaltyWindow = 9 },
        options => options with { Temperature = 1, TemperatureRange = 0.7, TemperatureExponent = 2 },
        options => options with { Mirostat = 3, Temperature = 1, TopK = 0, MinP = 0 },
        options =>
            options with
            {
                Bias = new Dictionary<string, double>
                {
                    ["hello"] = 5,
                    ["("] = 3,
                    ["\n"] = -2,
                },
                Probabilities = true,
            },
        options => options with { Recall = 2, Candidates = 2 },
        options => options with { SpeakerGuidance = 1.5, Candidates = 2 },
        options => options with { About = ["pool", "the ferry"], Candidates = 3 },
        options => options.Words < 24 ? options : options with { Wanted = ["pool", "ferry"] },
        options => options with { Order = ["temperature", "top-k", "penalties", "no-repeat", "dry", "xtc", "min-p"] },
        options => Search(options) with { Beams = 3 },
        options => Search(options) with { ContrastiveK = 3 }
    );

    private static WritingOptions Search(WritingOptions options) =>
        options with
        {
            Temperature = 0.8,
            TopK = 0,
            MinP = 0,
            XtcProbability = 0,
        };

    /// <summary>How to write, a model's seed, and how the text begins.</summary>
    public static readonly Gen<(WritingOptions Options, int Model, string Prime)> Any = Gen.Select(
            Drawing,
            Control,
            Gen.Int[0, 1000],
            OneOf("", "jerry:", "jerry: hello (", "mr", "[setting: the"),
            (options, control, model, prime) => (control(options), model, prime)
        )
        .Where(text => text.Item1.Script.Setting is null || !text.prime.StartsWith('['));

    [GeneratedRegex(@"^(jerry|elaine|mr\. ross|uncle leo|george): (.+)$")]
    private static partial Regex Speech();

    [GeneratedRegex(@"^\[setting: [^\[\]():]+\]$")]
    private static partial Regex Setting();

    /// <summary>A model of drawn weights that has learnt the show, or only its words.</summary>
    public static ScriptWriter Writer(int seed, bool knowsShow = true)
    {
        var checkpoint = SomeModel.Checkpoint(new ModelOptions { EmbeddingSize = 6, Speakers = 2 }, Words, seed, scale: 2);
        return new(new ScriptModel(checkpoint with { TrainingText = knowsShow ? TrainingText.Of(Words.Encode(Show)) : null }));
    }

    /// <summary>Asserts that <paramref name="words"/> are a script by the rules that they were written by, and decode.</summary>
    public static void AssertIsScript(WritingOptions options, string prime, IReadOnlyList<WrittenWord> words)
    {
        var text = string.Concat(words.Select(word => word.Text));
        string? before = null;
        var given = prime is not ("" or ['[', ..]); // the line that the prime begins is held to nothing but its form
        foreach (var line in text.Split('\n').Where(line => line.Length > 0))
        {
            if (Setting().IsMatch(line))
                continue;
            var isLast = text.EndsWith(line, StringComparison.Ordinal);
            var speech = Speech().Match(line);
            if (given && !speech.Success)
            {
                given = false; // "mr" where mr. ross may not speak
                continue;
            }
            Assert.True(speech.Success, $"\"{line}\" in \"{text}\"");
            var (speaker, said) = (speech.Groups[1].Value, speech.Groups[2].Value);
            Assert.Equal(said.Count(c => c == '('), said.Count(c => c == ')'));
            Assert.DoesNotMatch(@"[\[\]]|\([^)]*\(|\(\s*\)", given ? "" : said);
            if (!given)
                Assert.Contains(speaker, options.Script.Cast ?? People);
            if (options.Script.TakeTurns)
                Assert.NotEqual(before, speaker);
            if (options.Script.Directions == 0 && !given)
                Assert.DoesNotContain('(', said);
            var length = Tokenizer.Encode(said).Count;
            if (!given && options.Script.LongestLine is { } longest)
                Assert.InRange(length, 1, longest);
            if (!given && !isLast)
                Assert.InRange(length, options.Script.ShortestLine, int.MaxValue);
            (before, given) = (speaker, false);
        }
        Assert.InRange(words.Count(word => !word.IsPrime), 0, options.Words);
        Assert.Equal(words.Select(word => word.Word), Tokenizer.Encode(text));
    }
}
