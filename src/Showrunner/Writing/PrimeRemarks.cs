namespace Showrunner;

/// <summary>What a user should know of a text that a model is to continue, one sentence each.</summary>
internal static class PrimeRemarks
{
    private const int LongestQuote = 40;

    public static IEnumerable<string> On(IReadOnlyList<GivenWord> given, ScriptModel model)
    {
        var prime = string.Concat(given.Select(word => word.Text));
        return Speakers(prime, model.Show.Cast).Concat(MissingColon(prime, model.Show.Cast)).Concat(Words(prime, given, model));
    }

    private static IEnumerable<string> Speakers(string prime, Cast cast) =>
        SpeakersOf(prime)
            .Where(name => cast.TryFind(name) is null)
            .Distinct()
            .Select(name =>
                $"The model knows no speaker \"{Short(name)}\"."
                + (cast.Members.Count == 0 ? "" : $" Nearest names: {string.Join(", ", cast.Nearest(name, 3))}.")
            );

    private static IEnumerable<string> MissingColon(string prime, Cast cast)
    {
        var last = prime.AsSpan().Trim()[(prime.AsSpan().Trim().LastIndexOfAny('\n', '\r') + 1)..].ToString();
        if (last.Length > 0 && !last.EndsWith(':') && cast.TryFind(last) is { } member)
            yield return $"\"{last}\" has no colon and is read as a word. Write \"{member.Name}:\" to let {member.Name} speak.";
    }

    private static IEnumerable<string> Words(string prime, IReadOnlyList<GivenWord> given, ScriptModel model)
    {
        var names = SpeakersOf(prime).SelectMany(name => TypedText.Tokens(name + ":", model.Vocabulary)).ToHashSet();
        return given
            .Select(word => word.Token)
            .Where(word => !model.Vocabulary.Contains(word) && !names.Contains(word))
            .Distinct()
            .Select(word =>
                $"The model does not know \"{Short(Tokenizer.Readable(word).Trim('[', ']'))}\" and takes it for an unknown word."
                + WordLookup.Nearest(model.Vocabulary, word)
            );
    }

    private static IEnumerable<string> SpeakersOf(string prime) =>
        new Script("", SourceText.Clean(prime, "", [])).Read().Select(line => line.Speaker).OfType<string>().Select(SpeakerName.Canonical);

    private static string Short(string word) => word.Length <= LongestQuote ? word : word[..LongestQuote] + "…";
}
