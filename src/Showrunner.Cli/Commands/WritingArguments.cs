using System.CommandLine;

namespace Showrunner.Cli.Commands;

/// <summary>Every control over writing. What is not asked for is as in <see cref="WritingOptions"/>.</summary>
internal sealed class WritingArguments
{
    private readonly Option<int?> _words = Numbers.Whole("--words", "Words and marks to write", 1, 1_000_000, "400");
    private readonly Option<int?> _fewest = Numbers.Whole("--fewest-words", "Words and marks before --stop or --one-scene may end the text", 0, 1_000_000, "0");
    private readonly Option<int?> _lines = Numbers.Whole("--lines", "Lines to write", 1, 100_000, "any number");
    private readonly Option<string[]> _stop = Lists.Repeated("--stop", "End before this text");
    private readonly Option<bool> _oneScene = new("--one-scene") { Description = "End where another scene would begin" };
    private readonly Option<int?> _seed = Numbers.Whole("--seed", "Same model, options and seed: the same scene", 0, int.MaxValue, "another each time");

    private readonly Option<string[]?> _cast = Lists.Commas("--cast", "Only these speak (default: everyone whom the model knows)");
    private readonly Option<string[]?> _next = Lists.Commas("--next", "Who speaks the first lines, in order");
    private readonly Option<Dictionary<string, double>?> _weights = Lists.Pairs("--weight", "How many times as likely somebody speaks (0 to 1000)");
    private readonly Option<bool> _turns = new("--take-turns") { Description = "Nobody speaks twice in a row" };
    private readonly Option<int?> _shortest = Numbers.Whole("--shortest-line", "Fewest words and marks of a line", 1, 10_000, "1");
    private readonly Option<int?> _longest = Numbers.Whole("--longest-line", "Most words and marks of a line", 2, 10_000, "any number");
    private readonly Option<double?> _directions = Numbers.Real("--directions", "How many times as likely stage directions are; 0: none", 0, 1000, "1");
    private readonly Option<string?> _setting = new("--setting") { Description = "Where the scene is", HelpName = "place" };
    private readonly Option<Dictionary<string, double>?> _temperatures = Lists.Pairs("--temperature-of", "A speaker's own temperature (0 to 10)");

    private readonly Option<double?> _temperature = Numbers.Real("--temperature", "0 takes the likeliest word, 1 draws as the model learnt, more surprises", 0, 10, "0.8");
    private readonly Option<double?> _range = Numbers.Real("--temperature-range", "How far it moves, up where the model is unsure and down where it is sure", 0, 10, "0");
    private readonly Option<double?> _exponent = Numbers.Real("--temperature-exponent", "The power of how unsure the model is", 0.01, 10, "1");
    private readonly Option<int?> _topK = Numbers.Whole("--top-k", "Draw among this many likeliest words; 0: among all", 0, 1_000_000, "40");
    private readonly Option<double?> _topP = Numbers.Real("--top-p", "Draw among the likeliest words of this probability together", 0.000001, 1, "1");
    private readonly Option<double?> _minP = Numbers.Real("--min-p", "Draw among words this share as likely as the likeliest", 0, 1, "0");
    private readonly Option<double?> _topNSigma = Numbers.Real("--top-n-sigma", "Draw among logits so many standard deviations below the highest", 0, 100, "off");
    private readonly Option<double?> _typical = Numbers.Real("--typical", "Draw among the words of the most typical surprise of this probability together", 0.000001, 1, "1");
    private readonly Option<double?> _epsilon = Numbers.Real("--epsilon", "Never draw words less likely than this", 0, 1, "0");
    private readonly Option<double?> _eta = Numbers.Real("--eta", "The same, lower where the model is unsure", 0, 1, "0");
    private readonly Option<double?> _mirostat = Numbers.Real("--mirostat", "Hold the surprise of words near so many bits", 0, 20, "off");
    private readonly Option<double?> _mirostatRate = Numbers.Real("--mirostat-rate", "How fast mirostat corrects itself", 0, 1, "0.1");
    private readonly Option<double?> _xtc = Numbers.Real("--xtc-probability", "How often to leave the likeliest words out", 0, 1, "0");
    private readonly Option<double?> _xtcThreshold = Numbers.Real("--xtc-threshold", "Which: all as likely as this but the least likely", 0, 1, "0.1");

