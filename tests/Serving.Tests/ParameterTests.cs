using Showrunner;

namespace Serving.Tests;

/// <summary>Each control, by each of its names, gives the text that the writer gives with it, and changes the text.</summary>
public sealed class ParameterTests(ParameterTests.Server server) : IClassFixture<ParameterTests.Server>
{
    private static readonly WritingOptions Usual = new()
    {
        Seed = 3,
        Words = 200,
        Exact = true,
        Temperature = 1.5,
    };

    // Field, value, the options that it means, and what else has to be sent.
    private static readonly (string Field, string Value, Func<WritingOptions, WritingOptions> Change, string With)[] Cases =
    [
        ("max_tokens", "50", o => o with { Words = 50 }, ""),
        ("max_completion_tokens", "50", o => o with { Words = 50 }, ""),
        ("n_predict", "50", o => o with { Words = 50 }, ""),
        ("stop", "\"ferry\"", o => o with { Stop = ["ferry"] }, ""),
        ("exact", "false", o => o with { Words = 52, Exact = false }, ",\"max_tokens\":52"),
        ("candidates", "4", o => o with { Candidates = 4 }, ""),
        ("lambda", "0.3", o => o with { Candidates = 4, Lambda = 0.3 }, ",\"candidates\":4"),
        ("balance", "10", o => o with { Candidates = 4, Balance = 10 }, ",\"candidates\":4"),
        ("coherence", "10", o => o with { Candidates = 4, Coherence = 10 }, ",\"candidates\":4"),
        ("about", "[\"goose\"]", o => o with { About = ["goose"] }, ""),
        ("plan", "true", o => o with { Plan = true }, ""),
        ("recall", "5", o => o with { Recall = 5 }, ""),
        ("speaker_guidance", "10", o => o with { SpeakerGuidance = 10 }, ""),
        ("voices", "1", o => o with { Script = new() { Voices = 1 } }, ""),
        ("style", "\"tidy\"", o => WritingStyle.Find("tidy").Apply(o) with { Temperature = 1.5 }, ""),
        ("min_tokens", "150", o => o with { MinWords = 150, Stop = ["ferry"] }, ",\"stop\":\"ferry\""),
        ("lines", "3", o => o with { Lines = 3 }, ""),
        ("one_scene", "true", o => o with { OneScene = true }, ""),
        ("seed", "4", o => o with { Seed = 4 }, ""),
        ("temperature", "0.3", o => o with { Temperature = 0.3 }, ""),
        ("dynatemp_range", "1", o => o with { TemperatureRange = 1 }, ""),
        ("dynatemp_exponent", "3", o => o with { TemperatureRange = 1, TemperatureExponent = 3 }, ",\"dynatemp_range\":1"),
        ("top_k", "3", o => o with { TopK = 3 }, ""),
        ("top_k", "-1", o => o with { TopK = 0 }, ""),
        ("top_p", "0.5", o => o with { TopP = 0.5 }, ""),
        ("min_p", "0.6", o => o with { MinP = 0.6 }, ""),
        ("top_n_sigma", "0.5", o => o with { TopNSigma = 0.5 }, ""),
        ("typical_p", "0.3", o => o with { Typical = 0.3 }, ""),
        ("epsilon_cutoff", "0.025", o => o with { Epsilon = 0.025 }, ""),
        ("eta_cutoff", "0.9", o => o with { Eta = 0.9 }, ""),
        ("repetition_penalty", "2", o => o with { RepetitionPenalty = 2 }, ""),
        ("repeat_penalty", "2", o => o with { RepetitionPenalty = 2 }, ""),
        ("presence_penalty", "1", o => o with { PresencePenalty = 1 }, ""),
        ("frequency_penalty", "1", o => o with { FrequencyPenalty = 1 }, ""),
        ("repeat_last_n", "-1", o => o with { PenaltyWindow = 0, FrequencyPenalty = 1 }, ",\"frequency_penalty\":1"),
        ("no_repeat_ngram_size", "2", o => o with { NoRepeat = 2 }, ""),
        ("dry_multiplier", "5", o => o with { DryMultiplier = 5, DryAllowed = 1 }, ",\"dry_allowed_length\":1"),
        (
            "dry_base",
            "4",
            o =>
                o with
                {
                    DryBase = 4,
                    DryMultiplier = 1,
                    DryAllowed = 1,
                    Bias = new Dictionary<string, double> { ["goose"] = 6, ["form"] = 6 },
                },
            ",\"logit_bias\":{\"goose\":6,\"form\":6},\"dry_multiplier\":1,\"dry_allowed_length\":1"
        ),
        ("dry_allowed_length", "1", o => o with { DryAllowed = 1, DryMultiplier = 5 }, ",\"dry_multiplier\":5"),
        (
            "dry_penalty_last_n",
            "20",
            o => o with { DryWindow = 20, DryMultiplier = 5, DryAllowed = 1 },
            ",\"dry_multiplier\":5,\"dry_allowed_length\":1"
        ),
        ("xtc_probability", "1", o => o with { XtcProbability = 1, XtcThreshold = 0.02 }, ",\"xtc_threshold\":0.02"),
        ("xtc_threshold", "0.03", o => o with { XtcThreshold = 0.03, XtcProbability = 1 }, ",\"xtc_probability\":1"),
        ("num_beams", "3", o => o with { Beams = 3, Temperature = 0.8 }, ""),
        ("length_penalty", "0", o => o with { Beams = 3, Temperature = 0.8, LengthPenalty = 0, Lines = 3 }, ",\"num_beams\":3,\"lines\":3"),
        ("penalty_alpha", "0.9", o => o with { ContrastiveK = 4, ContrastiveAlpha = 0.9, Temperature = 0.8 }, ""),
        ("penalty_alpha", "0.5", o => o with { ContrastiveK = 8, ContrastiveAlpha = 0.5, Temperature = 0.8 }, ",\"top_k\":8"),
        ("logit_bias", "{\"goose\":5}", o => o with { Bias = new Dictionary<string, double> { ["goose"] = 5 } }, ""),
        ("bad_words", "[\"ferry\",\"it goes\"]", o => o with { Banned = ["ferry", "it goes"] }, ""),
        ("wanted_words", "[\"goose\",\"form\"]", o => o with { Words = 40, Wanted = ["goose", "form"] }, ",\"max_tokens\":40"),
        (
            "max_copied",
            "4",
            o =>
                o with
                {
                    MaxCopied = 4,
                    Bias = new Dictionary<string, double> { ["the"] = 100 },
                },
            ",\"logit_bias\":{\"the\":100}"
        ),
        (
            "samplers",
            "[\"temperature\",\"top_k\",\"typ_p\"]",
            o => o with { Order = ["temperature", "top-k", "typical"], Typical = 0.3 },
            ",\"typical_p\":0.3"
        ),
        ("mirostat", "2", o => o with { Mirostat = 5 }, ""),
        ("mirostat_tau", "2", o => o with { Mirostat = 2 }, ",\"mirostat\":2"),
        ("mirostat_eta", "0.9", o => o with { Mirostat = 2, MirostatRate = 0.9 }, ",\"mirostat\":2,\"mirostat_tau\":2"),
        ("cast", "[\"jerry\",\"kramer\"]", o => o with { Script = new() { Cast = ["jerry", "kramer"] } }, ""),
        ("next_speakers", "[\"kramer\",\"kramer\"]", o => o with { Script = new() { Next = ["kramer", "kramer"] } }, ""),
        (
            "speaker_weights",
            "{\"kramer\":900}",
            o => o with { Script = new() { Weights = new Dictionary<string, double> { ["kramer"] = 900 } } },
            ""
        ),
        ("take_turns", "true", o => o with { Script = new() { TakeTurns = true } }, ""),
        ("shortest_line", "9", o => o with { Script = new() { ShortestLine = 9 } }, ""),
        ("longest_line", "5", o => o with { Script = new() { LongestLine = 5 } }, ""),
        ("directions", "900", o => o with { Script = new() { Directions = 900 } }, ""),
        ("setting", "\"the harbour\"", o => o with { Script = new() { Setting = "the harbour" } }, ",\"echo\":true"),
        (
            "speaker_temperatures",
            "{\"jerry\":0}",
            o => o with { Script = new() { Temperatures = new Dictionary<string, double> { ["jerry"] = 0 } } },
            ""
        ),
    ];

