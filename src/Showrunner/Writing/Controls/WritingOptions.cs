namespace Showrunner;

/// <summary>
/// How to write. <see cref="WritingControls"/> lists these controls with their ranges, and <see cref="SamplerOrder"/> gives the order in
/// which they work.
/// </summary>
public sealed record WritingOptions
{
    internal static readonly WritingOptions Usual = new();

    /// <summary>
    /// Words and marks to write after the prime, 1 to 1,000,000: then the text goes on to the end of its sentence or line, with at most
    /// half as many more, unless it is to be <see cref="Exact"/>.
    /// </summary>
    public int Words { get; init; } = 400;

    /// <summary>Whether the text ends after <see cref="Words"/> words and marks, also in the middle of a sentence.</summary>
    public bool Exact { get; init; }

    /// <summary>Words and marks before a stop string or the scene's end can end the text, 0 to <see cref="Words"/>.</summary>
    public int MinWords { get; init; }

    /// <summary>
    /// How often each line is written: the version that fits the scene best is kept. 1 to 64; 1 is plain sampling. Where nothing is drawn,
    /// lines are written once.
    /// </summary>
    public int Candidates { get; init; } = 8;

    /// <summary>
    /// How much a line that its speaker would say anywhere is worth less, 0 to 2: the λ of ln p(line | scene) − λ·ln p(line | speaker).
    /// 0 keeps the likeliest line.
    /// </summary>
    public double Lambda { get; init; } = 1;

    /// <summary>
    /// How much it counts that a line follows the lines before it as the show's own lines do, 0 to 10; 0: not at all. It takes a model
    /// that holds its training text.
    /// </summary>
    public double Coherence { get; init; } = 2.5;

    /// <summary>
    /// How much it counts that a line has the marks and the length that the lines before it lack beside the show's own, 0 to 10, in nats
    /// for a standard deviation of both; 0: not at all. It takes a model that holds its training text.
    /// </summary>
    public double Balance { get; init; }

    /// <summary>
    /// How much more words that their speaker prefers are favoured than the model favours them, 0 to 10; 0: not at all. It takes a model
    /// with vectors of speakers.
    /// </summary>
    public double SpeakerGuidance { get; init; }

    /// <summary>
    /// Content words that the scene should come back to, such as <c>soup</c> and <c>the ferry</c>; they are favoured, not forced.
    /// </summary>
    public IReadOnlyList<string> About { get; init; } = [];

    /// <summary>
    /// Whether the words that the scene is <see cref="About"/> are drawn from a real scene of the training text, by the seed.
    /// </summary>
    public bool Plan { get; init; }

    /// <summary>Added to the logits of the content words of the last lines, 0 to 10; 0: off.</summary>
    public double Recall { get; init; }

    /// <summary>
    /// Lines to write, 1 to 100,000. The line that the prime leaves unfinished counts, and the last has no line end. Null: any number.
    /// </summary>
    public int? Lines { get; init; }

    /// <summary>The text ends before the first of these strings, in upper or lower case.</summary>
    public IReadOnlyList<string> Stop { get; init; } = [];

    /// <summary>The text ends where the model would begin another scene with a setting.</summary>
    public bool OneScene { get; init; }

    /// <summary>The same seed, options and model give the same text. Null: a random seed.</summary>
    public ulong? Seed { get; init; }

    /// <summary>Whether each word comes with its probability; costs a few per cent.</summary>
    public bool Probabilities { get; init; }

    /// <summary>
    /// Whether the words of the prime but the first have their probabilities too; needs <see cref="Probabilities"/>. The model then scores
    /// its whole vocabulary for each of them.
    /// </summary>
    public bool PrimeProbabilities { get; init; }

    /// <summary>How many of the likeliest words come with each word, 0 to 20; needs <see cref="Probabilities"/>.</summary>
    public int Alternatives { get; init; }

    /// <summary>0 to 10: 0 always takes the likeliest word, 1 draws as the model says, more is more surprising.</summary>
    public double Temperature { get; init; } = 0.8;

    /// <summary>How far the temperature rises where the model is unsure, and falls where it is sure: 0 to 10. 0: not at all.</summary>
    public double TemperatureRange { get; init; }

    /// <summary>The power of the entropy, as a share of the highest possible, that moves the temperature: 0.01 to 10.</summary>
    public double TemperatureExponent { get; init; } = 1;

    /// <summary>Draws among this many of the likeliest words, 0 to 1,000,000; 0 draws among all.</summary>
    public int TopK { get; init; } = 40;

    /// <summary>Draws among the likeliest words that have this probability together, 0.000001 to 1; 1 draws among all.</summary>
    public double TopP { get; init; } = 1;

    /// <summary>Draws among words at least this fraction as likely as the likeliest, 0 to 1; 0 draws among all.</summary>
    public double MinP { get; init; }

    /// <summary>Draws among words whose logit is within this many standard deviations of the highest, 0 to 100. Null: among all.</summary>
    public double? TopNSigma { get; init; }

    /// <summary>
    /// Draws among the words of the most typical surprise that have this probability together, 0.000001 to 1; 1 draws among all.
    /// </summary>
    public double Typical { get; init; } = 1;

    /// <summary>Never draws words less likely than this, 0 to 1; 0 draws among all.</summary>
    public double Epsilon { get; init; }

