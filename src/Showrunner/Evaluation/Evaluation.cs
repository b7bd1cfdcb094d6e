using System.Globalization;

namespace Showrunner;

/// <summary>How well a model predicts a text.</summary>
/// <remarks>
/// The protocol: the text's tokens are read in order, and the state is carried from the first to the last. Every word but the first is
/// predicted with probabilities that are normalised over the full vocabulary, the unknown word included. A word that is not in the
/// vocabulary is read as the unknown word, counted, and left out of the mean.
/// </remarks>
public sealed record Evaluation
{
    private const double ManyUnknown = 0.1;

    /// <summary>Mean of −ln p over the scored words, in nats. NaN if no word was scored.</summary>
    public required double MeanLoss { get; init; }

    /// <summary>e to the <see cref="MeanLoss"/>.</summary>
    public double Perplexity => Math.Exp(MeanLoss);

    /// <summary>
    /// The mean loss with a <see cref="CacheOptions">cache</see> of the text read so far; null without a cache. It adapts to the text, and
    /// so is not comparable with <see cref="MeanLoss"/>.
    /// </summary>
    public double? CachedMeanLoss { get; init; }

    /// <summary>e to the <see cref="CachedMeanLoss"/>.</summary>
    public double? CachedPerplexity => CachedMeanLoss is { } loss ? Math.Exp(loss) : null;

    /// <summary>Words and marks that were predicted and are in the vocabulary.</summary>
    public required int WordsScored { get; init; }

    /// <summary>Words of the text that are not in the vocabulary; every occurrence counts.</summary>
    public required int UnknownWords { get; init; }

    /// <summary>
    /// The total loss of the scored words in bits, divided by the number of Unicode characters that they add to the decoded text, spaces
    /// before them included. NaN if no word was scored.
    /// </summary>
    public required double BitsPerCharacter { get; init; }

    /// <summary>Words read per second.</summary>
    public required double WordsPerSecond { get; init; }

    /// <summary>The share of the text's words that are not in the vocabulary, 0 to 1.</summary>
    public double UnknownShare => (double)UnknownWords / Math.Max(1, WordsScored + UnknownWords);

    /// <summary>Whether more than one word in ten is unknown, so that the figures say little of the text.</summary>
    public bool HasManyUnknown => UnknownShare > ManyUnknown;

    /// <summary>What the figures are of, in a sentence or two: a warning where more than one word in ten is left out.</summary>
    public string Basis =>
        HasManyUnknown
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"Of only {WordsScored:N0} words: the other {UnknownWords:N0}, {UnknownShare:P0} of the text, are unknown and left out."
            )
            : string.Create(
                CultureInfo.InvariantCulture,
                $"Of {WordsScored:N0} words; {UnknownWords:N0} more ({UnknownShare:P1}) are unknown to the model and left out."
            );

    /// <summary>Evaluates <paramref name="model"/> on <paramref name="text"/>.</summary>
    /// <param name="model">The model.</param>
    /// <param name="text">Script as <see cref="Tokenizer"/> takes it.</param>
    /// <param name="progress">Receives the share of words read so far, 0 to 1.</param>
    /// <param name="time">Measures <see cref="WordsPerSecond"/>; the system's by default.</param>
    /// <param name="cache">Also evaluates with a neural cache (Grave et al., arXiv:1612.04426); null: does not.</param>
    /// <param name="cancellationToken">Stops between blocks of words.</param>
    /// <exception cref="ShowrunnerException">A setting of the cache is out of its range.</exception>
    public static Evaluation Of(
        ScriptModel model,
        string text,
        IProgress<double>? progress = null,
        TimeProvider? time = null,
        CacheOptions? cache = null,
        CancellationToken cancellationToken = default
    )
    {
        time ??= TimeProvider.System;
        var tokens = model.Vocabulary.Tokenize(text);
        var ids = model.Vocabulary.Encode(tokens);
        var start = time.GetTimestamp();
        var (scored, loss, cachedLoss, characters) = (0, 0.0, 0.0, 0L);
        var memory = cache is null ? null : new NeuralCache(cache, model.Layers[^1].Size);
        var decoder = new TextDecoder();
        if (tokens.Count > 0)
            decoder.Append(tokens[0]);

        var scorer = new SequenceScorer(model);
        var losses = new double[SequenceScorer.Block];
        for (var first = 0; first < ids.Length - 1; first += SequenceScorer.Block)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var count = Math.Min(SequenceScorer.Block, ids.Length - 1 - first);
            scorer.Score(ids.AsSpan(first, count), ids.AsSpan(first + 1, count), losses);
            var cachedLosses = losses[..count];
            memory?.Adapt(scorer.States, ids[(first + 1)..(first + 1 + count)], cachedLosses);
            for (var i = 0; i < count; i++)
            {
                var piece = decoder.Append(tokens[first + i + 1]);
                if (ids[first + i + 1] == 0)
                    continue;
                scored++;
                loss += losses[i];
                cachedLoss += cachedLosses[i];
                characters += piece.EnumerateRunes().Count();
            }
            progress?.Report((double)(first + count) / (ids.Length - 1));
        }

        return new Evaluation
        {
            MeanLoss = loss / scored,
            CachedMeanLoss = cache is null ? null : cachedLoss / scored,
            WordsScored = scored,
            UnknownWords = ids.Count(id => id == 0),
            BitsPerCharacter = loss / Math.Log(2) / characters,
            WordsPerSecond = ids.Length / time.GetElapsedTime(start).TotalSeconds,
        };
    }
}
