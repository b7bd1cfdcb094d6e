namespace Showrunner.Tests;

public class ScriptRulesTests
{
    private static readonly ScriptModel Model = new(
        Some.Checkpoint(
            new ModelOptions { EmbeddingSize = 6 },
            Vocabulary.Of(Tokenizer.Encode("jerry: elaine: george: one two three four.!?\n\n(sighs) [setting: the harbour]"))
        )
    );

    private readonly ScriptWriter _writer = new(Model);
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IEnumerable<Utterance> Written(ScriptRules rules, WritingOptions? options = null, string prime = "") =>
        new Showrunner.Script(
            "",
            string.Concat(
                _writer.Write(
                    prime,
                    (
                        options
                        ?? new WritingOptions
                        {
                            Words = 3000,
                            Temperature = 1,
                            TopK = 0,
                        }
                    ) with
                    {
                        Seed = 1,
                        Script = rules,
                    },
                    Token
                )
            )
        ).Utterances;

    private static string Error(ScriptRules rules, WritingOptions? options = null, string prime = "") =>
        Assert
            .Throws<ShowrunnerException>(() => new ScriptWriter(Model).Write(prime, (options ?? new()) with { Script = rules }, Token))
            .Message;

    [Fact]
    public void NextSpeakersComeInOrder()
    {
        var speakers = Written(new() { Next = ["george", "GEORGE:", "jerry"] }).Select(line => line.Speaker).OfType<string>();

        Assert.Equal(["george", "george", "jerry"], speakers.Take(3));
    }

    [Fact]
    public void WeightsChangeHowOftenSomebodySpeaks()
    {
        double Share(ScriptRules rules) =>
            Written(rules).Where(line => line.Speaker is not null).Select(line => line.Speaker == "jerry" ? 1.0 : 0).Average();

        var usual = Share(new());

        Assert.True(Share(new() { Weights = new Dictionary<string, double> { ["jerry"] = 10 } }) > 1.5 * usual);
        Assert.Equal(0, Share(new() { Weights = new Dictionary<string, double> { ["jerry"] = 0 } }));
    }

    [Theory]
    [InlineData("jerry: one two.", true)]
    [InlineData("jerry: one two three", false)]
    public void LineThatHasRoomForOneMarkMayEndIfItHasOneAlready(string prime, bool mayEnd)
    {
        var favoured = new Dictionary<string, double> { ["\n"] = 100 };

        var written = _writer.WriteWords(
            prime,
            new()
            {
                Words = 20,
                Bias = favoured,
                Script = new() { LongestLine = 4 },
            },
            Token
        );

        Assert.Equal(mayEnd, written.First(word => !word.IsPrime).Word == Tokenizer.Return);
    }

    [Fact]
    public void DirectionsBecomeLikelier()
    {
        int Count(double rate) => Written(new() { Directions = rate }).Sum(line => line.Directions.Count);

        Assert.Equal(0, Count(0));
        Assert.True(Count(1) > 2 * Count(0.1));
    }

    [Fact]
    public void SpeakersHaveTheirOwnTemperature()
    {
        var said = Written(
                new()
                {
                    Temperatures = new Dictionary<string, double> { ["jerry"] = 0 },
                    LongestLine = 6,
                }
            )
            .Where(line => line.Speaker is not null)
            .ToLookup(line => line.Speaker, line => line.Text);

        Assert.True(
            said["jerry"].Distinct().Count() * 1.0 / said["jerry"].Count()
                < said["elaine"].Distinct().Count() * 0.8 / said["elaine"].Count()
        );
    }

    [Fact]
    public void SettingStandsFirst() => Assert.Equal("the old ferry", Written(new() { Setting = "the old ferry" }).First().Setting);

    [Fact]
    public void OneSceneEndsBeforeTheNextSetting()
    {
        var lines = Written(
            new() { Setting = "the harbour" },
            new()
            {
                OneScene = true,
                Words = 5000,
                Temperature = 1,
                TopK = 0,
            }
        );

        Assert.Single(lines, line => line.Setting is not null);
    }

