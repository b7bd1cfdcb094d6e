namespace Showrunner;

/// <summary>Finds words that a user named by their text.</summary>
internal static class WordLookup
{
    /// <summary>The id of <paramref name="text"/>, which is one word or mark of the vocabulary.</summary>
    /// <exception cref="ShowrunnerException">It is not; the message names it, what it was given for, and the nearest words.</exception>
    public static int Word(Vocabulary vocabulary, string text, string givenFor) =>
        Words(vocabulary, text, givenFor) is [var id]
            ? id
            : throw new ShowrunnerException($"\"{text}\", given for {givenFor}, is more than one word. Give its words one by one.");

    /// <summary>The ids of the words and marks of <paramref name="text"/>, at least one.</summary>
    /// <exception cref="ShowrunnerException">
    /// The vocabulary lacks one; the message names it, what it was given for, and the nearest words.
    /// </exception>
    public static int[] Words(Vocabulary vocabulary, string text, string givenFor)
    {
        var tokens = Tokenizer.Encode(text);
        if (tokens.Count == 0)
            throw new ShowrunnerException($"The text given for {givenFor} has no word in it.");
        if (tokens.FirstOrDefault(token => vocabulary.IdOf(token) == 0) is { } unknown)
        {
            throw new ShowrunnerException(
                $"The model does not know \"{unknown}\", given for {givenFor}. "
                    + $"Nearest words: {string.Join(", ", vocabulary.Nearest(unknown, 3))}."
            );
        }

        return vocabulary.Encode(tokens);
    }
}
