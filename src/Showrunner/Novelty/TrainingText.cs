namespace Showrunner;

/// <summary>
/// The text that a model was trained on, as ids of its vocabulary; <see cref="NoveltyIndex"/> searches it. Immutable.
/// </summary>
/// <remarks>Stored as one base-128 number for each word (LEB128). Frequent words have low ids, so that most take one byte.</remarks>
public sealed class TrainingText
{
    private readonly byte[] _packed;

    internal TrainingText(byte[] packed) => _packed = packed;

    /// <summary>Packs <paramref name="words"/>, ids of the vocabulary.</summary>
    public static TrainingText Of(IEnumerable<int> words)
    {
        var packed = new MemoryStream();
        foreach (var word in words)
        {
            var rest = (uint)word;
            for (; rest >= 0x80; rest >>= 7)
                packed.WriteByte((byte)(rest | 0x80));
            packed.WriteByte((byte)rest);
        }
        return new TrainingText(packed.ToArray());
    }

    internal ReadOnlySpan<byte> Packed => _packed;

    /// <summary>The ids, each below <paramref name="vocabularySize"/>.</summary>
    /// <exception cref="ShowrunnerException">The text is damaged.</exception>
    public int[] Words(int vocabularySize)
    {
        var count = 0;
        foreach (var value in _packed)
            count += value < 0x80 ? 1 : 0;
        var (words, next) = (new int[count], 0);
        for (var i = 0; next < _packed.Length; i++)
            words[i] = Read(ref next, vocabularySize);
        return words;
    }

    /// <summary>The text as the tokenizer would read it again.</summary>
    /// <param name="vocabulary">Of the ids.</param>
    /// <exception cref="ShowrunnerException">The text is damaged.</exception>
    public string Text(Vocabulary vocabulary) => Tokenizer.Decode(Words(vocabulary.Size).Select(id => vocabulary.Words[id]));

    /// <summary>The same ids, one after the other.</summary>
    internal IEnumerable<int> Read(int vocabularySize)
    {
        for (var next = 0; next < _packed.Length; )
            yield return Read(ref next, vocabularySize);
    }

    // The number that begins at a byte, which becomes that behind it.
    private int Read(ref int next, int vocabularySize)
    {
        var (word, shift) = (0u, 0);
        for (; next < _packed.Length && _packed[next] >= 0x80; next++, shift += 7)
            word |= (_packed[next] & 0x7Fu) << shift;
        if (next == _packed.Length)
            throw Damaged();
        word |= (uint)_packed[next++] << shift;
        if (shift > 28 || word >= vocabularySize)
            throw Damaged();
        return (int)word;
    }

    private static ShowrunnerException Damaged() => new("The training text in the model is damaged. Train it again, or restore a copy.");
}
