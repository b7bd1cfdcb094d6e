namespace Showrunner;

/// <summary>How to write. <see cref="SamplerChain"/> says in what order the controls come.</summary>
public sealed record WritingOptions
{
    /// <summary>Most words and marks to write after the prime, 1 to 1,000,000.</summary>
    public int Words { get; init; } = 400;

    /// <summary>Fewest words and marks before a stop string or the scene's end may end the text, 0 to <see cref="Words"/>.</summary>
    public int MinWords { get; init; }

    /// <summary>Lines to write, 1 to 100,000, the prime's unfinished one included; the last has no line end. Null: any number.</summary>
    public int? Lines { get; init; }

    /// <summary>The text ends before the first of these that it would have in it.</summary>
    public IReadOnlyList<string> Stop { get; init; } = [];

    /// <summary>The text ends where the model would begin another scene with a setting.</summary>
    public bool OneScene { get; init; }

    /// <summary>The same seed, options and model give the same text. Null: another text each time.</summary>
    public ulong? Seed { get; init; }

    /// <summary>Whether each word's probability is given; costs a few per cent.</summary>
    public bool Probabilities { get; init; }

    /// <summary>How many likeliest words are given with each word, 0 to 20; needs <see cref="Probabilities"/>.</summary>
    public int Alternatives { get; init; }

    /// <summary>0 to 10: 0 always takes the likeliest word, 1 draws as the model says, more is more surprising.</summary>
    public double Temperature { get; init; } = 0.8;

    /// <summary>How far the temperature moves up where the model is unsure and down where it is sure, 0 to 10; 0: not at all.</summary>
    public double TemperatureRange { get; init; }

    /// <summary>The power of how unsure the model is, by which the temperature moves, 0.01 to 10.</summary>
    public double TemperatureExponent { get; init; } = 1;

    /// <summary>Draws among this many likeliest words, 0 to 1,000,000; 0 draws among all.</summary>
    public int TopK { get; init; } = 40;

    /// <summary>Draws among the likeliest words that have this probability together, above 0 to 1; 1 draws among all.</summary>
    public double TopP { get; init; } = 1;

    /// <summary>Draws among words at least this share as likely as the likeliest, 0 to 1; 0 draws among all.</summary>
    public double MinP { get; init; }

    /// <summary>Draws among words whose logit is within this many standard deviations of the highest, 0 to 100. Null: among all.</summary>
    public double? TopNSigma { get; init; }

    /// <summary>Draws among the words of the most typical surprise that have this probability together, above 0 to 1; 1 draws among all.</summary>
    public double Typical { get; init; } = 1;

    /// <summary>Never draws words less likely than this, 0 to 1; 0 may draw all.</summary>
    public double Epsilon { get; init; }

    /// <summary>As <see cref="Epsilon"/>, with a lower limit where the model is unsure, 0 to 1; 0 may draw all.</summary>
    public double Eta { get; init; }

    /// <summary>Holds the surprise of words near so many bits, 0 to 20. Null: does not.</summary>
    public double? Mirostat { get; init; }

    /// <summary>How fast <see cref="Mirostat"/> corrects itself, 0 to 1.</summary>
    public double MirostatRate { get; init; } = 0.1;

    /// <summary>Makes words that were just written less likely, 0.1 to 10; 1 does not.</summary>
    public double RepetitionPenalty { get; init; } = 1;

    /// <summary>Taken from the logit of each word that was just written, -2 to 2.</summary>
    public double PresencePenalty { get; init; }

    /// <summary>Taken from the logit of a word each time that it was just written, -2 to 2.</summary>
    public double FrequencyPenalty { get; init; }

    /// <summary>How many last words the three penalties look at, 0 to 1,000,000; 0: all.</summary>
    public int PenaltyWindow { get; init; } = 64;

    /// <summary>Never writes so many words twice in a row, 2 to 100; 0 may.</summary>
    public int NoRepeat { get; init; }

    /// <summary>How strongly "don't repeat yourself" holds, 0 to 100; 0: not at all.</summary>
    public double DryMultiplier { get; init; }

    /// <summary>By what it grows with each word that a repetition is longer, 1 to 10.</summary>
    public double DryBase { get; init; } = 1.75;

    /// <summary>Words that may be repeated freely, 1 to 100.</summary>
    public int DryAllowed { get; init; } = 3;

    /// <summary>How many last words it looks at, 0 to 1,000,000; 0: all.</summary>
    public int DryWindow { get; init; } = 1024;

    /// <summary>How often the likeliest words are left out, 0 to 1.</summary>
    public double XtcProbability { get; init; }

    /// <summary>Which of them: all as likely as this but the least likely, 0 to 1; above 0.5 there is none.</summary>
    public double XtcThreshold { get; init; } = 0.1;

    /// <summary>
    /// Draws nothing, but goes on with this many likeliest beginnings at once and gives the likeliest text, 1 to 64; 1 always takes the
    /// likeliest word. Null: draws.
    /// </summary>
    public int? Beams { get; init; }

    /// <summary>By which power of its length the logarithm of a beam's probability is divided, 0 to 10: 0 favours short texts, 1 is the mean.</summary>
    public double LengthPenalty { get; init; } = 1;

    /// <summary>Draws nothing, but takes of this many likeliest words the one that is likely and least like those before, 1 to 100. Null: draws.</summary>
    public int? ContrastiveK { get; init; }

    /// <summary>How much likeness counts beside probability, 0 to 1; 0 always takes the likeliest word.</summary>
    public double ContrastiveAlpha { get; init; } = 0.6;

    /// <summary>Numbers to add to the logits of words, -100 to 100 each.</summary>
    public IReadOnlyDictionary<string, double> Bias { get; init; } = new Dictionary<string, double>();

    /// <summary>Words and phrases that are not written.</summary>
    public IReadOnlyList<string> Banned { get; init; } = [];

    /// <summary>Words that must come, as far as the script has a place for them.</summary>
    public IReadOnlyList<string> Wanted { get; init; } = [];

    /// <summary>
    /// The most words and marks in a row, line ends included, that may be copied from the training text, 4 to 1,000; null: any number.
    /// The prime may copy more.
    /// </summary>
    public int? MaxCopied { get; init; }

    /// <summary>The order of the controls, by their names. Null: <see cref="SamplerChain.DefaultOrder"/>. A control that is not named is off.</summary>
    public IReadOnlyList<string>? Order { get; init; }

    /// <summary>Who speaks, how long, and where.</summary>
    public ScriptRules Script { get; init; } = new();

    /// <summary>Throws if a value lies outside its range, or two contradict each other.</summary>
    /// <exception cref="ShowrunnerException">The message names the value and its range, or both options.</exception>
    public void Validate() => WritingChecks.Check(this);
}
