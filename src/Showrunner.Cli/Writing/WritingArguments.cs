using System.CommandLine;

namespace Showrunner.Cli;

/// <summary>Every control over writing. What is not asked for is as in <see cref="WritingOptions"/>.</summary>
internal sealed class WritingArguments
{
    private readonly NumberOption<int> _words = Numbers.Whole("--words", "Words and marks to write", 1, 1_000_000, "400");
    private readonly NumberOption<int> _fewest = Numbers.Whole(
        "--min-words",
        "Words and marks before --stop or --one-scene may end the text",
        0,
        1_000_000,
        "0"
    );
    private readonly NumberOption<int> _lines = Numbers.Whole("--lines", "Lines to write", 1, 100_000, "any number");
    private readonly Option<string[]> _stop = Lists.Repeated("--stop", "End before this text");
    private readonly Option<bool> _oneScene = new("--one-scene") { Description = "End where another scene would begin" };
    private readonly NumberOption<int> _seed = Numbers.Whole(
        "--seed",
        "Same model, options and seed: the same scene",
        0,
        int.MaxValue,
        "another each time"
    );

    private readonly Option<string[]?> _cast = Lists.Commas("--cast", "Only these speak (default: everyone whom the model knows)");
    private readonly Option<string[]?> _next = Lists.Commas("--next", "Who speaks the first lines, in order");
    private readonly Option<Dictionary<string, double>?> _weights = Lists.Pairs(
        "--weight",
        "How many times as likely somebody speaks (0 to 1000)"
    );
    private readonly Option<bool> _turns = new("--take-turns") { Description = "Nobody speaks twice in a row" };
    private readonly NumberOption<int> _shortest = Numbers.Whole("--shortest-line", "Fewest words and marks of a line", 1, 10_000, "1");
    private readonly NumberOption<int> _longest = Numbers.Whole(
        "--longest-line",
        "Most words and marks of a line",
        2,
        10_000,
        "any number"
    );
    private readonly NumberOption<double> _directions = Numbers.Real(
        "--directions",
        "How many times as likely stage directions are; 0: none",
        0,
        1000,
        "1"
    );
    private readonly Option<string?> _setting = new("--setting") { Description = "Where the scene is", HelpName = "place" };
    private readonly Option<Dictionary<string, double>?> _temperatures = Lists.Pairs(
        "--temperature-of",
        "A speaker's own temperature (0 to 10)"
    );

    private readonly NumberOption<double> _temperature = Numbers.Real(
        "--temperature",
        "0 takes the likeliest word, 1 draws as the model learnt, more surprises",
        0,
        10,
        "0.8"
    );
    private readonly NumberOption<double> _range = Numbers.Real(
        "--temperature-range",
        "How far it moves, up where the model is unsure and down where it is sure",
        0,
        10,
        "0"
    );
    private readonly NumberOption<double> _exponent = Numbers.Real(
        "--temperature-exponent",
        "The power of how unsure the model is",
        0.01,
        10,
        "1"
    );
    private readonly NumberOption<int> _topK = Numbers.Whole(
        "--top-k",
        "Draw among this many likeliest words; 0: among all",
        0,
        1_000_000,
        "40"
    );
    private readonly NumberOption<double> _topP = Numbers.Real(
        "--top-p",
        "Draw among the likeliest words of this probability together",
        0.000001,
        1,
        "1"
    );
    private readonly NumberOption<double> _minP = Numbers.Real(
        "--min-p",
        "Draw among words this share as likely as the likeliest",
        0,
        1,
        "0"
    );
    private readonly NumberOption<double> _topNSigma = Numbers.Real(
        "--top-n-sigma",
        "Draw among logits so many standard deviations below the highest",
        0,
        100,
        "off"
    );
    private readonly NumberOption<double> _typical = Numbers.Real(
        "--typical",
        "Draw among the words of the most typical surprise of this probability together",
        0.000001,
        1,
        "1"
    );
    private readonly NumberOption<double> _epsilon = Numbers.Real("--epsilon", "Never draw words less likely than this", 0, 1, "0");
    private readonly NumberOption<double> _eta = Numbers.Real("--eta", "The same, lower where the model is unsure", 0, 1, "0");
    private readonly NumberOption<double> _mirostat = Numbers.Real(
        "--mirostat",
        "Hold the surprise of words near so many bits",
        0,
        20,
        "off"
    );
    private readonly NumberOption<double> _mirostatRate = Numbers.Real("--mirostat-rate", "How fast mirostat corrects itself", 0, 1, "0.1");
    private readonly NumberOption<double> _xtc = Numbers.Real("--xtc-probability", "How often to leave the likeliest words out", 0, 1, "0");
    private readonly NumberOption<double> _xtcThreshold = Numbers.Real(
        "--xtc-threshold",
        "Which: all as likely as this but the least likely",
        0,
        1,
        "0.1"
    );