    [Fact]
    public void ContradictionsNameBoth()
    {
        Assert.Contains("The cast is empty", Error(new() { Cast = [] }), StringComparison.Ordinal);
        Assert.Contains("no speaker \"jery\". Nearest names: jerry", Error(new() { Cast = ["jery"] }), StringComparison.Ordinal);
        Assert.Contains(
            "next speakers name elaine, whom the cast (jerry) leaves out",
            Error(new() { Cast = ["jerry"], Next = ["elaine"] }),
            StringComparison.Ordinal
        );
        Assert.Contains("Taking turns and the cast", Error(new() { Cast = ["jerry"], TakeTurns = true }), StringComparison.Ordinal);
        Assert.Contains(
            "Taking turns and the next speakers",
            Error(new() { Next = ["jerry", "jerry"], TakeTurns = true }),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "shortest line (9) and the longest line (8)",
            Error(new() { ShortestLine = 9, LongestLine = 8 }),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "The prime \"[setting: the ferry]\" and the setting",
            Error(new() { Setting = "here" }, prime: "[setting: the ferry]\n\n"),
            StringComparison.Ordinal
        );
        Assert.Contains("mirostat", Error(new(), new() { Mirostat = 5, TopP = 0.9 }), StringComparison.Ordinal);
        Assert.Contains(
            "wanted word \"one\" and the same word banned",
            Error(new(), new() { Wanted = ["one"], Banned = ["one"] }),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "minimum number of words (9) and the maximum number of words (8)",
            Error(new(), new() { MinWords = 9, Words = 8 }),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "does not know \"ones\", given for bias. Nearest words: one",
            Error(new(), new() { Bias = new Dictionary<string, double> { ["ones"] = 1 } }),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "\"topk\", which is no control. Did you mean top-k?",
            Error(new(), new() { Order = ["topk"] }),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void ControlsThatTheOrderLeavesOutAreSaid() =>
        Assert.Equal(
            ["min-p"],
            SamplerOrder.LeftOut(
                new()
                {
                    MinP = 0.1,
                    TopP = 0.9,
                    Order = ["top-p"],
                }
            )
        );

    [Fact]
    public void WantedWordsCome()
    {
        var text = string.Concat(
            _writer.Write(
                "",
                new()
                {
                    Words = 40,
                    Temperature = 0,
                    Wanted = ["two", "three"],
                },
                Token
            )
        );

        Assert.Contains("two", text, StringComparison.Ordinal);
        Assert.Contains("three", text, StringComparison.Ordinal);
    }

    [Fact]
    public void StopStringsEndTheTextWhereverTheyFall()
    {
        var options = new WritingOptions
        {
            Words = 500,
            Candidates = 1, // a version of a line that a stop string ends could win
            Temperature = 1,
            TopK = 0,
            Seed = 5,
        };
        var whole = string.Concat(_writer.Write("", options, Token));
        for (var at = 10; at < 60; at++)
        {
            var stop = whole.Substring(at, 5);

            var text = string.Concat(_writer.Write("", options with { Stop = [stop, "never"] }, Token));

            Assert.Equal(whole[..whole.IndexOf(stop, StringComparison.Ordinal)], text);
        }
    }

    [Fact]
    public void ProbabilitiesAreTheModels()
    {
        var state = new LstmState(Model.Options);
        var logits = new float[Model.Vocabulary.Size];
        var last = Model.Vocabulary.IdOf(Tokenizer.Return);
        Model.Step(last, state);

        foreach (var word in _writer.WriteWords("", new() { Words = 30, Probabilities = true }, Token))
        {
            Model.Step(last, state, logits);
            last = Model.Vocabulary.IdOf(word.Word);
            Assert.Equal(Math.Exp(logits[last]) / logits.Sum(logit => Math.Exp(logit)), word.Probability!.Value, 1e-6);
        }
    }

    [Fact]
    public void LockedLinesStayAndOthersAreWrittenAnew()
    {
        var script = new Showrunner.Script("s", "jerry: one two\n\n[setting: the harbour]\n\nelaine: three\n\nuncle leo: four");

        var text = string.Concat(
            new ScriptRewriter(_writer)
                .Rewrite(
                    script,
                    new HashSet<int> { 3 },
                    new()
                    {
                        Seed = 2,
                        Script = new() { LongestLine = 8 },
                    },
                    Token
                )
                .Select(word => word.Text)
        );

        var (before, after) = (script.Utterances, new Showrunner.Script("", text).Utterances);
        Assert.Equal(before.Select(line => line.Speaker), after.Select(line => line.Speaker));
        Assert.Equal(before.Skip(1).Take(2).Select(line => line.Text), after.Skip(1).Take(2).Select(line => line.Text));
        Assert.NotEqual(before[0].Text, after[0].Text);
    }

    [Fact]
    public void VersionsOfALineAreWhatTheirSeedsWriteAfterTheLinesBefore()
    {
        var (script, options) = (
            new Showrunner.Script("s", "jerry: one two\n\nelaine: three"),
            new WritingOptions
            {
                Seed = 7,
                Temperature = 1.5,
                Script = new() { LongestLine = 8 },
            }
        );

        var versions = new ScriptRewriter(_writer).Versions(script, 2, 4, options, Token).ToList();

        foreach (var version in versions)
        {
            Assert.Equal(
                $"jerry: one two\n\nelaine: {version.Text}",
                string.Concat(_writer.Write("jerry: one two\n\nelaine:", options with { Seed = version.Seed, Lines = 1 }, Token)).TrimEnd()
            );
        }

        Assert.Equal(4, versions.Select(version => version.Seed).Distinct().Count());
    }

    [Fact]
    public void GoesOnFromAnyLine()
    {
        var script = new Showrunner.Script("s", "jerry: one two\n\nelaine: three");

        var text = string.Concat(
            new ScriptRewriter(_writer)
                .GoOn(
                    script,
                    1,
                    new()
                    {
                        Seed = 7,
                        Lines = 2,
                        Script = new() { Next = ["george"] },
                    },
                    Token
                )
                .Select(word => word.Text)
        );

        Assert.StartsWith("jerry: one two\n\ngeorge: ", text, StringComparison.Ordinal);
    }

    [Fact]
    public void BestIsTheOneOfItsSeedsWhoseLinesFitBest()
    {
        var options = new WritingOptions
        {
            Seed = 3,
            Words = 30,
            Candidates = 2, // so that every text comes with its gains
        };

        var best = _writer.WriteBest("", 5, options, Token);

        Assert.Equal(
            _writer
                .BeginSeveral("", 5, options, ranks: true)
                .Max(draft => WrittenWord.TotalGain(_writer.WriteWords("", options with { Seed = draft.Seed }, Token))),
            WrittenWord.TotalGain(best),
            1e-9
        );
    }

    [Fact]
    public void NeighbouringSeedsChooseAmongOtherTexts()
    {
        var seeds = Enumerable
            .Range(0, 100)
            .SelectMany(seed => _writer.BeginSeveral("", 5, new() { Seed = (ulong)seed }, ranks: true))
            .Select(draft => draft.Seed)
            .ToList();

        Assert.Equal(500, seeds.Distinct().Count());
        Assert.Equal(Enumerable.Range(0, 100).Select(seed => (ulong?)seed), seeds.Chunk(5).Select(five => five[0]));
    }
}