    /// <summary>Like <see cref="Epsilon"/>, with a lower limit where the model is unsure, 0 to 1; 0 draws among all.</summary>
    public double Eta { get; init; }

    /// <summary>Holds the surprise of words near this many bits, 0 to 20. Null: off.</summary>
    public double? Mirostat { get; init; }

    /// <summary>How fast <see cref="Mirostat"/> corrects itself, 0 to 1.</summary>
    public double MirostatRate { get; init; } = 0.1;

    /// <summary>Divides the logits of recent words, 0.1 to 10; 1: off.</summary>
    public double RepetitionPenalty { get; init; } = 1;

    /// <summary>Subtracted from the logit of each recent word, -2 to 2.</summary>
    public double PresencePenalty { get; init; }

    /// <summary>Subtracted from the logit of a word once for each time that it occurs among the recent words, -2 to 2.</summary>
    public double FrequencyPenalty { get; init; }

    /// <summary>How many of the last words are recent for these three penalties, 0 to 1,000,000; 0: all.</summary>
    public int PenaltyWindow { get; init; } = 64;

    /// <summary>Never repeats a run of this many words, 2 to 100; 0: off.</summary>
    public int NoRepeat { get; init; }

    /// <summary>How strong the penalty of "don't repeat yourself" (DRY) is, 0 to 100; 0: off.</summary>
    public double DryMultiplier { get; init; }

    /// <summary>What that penalty is multiplied by for each further repeated word, 1 to 10.</summary>
    public double DryBase { get; init; } = 1.75;

    /// <summary>How many words in a row can be repeated without that penalty, 1 to 100.</summary>
    public int DryAllowed { get; init; } = 3;

    /// <summary>How many of the last words it looks for repetitions in, 0 to 1,000,000; 0: all.</summary>
    public int DryWindow { get; init; } = 1024;

    /// <summary>How often to leave out the likeliest words, 0 to 1.</summary>
    public double XtcProbability { get; init; }

    /// <summary>
    /// Which words to leave out then: all at least this likely, except the least likely of them, 0 to 1. Above 0.5: none.
    /// </summary>
    public double XtcThreshold { get; init; } = 0.1;

    /// <summary>
    /// Draws nothing: continues this many of the likeliest texts side by side and gives the best in the end, 1 to 64. 1 always takes the
    /// likeliest word. Null: draws.
    /// </summary>
    public int? Beams { get; init; }

    /// <summary>The power of its length by which a beam's ln p is divided, 0 to 10: 0 favours short texts, 1 is the mean.</summary>
    public double LengthPenalty { get; init; } = 1;

    /// <summary>
    /// Draws nothing: among this many of the likeliest words, takes one that is likely and unlike the words before, 1 to 100. Null: draws.
    /// </summary>
    public int? ContrastiveK { get; init; }

    /// <summary>How much likeness to the words before counts against probability, 0 to 1; 0 always takes the likeliest word.</summary>
    public double ContrastiveAlpha { get; init; } = 0.6;

    /// <summary>Numbers to add to the logits of words, -100 to 100 each.</summary>
    public IReadOnlyDictionary<string, double> Bias { get; init; } = new Dictionary<string, double>();

    /// <summary>Words and phrases that are not written.</summary>
    public IReadOnlyList<string> Banned { get; init; } = [];

    /// <summary>Words that must come, as far as the form of a script leaves room for them.</summary>
    public IReadOnlyList<string> Wanted { get; init; } = [];

    /// <summary>
    /// Words and marks in a row, line ends included, that can be copied from the training text, at most: 4 to 1,000. Null: any number.
    /// A prime can be a longer copy.
    /// </summary>
    public int? MaxCopied { get; init; }

    /// <summary>The order of the controls, by name; those left out are off. Null: <see cref="SamplerOrder.Default"/>.</summary>
    public IReadOnlyList<string>? Order { get; init; }

    /// <summary>Who speaks, how long, and where.</summary>
    public ScriptRules Script { get; init; } = new();

    /// <summary>The usual options, with the settings that <paramref name="model"/> was calibrated to.</summary>
    public static WritingOptions For(ScriptModel model) => WritingControls.Set(Usual, model.Show.Writing);

    /// <summary>Throws if a value lies outside its range, or two controls contradict each other.</summary>
    /// <exception cref="ShowrunnerException">The message names the value and its range, or both controls.</exception>
    public void Validate() => WritingChecks.Check(this);

    /// <summary>
    /// Throws if <paramref name="model"/> cannot write with these options, because it lacks a word or a speaker that they name, for
    /// example. The model is not run.
    /// </summary>
    /// <exception cref="ShowrunnerException">
    /// As in <see cref="Validate()"/>, or the message names what the model lacks, and the nearest that it has.
    /// </exception>
    public void Validate(ScriptModel model)
    {
        Validate();
        WritingChecks.Check(this, model);
    }

    /// <summary>Whether two texts of different seeds can differ.</summary>
    internal bool DrawsWords => Beams is null && ContrastiveK is null && (Temperature > 0 || Script.Temperatures.Count > 0);

    /// <summary>These options for a single line: a text's length and setting have no place there.</summary>
    internal WritingOptions OneLine() => this with { Lines = 1, OneScene = false, Script = Script with { Setting = null } };
}