    private readonly NumberOption<int> _beams = Numbers.Whole(
        "--beams",
        "Draw nothing: go on with so many likeliest beginnings and give the likeliest text",
        1,
        64,
        "off"
    );
    private readonly NumberOption<double> _lengthPenalty = Numbers.Real(
        "--length-penalty",
        "The power of the length that a beam's ln p is divided by; 0 favours short texts",
        0,
        10,
        "1"
    );
    private readonly NumberOption<int> _contrastiveK = Numbers.Whole(
        "--contrastive-k",
        "Draw nothing: of so many likeliest words take the one least like those before",
        1,
        100,
        "off"
    );
    private readonly NumberOption<double> _contrastiveAlpha = Numbers.Real(
        "--contrastive-alpha",
        "How much likeness counts beside probability",
        0,
        1,
        "0.6"
    );

    private readonly NumberOption<double> _repetition = Numbers.Real(
        "--repetition-penalty",
        "Divide the logits of words just written; 1: do not",
        0.1,
        10,
        "1"
    );
    private readonly NumberOption<double> _presence = Numbers.Real(
        "--presence-penalty",
        "Take this from the logits of words just written",
        -2,
        2,
        "0"
    );
    private readonly NumberOption<double> _frequency = Numbers.Real(
        "--frequency-penalty",
        "Take this from them each time that they were",
        -2,
        2,
        "0"
    );
    private readonly NumberOption<int> _window = Numbers.Whole(
        "--penalty-window",
        "Last words that the three penalties look at; 0: all",
        0,
        1_000_000,
        "64"
    );
    private readonly NumberOption<int> _noRepeat = Numbers.Whole(
        "--no-repeat",
        "Never write so many words twice in a row; 0: may",
        0,
        100,
        "0"
    );
    private readonly NumberOption<double> _dry = Numbers.Real(
        "--dry-multiplier",
        "How strongly \"don't repeat yourself\" holds; 0: off",
        0,
        100,
        "0"
    );
    private readonly NumberOption<double> _dryBase = Numbers.Real("--dry-base", "By what it grows with each repeated word", 1, 10, "1.75");
    private readonly NumberOption<int> _dryAllowed = Numbers.Whole("--dry-allowed", "Words that may be repeated freely", 1, 100, "3");
    private readonly NumberOption<int> _dryWindow = Numbers.Whole(
        "--dry-window",
        "Last words that it looks at; 0: all",
        0,
        1_000_000,
        "1024"
    );
    private readonly NumberOption<int> _maxCopied = Numbers.Whole(
        "--max-copied",
        "Most words and marks in a row that may be copied from the training text",
        4,
        1_000,
        "any number"
    );

    private readonly Option<Dictionary<string, double>?> _bias = Lists.Pairs("--bias", "Add to a word's logit (-100 to 100)");
    private readonly Option<string[]> _banned = Lists.Repeated("--ban", "A word or phrase that must not come");
    private readonly Option<string[]> _wanted = Lists.Repeated("--want", "A word that must come", "word");
    private readonly Option<string[]?> _order = Lists.Commas(
        "--order",
        $"The order of controls; those left out are off (default: {string.Join(',', SamplerOrder.Default)})"
    );

    /// <summary>Every option, in the order of the help.</summary>
    public IReadOnlyList<Option> All =>
        [
            _words,
            _fewest,
            _lines,
            _stop,
            _oneScene,
            _seed,
            _cast,
            _next,
            _weights,
            _turns,
            _shortest,
            _longest,
            _directions,
            _setting,
            _temperatures,
            _temperature,
            _range,
            _exponent,
            _topK,
            _topP,
            _minP,
            _topNSigma,
            _typical,
            _epsilon,
            _eta,
            _mirostat,
            _mirostatRate,
            _xtc,
            _xtcThreshold,
            _beams,
            _lengthPenalty,
            _contrastiveK,
            _contrastiveAlpha,
            _repetition,
            _presence,
            _frequency,
            _window,
            _noRepeat,
            _dry,
            _dryBase,
            _dryAllowed,
            _dryWindow,
            _maxCopied,
            _bias,
            _banned,
            _wanted,
            _order,
        ];

    /// <summary>The option of that name.</summary>
    public Option this[string name] => All.Single(option => option.Name == name);

