using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Showrunner;

/// <summary>
/// How good a model is: how well it predicts text that it has not seen, and how the text that it writes compares with it.
/// </summary>
public sealed record ReportCard
{
    /// <summary>How well the model predicts the held-out text.</summary>
    public required Evaluation Evaluation { get; init; }

    /// <summary>The perplexity of the same words for one who knows only how frequent words are: what a model has to beat.</summary>
    public required double FrequencyPerplexity { get; init; }

    /// <summary>
    /// What the perplexity is of: how many words, and how many the model does not know; a warning where those are more than one in ten.
    /// </summary>
    public string Headline => Evaluation.Basis;

    /// <summary>The models that it went on from, the first one first.</summary>
    public required IReadOnlyList<ModelOrigin> Origins { get; init; }

    /// <summary>The text that was mixed into its training text, where one was.</summary>
    public MixedOrigin? Mixed { get; init; }

    /// <summary>The texts besides the training text whose runs count as copied.</summary>
    public IReadOnlyList<string> KnownTexts { get; init; } = [];

    /// <summary>
    /// What it learnt besides its training text, and whether copies of that are counted; null where there is nothing to say.
    /// </summary>
    public string? Beginning
    {
        get
        {
            var sentences = new List<string>();
            if (Origins.Count > 0)
                sentences.Add($"It went on from {string.Join(", then ", Origins.Select(origin => origin.Name))}.");
            if (Mixed is { } mixed)
                sentences.Add(string.Create(CultureInfo.InvariantCulture, $"{100 * mixed.Share:0.#} % of what it read was {mixed.Name}."));
            if (KnownTexts.Count > 0)
                sentences.Add($"What it has from {string.Join(", ", KnownTexts)} counts as copied, too.");
            else if (sentences.Count > 0)
                sentences.Add("What it copies from there cannot be counted without that text: give it with --known-text.");
            return sentences.Count == 0 ? null : string.Join(' ', sentences);
        }
    }

    /// <summary>The text that the model wrote, as long as <see cref="HeldOut"/>.</summary>
    public required TextMeasures Written { get; init; }

    /// <summary>Held-out text of the show, for comparison: real lines also repeat earlier ones.</summary>
    public required TextMeasures HeldOut { get; init; }

    /// <summary>How much its scenes read like the show; null where the held-out text has no speeches.</summary>
    public Scorecard? Scorecard { get; init; }

    /// <summary>A scene at each temperature.</summary>
    public required IReadOnlyList<ReportSample> Samples { get; init; }

    /// <summary>Makes the report card of <paramref name="model"/>.</summary>
    /// <param name="model">A model that has its training text.</param>
    /// <param name="heldOut">Text that it was not trained on.</param>
    /// <param name="options">How much to write.</param>
    /// <param name="progress">Receives the share of the work that is done, 0 to 1.</param>
    /// <param name="cancellationToken">Stops between words.</param>
    /// <exception cref="ShowrunnerException">The model has no training text, or an option is out of its range.</exception>
    public static ReportCard Of(
        ScriptModel model,
        Corpus heldOut,
        ReportOptions? options = null,
        IProgress<double>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        options ??= new();
        options.Validate();
        var novelty =
            model.Show.Novelty
            ?? throw new ShowrunnerException(
                "The model's file does not contain its training text, so copying cannot be measured. Train it again, or name its scripts: "
                    + "--training FILE"
            );
        var writer = new ScriptWriter(model);
        var heldOutTokens = model.Vocabulary.Tokenize(heldOut.Text);
        var words = Math.Min(options.Words, heldOutTokens.Count);

        var evaluation = Evaluation.Of(model, heldOut.Text, new Part(progress, 0.2), cancellationToken: cancellationToken);
        var frequency = Frequency.Perplexity(model.Vocabulary, heldOut);
        progress?.Report(0.2);
        var written = model.Vocabulary.Tokenize(
            Write(options.Writing with { Words = words, Exact = true }, share => progress?.Report(0.2 + (0.3 * share)))
        );
        var samples = options
            .Temperatures.Select(temperature => new ReportSample(
                temperature,
                Write(options.Writing with { Words = options.SampleWords, Temperature = temperature }, _ => { }).Trim()
            ))
            .ToList();
        var scorecard = SceneWriting.Scorecard(writer, heldOut, options, share => progress?.Report(0.5 + (0.5 * share)), cancellationToken);
        progress?.Report(1);
        return new()
        {
            Evaluation = evaluation,
            Origins = model.Show.Origins,
            Mixed = model.Show.Mixed,
            KnownTexts = [.. model.Show.KnownTexts.Select(text => Path.GetFileName(text.Name))],
            FrequencyPerplexity = frequency,
            Written = TextMeasures.Of([.. written.Take(words)], model.Vocabulary, novelty),
            HeldOut = TextMeasures.Of([.. heldOutTokens.Take(words)], model.Vocabulary, novelty),
            Scorecard = scorecard,
            Samples = samples,
        };

        string Write(WritingOptions writing, Action<double> report)
        {
            var text = new StringBuilder();
            foreach (var (i, piece) in writer.Write("", writing, cancellationToken).Index())
            {
                text.Append(piece);
                report((double)i / writing.Words);
            }
            return text.ToString();
        }
    }

    /// <summary>Reports a part of the work as a share of the whole, at once.</summary>
    private sealed class Part(IProgress<double>? whole, double share) : IProgress<double>
    {
        public void Report(double value) => whole?.Report(share * value);
    }

    /// <summary>Everything as one JSON object; shares are 0 to 1, and "NaN" where there was too little text.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, ReportJson.Default.ReportCard);
}

/// <summary>A scene that a model wrote.</summary>
public sealed record ReportSample(double Temperature, string Text);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals
)]
[JsonSerializable(typeof(ReportCard))]
internal sealed partial class ReportJson : JsonSerializerContext;
