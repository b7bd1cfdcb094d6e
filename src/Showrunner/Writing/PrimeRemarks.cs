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
            .Select(name => $"The model knows no speaker \"{Short(name)}\".{cast.Nearest(name)}");

    private static IEnumerable<string> MissingColon(string prime, Cast cast)
    {
        if (NameWithoutColon(prime, cast) is var (typed, name))
            yield return $"\"{typed}\" has no colon and is read as a word. Write \"{name}:\" to let {name} speak.";
    }

    private static (string Typed, string Name)? NameWithoutColon(string prime, Cast cast)
    {
        var last = prime.Trim().Split('\n', '\r')[^1];
        return last.Length > 0 && last[^1] is not (':' or '：') && cast.TryFind(last) is { } member ? (last, member.Name) : null;
    }

    private static IEnumerable<string> Words(string prime, IReadOnlyList<GivenWord> given, ScriptModel model)
    {
        var names = SpeakersOf(prime).SelectMany(name => TypedText.Tokens(name + ":", model.Vocabulary)).ToHashSet();
        if (NameWithoutColon(prime, model.Show.Cast) is var (typed, _))
            names.UnionWith(TypedText.Tokens(typed, model.Vocabulary));
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
