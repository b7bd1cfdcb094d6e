using System.Globalization;

namespace Showrunner.Training;

/// <summary>
/// Another text that is read beside the training text in each epoch, so that a model of a short show keeps more of the language. Only what
/// is read changes: vocabulary, validation, cast and statistics are those of the training text.
/// </summary>
/// <param name="Text">
/// The text. Words that the training text lacks are read as unknown, and not learnt. Nobody in it has a vector as a speaker.
/// </param>
/// <param name="Share">The share of the words that an epoch reads which are of it, above 0 and at most 0.5.</param>
public sealed record MixedText(Corpus Text, double Share = MixedText.UsualShare)
{
    /// <summary>The share where none is given.</summary>
    public const double UsualShare = 0.2;

    private const double MinKnownShare = 0.3; // of another English show, a season knows some 0.85

    /// <summary>The values that <see cref="Share"/> can take.</summary>
    public static ValueRange ShareRange { get; } = ValueRange.Above(0, 0.5);

    /// <summary>What a checkpoint remembers of it.</summary>
    internal MixedOrigin Origin => new(Path.GetFileName(Text.Name), Text.Fingerprint, Share);

    /// <summary>The text that was mixed in when a training began, for going on with it.</summary>
    /// <param name="origin">What the checkpoint says of it; null where nothing was mixed in.</param>
    /// <param name="text">The text that was given.</param>
    /// <param name="path">The checkpoint.</param>
    /// <exception cref="ShowrunnerException">It is not the one that the training was begun with.</exception>
    internal static MixedText? Again(MixedOrigin? origin, Corpus? text, string path) =>
        (origin, text) switch
        {
            (null, null) => null,
            (null, _) => throw new ShowrunnerException(
                $"{path} was begun without another text mixed in. Leave it out, or train a new model."
            ),
            (_, null) => throw new ShowrunnerException($"{path} was begun with {origin.Name} mixed in. Name that text again: --mix FILE"),
            _ when new MixedText(text, origin.Share) is var mixed && text.Fingerprint == origin.CorpusFingerprint => mixed,
            _ => throw new ShowrunnerException(
                $"{text.Name} is not, or no longer, the text that was mixed in when {path} was begun. Restore it, or train a new model."
            ),
        };

    /// <summary>The text in words of the vocabulary.</summary>
    /// <exception cref="ShowrunnerException">The share is out of its range, or the text is in another language.</exception>
    internal MixedWords In(Vocabulary vocabulary)
    {
        ShareRange.Check("share of mixed text", Share);
        if (vocabulary.KnownShare(Text) is < MinKnownShare and var known)
        {
            throw new ShowrunnerException(
                string.Create(CultureInfo.InvariantCulture, $"The training text has {100 * known:F0} % of the words of {Text.Name}, ")
                    + "as if they were of different languages. Mix in a text of the same language."
            );
        }
        return new(vocabulary.Encode(Text), Share);
    }
}
