using System.Collections;

namespace Showrunner.Training;

/// <summary>What training must remember of the model that it went on from.</summary>
/// <param name="Origins">It, and those before it.</param>
/// <param name="KnownWords">A bit for each word of the vocabulary, by id, the lowest bit first: whether the other model knew it.</param>
internal sealed record Adaptation(IReadOnlyList<ModelOrigin> Origins, byte[] KnownWords)
{
    public static Adaptation Of(BaseModel from, Vocabulary vocabulary)
    {
        var known = new BitArray([.. vocabulary.Words.Select(from.Knows)]);
        var bytes = new byte[(vocabulary.Size + 7) / 8];
        known.CopyTo(bytes, 0);
        return new(from.Origins, bytes);
    }

    public bool Knows(int word) => word / 8 < KnownWords.Length && (KnownWords[word / 8] >> (word % 8) & 1) == 1;
}