    /// <summary>The seed that was asked for.</summary>
    public int? Seed(ParseResult parsed) => _seed.In(parsed);

    /// <summary>What was asked for, and all else as in <paramref name="usual"/>.</summary>
    public WritingOptions ToOptions(ParseResult parsed, WritingOptions usual) =>
        usual with
        {
            Words = _words.In(parsed) ?? usual.Words,
            MinWords = _fewest.In(parsed) ?? usual.MinWords,
            Lines = _lines.In(parsed) ?? usual.Lines,
            Stop = Given(parsed, _stop) ?? usual.Stop,
            OneScene = Given(parsed, _oneScene) ?? usual.OneScene,
            Temperature = _temperature.In(parsed) ?? usual.Temperature,
            TemperatureRange = _range.In(parsed) ?? usual.TemperatureRange,
            TemperatureExponent = _exponent.In(parsed) ?? usual.TemperatureExponent,
            TopK = _topK.In(parsed) ?? usual.TopK,
            TopP = _topP.In(parsed) ?? usual.TopP,
            MinP = _minP.In(parsed) ?? usual.MinP,
            TopNSigma = _topNSigma.In(parsed) ?? usual.TopNSigma,
            Typical = _typical.In(parsed) ?? usual.Typical,
            Epsilon = _epsilon.In(parsed) ?? usual.Epsilon,
            Eta = _eta.In(parsed) ?? usual.Eta,
            Mirostat = _mirostat.In(parsed) ?? usual.Mirostat,
            MirostatRate = _mirostatRate.In(parsed) ?? usual.MirostatRate,
            XtcProbability = _xtc.In(parsed) ?? usual.XtcProbability,
            XtcThreshold = _xtcThreshold.In(parsed) ?? usual.XtcThreshold,
            Beams = _beams.In(parsed) ?? usual.Beams,
            LengthPenalty = _lengthPenalty.In(parsed) ?? usual.LengthPenalty,
            ContrastiveK = _contrastiveK.In(parsed) ?? usual.ContrastiveK,
            ContrastiveAlpha = _contrastiveAlpha.In(parsed) ?? usual.ContrastiveAlpha,
            RepetitionPenalty = _repetition.In(parsed) ?? usual.RepetitionPenalty,
            PresencePenalty = _presence.In(parsed) ?? usual.PresencePenalty,
            FrequencyPenalty = _frequency.In(parsed) ?? usual.FrequencyPenalty,
            PenaltyWindow = _window.In(parsed) ?? usual.PenaltyWindow,
            NoRepeat = _noRepeat.In(parsed) ?? usual.NoRepeat,
            DryMultiplier = _dry.In(parsed) ?? usual.DryMultiplier,
            DryBase = _dryBase.In(parsed) ?? usual.DryBase,
            DryAllowed = _dryAllowed.In(parsed) ?? usual.DryAllowed,
            DryWindow = _dryWindow.In(parsed) ?? usual.DryWindow,
            MaxCopied = _maxCopied.In(parsed) ?? usual.MaxCopied,
            Bias = parsed.GetValue(_bias) ?? usual.Bias,
            Banned = Given(parsed, _banned) ?? usual.Banned,
            Wanted = Given(parsed, _wanted) ?? usual.Wanted,
            Order = Given(parsed, _order) ?? usual.Order,
            Script = Rules(parsed, usual.Script),
        };

    private ScriptRules Rules(ParseResult parsed, ScriptRules usual) =>
        usual with
        {
            Cast = Given(parsed, _cast) ?? usual.Cast,
            Next = Given(parsed, _next) ?? usual.Next,
            Weights = parsed.GetValue(_weights) ?? usual.Weights,
            TakeTurns = Given(parsed, _turns) ?? usual.TakeTurns,
            ShortestLine = _shortest.In(parsed) ?? usual.ShortestLine,
            LongestLine = _longest.In(parsed) ?? usual.LongestLine,
            Directions = _directions.In(parsed) ?? usual.Directions,
            Setting = parsed.GetValue(_setting) ?? usual.Setting,
            Temperatures = parsed.GetValue(_temperatures) ?? usual.Temperatures,
        };

    // Of a list that was not given the parser makes an empty one.
    private static T? Given<T>(ParseResult parsed, Option<T> list)
        where T : class? => parsed.GetResult(list) is null ? null : parsed.GetValue(list);

    private static bool? Given(ParseResult parsed, Option<bool> option) =>
        parsed.GetResult(option) is { Implicit: false } ? parsed.GetValue(option) : null;
}
