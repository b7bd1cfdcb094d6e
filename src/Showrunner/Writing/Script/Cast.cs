using System.Runtime.InteropServices;

namespace Showrunner;

/// <summary>
/// Everyone whom a model may let speak: who begins a line of what it learnt, or, in a model that does not keep that, every word
/// with a colon at its end.
/// </summary>
internal sealed class Cast
{
    private const int LongestName = 8;      // words and full stops

    private readonly Dictionary<string, CastMember> _byName = new(StringComparer.OrdinalIgnoreCase);

    public Cast(ScriptModel model, WordKinds kinds)
    {
        var vocabulary = model.Vocabulary;
        var names = model.TrainingText is { } text
            ? Speakers(text.Words(vocabulary.Size), kinds)
            : kinds.All(WordKind.Name).Select(id => (new[] { id }, vocabulary.Counts[id]));
        foreach (var (ids, lines) in names)
        {
            var name = Tokenizer.Decode(ids.Select(id => vocabulary.Words[id]))[..^1];
            if (IsName(name)) _byName.TryAdd(name, new CastMember(name, lines) { Ids = ids });
        }
        Members = [.. _byName.Values.OrderByDescending(member => member.Lines).ThenBy(member => member.Name, StringComparer.Ordinal)];
    }

    /// <summary>Those who speak most first.</summary>
    public IReadOnlyList<CastMember> Members { get; }

    /// <summary>The member of that name, in any case.</summary>
    /// <exception cref="ShowrunnerException">There is none; the message has the nearest names.</exception>
    public CastMember Find(string name)
    {
        if (_byName.TryGetValue(name.Trim().TrimEnd(':'), out var member)) return member;
        if (Members.Count == 0) throw new ShowrunnerException($"The model knows no speakers, so \"{name}\" cannot be one.");
        var nearest = Members.OrderBy(other => EditDistance.Between(name.ToLowerInvariant(), other.Name)).Take(3).Select(other => other.Name);
        throw new ShowrunnerException($"The model knows no speaker \"{name}\". Nearest names: {string.Join(", ", nearest)}.");
    }

    // What begins a line and ends with a word with a colon.
    private static IEnumerable<(int[] Ids, int Lines)> Speakers(int[] text, WordKinds kinds)
    {
        var single = new Dictionary<int, int>();
        var longer = new Dictionary<string, (int[] Ids, int Lines)>();
        for (var start = 0; start < text.Length; start++)
        {
            if (start > 0 && kinds[text[start - 1]] != WordKind.LineEnd) continue;
            var end = start;
            while (end < text.Length && end - start < LongestName && kinds[text[end]] is WordKind.Word or WordKind.Mark) end++;
            if (end == text.Length || kinds[text[end]] != WordKind.Name) continue;
            if (end == start)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(single, text[start], out _)++;
                continue;
            }
            var ids = text[start..(end + 1)];
            ref var name = ref CollectionsMarshal.GetValueRefOrAddDefault(longer, string.Join(' ', ids), out _);
            name = (ids, name.Lines + 1);
        }
        return single.Select(name => (new[] { name.Key }, name.Value)).Concat(longer.Values);
    }

    // What Utterance.Parse takes for a speaker.
    private static bool IsName(string name)
    {
        var parts = name.Split(' ');
        return name.Length is > 0 and <= 60 && parts.Length <= 5 && parts.All(part => part.TrimEnd('.') is { Length: > 0 } word
            && word.Length >= part.Length - 1 && word.All(c => char.IsLetterOrDigit(c) || c is '_' or '#' or '\'' or '&' or '/' or '-'))
            && name[0] is not ('&' or '/' or '-');
    }
}