    private readonly Option<int?> _beams = Numbers.Whole("--beams", "Draw nothing: go on with so many likeliest beginnings and give the likeliest text", 1, 64, "off");
    private readonly Option<double?> _lengthPenalty = Numbers.Real("--length-penalty", "The power of the length that a beam's ln p is divided by; 0 favours short texts", 0, 10, "1");
    private readonly Option<int?> _contrastiveK = Numbers.Whole("--contrastive-k", "Draw nothing: of so many likeliest words take the one least like those before", 1, 100, "off");
    private readonly Option<double?> _contrastiveAlpha = Numbers.Real("--contrastive-alpha", "How much likeness counts beside probability", 0, 1, "0.6");

    private readonly Option<double?> _repetition = Numbers.Real("--repetition-penalty", "Divide the logits of words just written; 1: do not", 0.1, 10, "1");
    private readonly Option<double?> _presence = Numbers.Real("--presence-penalty", "Take this from the logits of words just written", -2, 2, "0");
    private readonly Option<double?> _frequency = Numbers.Real("--frequency-penalty", "Take this from them each time that they were", -2, 2, "0");
    private readonly Option<int?> _window = Numbers.Whole("--penalty-window", "Last words that the three penalties look at; 0: all", 0, 1_000_000, "64");
    private readonly Option<int?> _noRepeat = Numbers.Whole("--no-repeat", "Never write so many words twice in a row; 0: may", 0, 100, "0");
    private readonly Option<double?> _dry = Numbers.Real("--dry-multiplier", "How strongly \"don't repeat yourself\" holds; 0: off", 0, 100, "0");
    private readonly Option<double?> _dryBase = Numbers.Real("--dry-base", "By what it grows with each repeated word", 1, 10, "1.75");
    private readonly Option<int?> _dryAllowed = Numbers.Whole("--dry-allowed", "Words that may be repeated freely", 1, 100, "3");
    private readonly Option<int?> _dryWindow = Numbers.Whole("--dry-window", "Last words that it looks at; 0: all", 0, 1_000_000, "1024");
    private readonly Option<int?> _maxCopied = Numbers.Whole("--max-copied", "Most words and marks in a row that may be copied from the training text", 4, 1_000, "any number");

    private readonly Option<Dictionary<string, double>?> _bias = Lists.Pairs("--bias", "Add to a word's logit (-100 to 100)");
    private readonly Option<string[]> _banned = Lists.Repeated("--ban", "A word or phrase that must not come");
    private readonly Option<string[]> _wanted = Lists.Repeated("--want", "A word that must come", "word");
    private readonly Option<string[]?> _order = Lists.Commas("--order", $"The order of controls; those left out are off (default: {string.Join(',', SamplerChain.DefaultOrder)})");

    /// <summary>Every option, in the order of the help.</summary>
    public IReadOnlyList<Option> All =>
    [
        _words, _fewest, _lines, _stop, _oneScene, _seed,
        _cast, _next, _weights, _turns, _shortest, _longest, _directions, _setting, _temperatures,
        _temperature, _range, _exponent, _topK, _topP, _minP, _topNSigma, _typical, _epsilon, _eta, _mirostat, _mirostatRate, _xtc, _xtcThreshold,
        _beams, _lengthPenalty, _contrastiveK, _contrastiveAlpha,
        _repetition, _presence, _frequency, _window, _noRepeat, _dry, _dryBase, _dryAllowed, _dryWindow, _maxCopied,
        _bias, _banned, _wanted, _order,
    ];

    /// <summary>The option of that name.</summary>
    public Option this[string name] => All.Single(option => option.Name == name);

    /// <summary>The seed that was asked for.</summary>
    public int? Seed(ParseResult parsed) => parsed.GetValue(_seed);

