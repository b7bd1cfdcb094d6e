namespace Showrunner;

/// <summary>A way to continue a text: what the model reads for it, and which words come of the scores.</summary>
internal interface IDecoding
{
    /// <summary>What the model reads next, at least one stream.</summary>
    IReadOnlyList<ModelStream> Streams { get; }

    /// <summary>Whether the text has ended.</summary>
    bool IsDone { get; }

    /// <summary>Whether it ended only because it has as many words as were asked for.</summary>
    bool IsCutShort { get; }

    /// <summary>Continues after the model has read <see cref="Streams"/>, and gives the words that are certain now.</summary>
    IReadOnlyList<WrittenWord> Take();
}

/// <summary>A word that the model reads after others.</summary>
/// <param name="Word">Its id.</param>
/// <param name="State">What the model remembers of the words before it.</param>
/// <param name="Logits">Where the scores of the next word go; null where they are not wanted.</param>
internal sealed record ModelStream(int Word, LstmState State, float[]? Logits);