    public static IEnumerable<string> Fields => Cases.Select(one => one.Field);

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Cases.Length)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task DoesWhatItDoesElsewhere(int number)
    {
        var (field, value, change, with) = Cases[number];
        var other = string.Concat(
            new[] { ("seed", "3"), ("max_tokens", "200"), ("temperature", "1.5") }
                .Where(one =>
                    !with.Contains($"\"{one.Item1}\"", StringComparison.Ordinal)
                    && one.Item1 != field
                    && !(one.Item1 == "max_tokens" && change(Usual).Words == 50)
                    && !(one.Item1 == "temperature" && change(Usual).Temperature == 0.8)
                )
                .Select(one => $",\"{one.Item1}\":{one.Item2}")
        );

        var changed = await server.Served.WriteAsync(
            $$"""{"prompt":"jerry: what is the deal with","{{field}}":{{value}}{{with}}{{other}}}"""
        );
        var without = await server.Served.WriteAsync($$"""{"prompt":"jerry: what is the deal with"{{with}}{{other}}}""");

        Assert.Equal(
            string.Concat(
                Served
                    .Writer.WriteWords("jerry: what is the deal with", change(Usual), Served.Token)
                    .Where(word => !word.IsPrime || with.Contains("echo", StringComparison.Ordinal))
                    .Select(word => word.Text)
            ),
            changed
        );
        Assert.NotEqual(without, changed);
    }

    [Fact]
    public void ThereIsOneForEveryControl()
    {
        var changed = Cases.Select(one => one.Change(Usual)).ToArray();

        Assert.All(
            typeof(WritingOptions)
                .GetProperties()
                .Where(property =>
                    property.Name
                        is not (
                            nameof(WritingOptions.Probabilities)
                            or nameof(WritingOptions.PrimeProbabilities)
                            or nameof(WritingOptions.Alternatives)
                            or nameof(WritingOptions.Script)
                        )
                ),
            property => Assert.Contains(changed, options => !Equals(property.GetValue(options), property.GetValue(Usual)))
        );
        Assert.All(
            typeof(ScriptRules).GetProperties(),
            property => Assert.Contains(changed, options => !Equals(property.GetValue(options.Script), property.GetValue(Usual.Script)))
        );
    }

    public sealed class Server : IAsyncLifetime
    {
        internal Served Served { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Served = await Served.StartAsync();

        public ValueTask DisposeAsync() => Served.DisposeAsync();
    }
}