    /// <summary>What was asked for, and all else as in <paramref name="usual"/>.</summary>
    public WritingOptions ToOptions(ParseResult parsed, WritingOptions usual) => usual with
    {
        Words = parsed.GetValue(_words) ?? usual.Words,
        FewestWords = parsed.GetValue(_fewest) ?? usual.FewestWords,
        Lines = parsed.GetValue(_lines) ?? usual.Lines,
        Stop = Given(parsed, _stop) ?? usual.Stop,
        OneScene = Given(parsed, _oneScene) ?? usual.OneScene,
        Temperature = parsed.GetValue(_temperature) ?? usual.Temperature,
        TemperatureRange = parsed.GetValue(_range) ?? usual.TemperatureRange,
        TemperatureExponent = parsed.GetValue(_exponent) ?? usual.TemperatureExponent,
        TopK = parsed.GetValue(_topK) ?? usual.TopK,
        TopP = parsed.GetValue(_topP) ?? usual.TopP,
        MinP = parsed.GetValue(_minP) ?? usual.MinP,
        TopNSigma = parsed.GetValue(_topNSigma) ?? usual.TopNSigma,
        Typical = parsed.GetValue(_typical) ?? usual.Typical,
        Epsilon = parsed.GetValue(_epsilon) ?? usual.Epsilon,
        Eta = parsed.GetValue(_eta) ?? usual.Eta,
        Mirostat = parsed.GetValue(_mirostat) ?? usual.Mirostat,
        MirostatRate = parsed.GetValue(_mirostatRate) ?? usual.MirostatRate,
        XtcProbability = parsed.GetValue(_xtc) ?? usual.XtcProbability,
        XtcThreshold = parsed.GetValue(_xtcThreshold) ?? usual.XtcThreshold,
        Beams = parsed.GetValue(_beams) ?? usual.Beams,
        LengthPenalty = parsed.GetValue(_lengthPenalty) ?? usual.LengthPenalty,
        ContrastiveK = parsed.GetValue(_contrastiveK) ?? usual.ContrastiveK,
        ContrastiveAlpha = parsed.GetValue(_contrastiveAlpha) ?? usual.ContrastiveAlpha,
        RepetitionPenalty = parsed.GetValue(_repetition) ?? usual.RepetitionPenalty,
        PresencePenalty = parsed.GetValue(_presence) ?? usual.PresencePenalty,
        FrequencyPenalty = parsed.GetValue(_frequency) ?? usual.FrequencyPenalty,
        PenaltyWindow = parsed.GetValue(_window) ?? usual.PenaltyWindow,
        NoRepeat = parsed.GetValue(_noRepeat) ?? usual.NoRepeat,
        DryMultiplier = parsed.GetValue(_dry) ?? usual.DryMultiplier,
        DryBase = parsed.GetValue(_dryBase) ?? usual.DryBase,
        DryAllowed = parsed.GetValue(_dryAllowed) ?? usual.DryAllowed,
        DryWindow = parsed.GetValue(_dryWindow) ?? usual.DryWindow,
        MaxCopied = parsed.GetValue(_maxCopied) ?? usual.MaxCopied,
        Bias = parsed.GetValue(_bias) ?? usual.Bias,
        Banned = Given(parsed, _banned) ?? usual.Banned,
        Wanted = Given(parsed, _wanted) ?? usual.Wanted,
        Order = Given(parsed, _order) ?? usual.Order,
        Script = Rules(parsed, usual.Script),
    };

    private ScriptRules Rules(ParseResult parsed, ScriptRules usual) => usual with
    {
        Cast = Given(parsed, _cast) ?? usual.Cast,
        Next = Given(parsed, _next) ?? usual.Next,
        Weights = parsed.GetValue(_weights) ?? usual.Weights,
        TakeTurns = Given(parsed, _turns) ?? usual.TakeTurns,
        ShortestLine = parsed.GetValue(_shortest) ?? usual.ShortestLine,
        LongestLine = parsed.GetValue(_longest) ?? usual.LongestLine,
        Directions = parsed.GetValue(_directions) ?? usual.Directions,
        Setting = parsed.GetValue(_setting) ?? usual.Setting,
        Temperatures = parsed.GetValue(_temperatures) ?? usual.Temperatures,
    };

    // Of a list that was not given the parser makes an empty one.
    private static T? Given<T>(ParseResult parsed, Option<T> list) where T : class? => parsed.GetResult(list) is null ? null : parsed.GetValue(list);

    private static bool? Given(ParseResult parsed, Option<bool> option) => parsed.GetResult(option) is { Implicit: false } ? parsed.GetValue(option) : null;
}
