namespace Showrunner;

/// <summary>Finds words that a user named by their text.</summary>
internal static class WordLookup
{
    /// <summary>The id of <paramref name="text"/>, which is one word or mark of the vocabulary.</summary>
    /// <exception cref="ShowrunnerException">It is not; the message names it, what it was given for, and the nearest words.</exception>
    public static int Word(Vocabulary vocabulary, string text, string givenFor) =>
        Words(vocabulary, text, givenFor) is [var id]
            ? id
            : throw new ShowrunnerException(
                $"\"{text}\", given for {givenFor}, is more than one word or mark: "
                    + $"{string.Join(" ", TypedText.Tokens(text, vocabulary).Select(Tokenizer.Readable))}. Give one at a time."
            );

    /// <summary>The ids of the words and marks of <paramref name="text"/>, at least one.</summary>
    /// <exception cref="ShowrunnerException">
    /// The vocabulary lacks one; the message names it, what it was given for, and the nearest words.
    /// </exception>
    public static int[] Words(Vocabulary vocabulary, string text, string givenFor)
    {
        var tokens = TypedText.Tokens(text, vocabulary);
        if (tokens.Count == 0)
            throw new ShowrunnerException($"The text given for {givenFor} has no word in it.");
        if (tokens.FirstOrDefault(token => vocabulary.IdOf(token) == 0) is { } unknown)
        {
            throw new ShowrunnerException(
                $"The model does not know \"{Tokenizer.Readable(unknown)}\", given for {givenFor}.{Nearest(vocabulary, unknown)}"
            );
        }

        return vocabulary.Encode(tokens);
    }

    /// <summary>A sentence with the words that are most similar to an unknown one, after a space; empty where none is similar.</summary>
    public static string Nearest(Vocabulary vocabulary, string unknown)
    {
        if (Tokenizer.IsMark(unknown))
            return "";
        var nearest = vocabulary
            .Nearest(unknown, 3)
            .Where(word => 2 * EditDistance.Between(Tokenizer.Literal(unknown), word) <= Math.Max(word.Length, unknown.Length))
            .ToList();
        return nearest.Count == 0 ? "" : $" Nearest words: {string.Join(", ", nearest)}.";
    }
}
