using System.Text.RegularExpressions;
using CsCheck;

namespace Showrunner.Tests.Writing.Script;

/// <summary>Whatever the weights, the prime and the options, what is written is a script. Judged by a parser of the test's own.</summary>
public partial class WellFormedTests
{
    private static readonly string[] People = ["jerry", "elaine", "mr. ross", "uncle leo", "george"];

    private static readonly IReadOnlyList<string> Show = Tokenizer.Encode("""
        jerry: what is the deal with the ferry? "who" are these people, and why -

        elaine: (laughs) it goes over, and it comes back.

        mr. ross: yes; well: no!

        [setting: the old harbour]

        uncle leo: hello! jerry: hello (waves) [he waves].

        george: i was in the pool!

        [setting: monk's]

        jerry: nobody asked.
        """);

    private static readonly Vocabulary Words = Vocabulary.Of(Show);

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static readonly Gen<ScriptRules> Rules =
        Gen.Select(Gen.Shuffle(People), Gen.Int[0, 5], Gen.Bool, Gen.Int[1, 4], Gen.Int[0, 8], OneOf(0.0, 1, 30), OneOf<string?>(null, "the pool"))
            .Select((people, cast, turns, shortest, more, directions, setting) => new ScriptRules
            {
                Cast = cast == 0 ? null : people[..cast],
                TakeTurns = turns && cast != 1,
                Weights = new Dictionary<string, double> { [people[0]] = 3 },
                ShortestLine = shortest,
                LongestLine = more == 0 ? null : shortest + more,
                Directions = directions,
                Setting = setting,
            });

    private static readonly Gen<WritingOptions> Options =
        Gen.Select(Rules, Gen.Int[4, 90], OneOf(0.0, 0.8, 5), OneOf(0, 5), OneOf(0, 2, 4), OneOf(0.0, 1), Gen.Bool, Gen.ULong)
            .Select((rules, words, temperature, k, noRepeat, dry, oneScene, seed) => new WritingOptions
            {
                Script = rules,
                Words = words,
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
            });

    [GeneratedRegex(@"^(jerry|elaine|mr\. ross|uncle leo|george): (.+)$")]
    private static partial Regex Speech();

    [GeneratedRegex(@"^\[setting: [^\[\]():]+\]$")]
    private static partial Regex Setting();

    private static ScriptWriter Writer(int seed, bool knowsShow)
    {
        var checkpoint = Some.Checkpoint(new ModelOptions { EmbeddingSize = 6 }, Words, seed);
        foreach (var tensor in checkpoint.Weights)
            for (var i = 0; i < tensor.Values.Length; i++) tensor.Values[i] *= 4;
        return new(new ScriptModel(knowsShow ? checkpoint with { TrainingText = TrainingText.Of(Words.Encode(Show)) } : checkpoint));
    }

    [Fact]
    public void EveryScriptIs() => Gen.Select(Options, Gen.Int[0, 1000], OneOf("", "jerry:", "jerry: hello (", "mr", "[setting: the")).Sample((options, seed, prime) =>
    {
        if (options.Script.Setting is not null && prime.StartsWith('[')) return;
        var words = Writer(seed, knowsShow: true).WriteWords(prime, options, TestContext.Current.CancellationToken).ToList();
        var text = string.Concat(words.Select(word => word.Text));

        string? before = null;
        var given = prime is not ("" or ['[', ..]);          // the line that the prime begins is held to nothing but its form
        foreach (var line in text.Split('\n').Where(line => line.Length > 0))
        {
            if (Setting().IsMatch(line)) continue;
            var isLast = text.EndsWith(line, StringComparison.Ordinal);
            var speech = Speech().Match(line);
            if (given && !speech.Success)
            {
                given = false;      // "mr" where mr. ross may not speak
                continue;
            }
            Assert.True(speech.Success, $"\"{line}\" in \"{text}\"");
            var (speaker, said) = (speech.Groups[1].Value, speech.Groups[2].Value);
            Assert.Equal(said.Count(c => c == '('), said.Count(c => c == ')'));
            Assert.DoesNotMatch(@"[\[\]]|\([^)]*\(|\(\s*\)", given ? "" : said);
            if (!given) Assert.Contains(speaker, options.Script.Cast ?? People);
            if (options.Script.TakeTurns) Assert.NotEqual(before, speaker);
            if (options.Script.Directions == 0 && !given) Assert.DoesNotContain('(', said);
            var length = Tokenizer.Encode(said).Count;
            if (!given && options.Script.LongestLine is { } longest) Assert.InRange(length, 1, longest);
            if (!given && !isLast) Assert.InRange(length, options.Script.ShortestLine, int.MaxValue);
            (before, given) = (speaker, false);
        }
        Assert.InRange(words.Count(word => !word.IsPrime), 0, options.Words);
        Assert.Equal(words.Select(word => word.Word), Tokenizer.Encode(text));
    }, iter: Math.Max(300, Check.Iter));       // CsCheck_Iter=10000 asks for more

    [Fact]
    public void SpeakersOfTheTrainingTextAreTheCast() =>
        Assert.Equal(People.Order(), Writer(1, knowsShow: true).Cast.Select(member => member.Name).Order());

    [Fact]
    public void WithoutItEveryWordWithAColonIs() =>
        Assert.Equal(["elaine", "george", "jerry", "leo", "ross", "well"], Writer(1, knowsShow: false).Cast.Select(member => member.Name).Order());
}
