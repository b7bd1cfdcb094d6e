namespace Showrunner;

/// <summary>
/// Everyone who can speak in a scene: the speakers of the training text, or, if the model's file does not contain it, every word
/// with a colon at its end.
/// </summary>
internal sealed class Cast
{
    private readonly Dictionary<string, CastMember> _byName = new(StringComparer.OrdinalIgnoreCase);

    public Cast(Vocabulary vocabulary, TrainingText? text)
    {
        Kinds = new(vocabulary);
        foreach (var found in text is null ? Names(vocabulary) : Speakers(text.Read(vocabulary.Size)))
        {
            var name = Tokenizer.Decode(found.Ids.Select(id => vocabulary.Words[id]))[..^1].TrimEnd();
            if (SpeakerName.IsName(name))
                Add(new(name, found.Lines) { Ids = found.Ids });
        }
        Members = [.. _byName.Values.OrderByDescending(member => member.Lines).ThenBy(member => member.Name, StringComparer.Ordinal)];
    }

    /// <summary>What each word is in a script.</summary>
    public WordKinds Kinds { get; }

    /// <summary>All of them, those with the most lines first.</summary>
    public IReadOnlyList<CastMember> Members { get; }

    /// <summary>The member of that name, in upper or lower case.</summary>
    /// <exception cref="ShowrunnerException">There is none; the message names the nearest ones.</exception>
    public CastMember Find(string name)
    {
        if (TryFind(name) is { } member)
            return member;
        if (Members.Count == 0)
            throw new ShowrunnerException($"The model knows no speakers, so \"{name}\" cannot be one.");
        throw new ShowrunnerException($"The model knows no speaker \"{name}\". Nearest names: {string.Join(", ", Nearest(name, 3))}.");
    }

    /// <summary>The member of that name, with or without its colon, in upper or lower case; null if there is none.</summary>
    public CastMember? TryFind(string name) =>
        _byName.GetValueOrDefault(SpeakerName.Canonical(SourceText.Clean(name, "", []).Trim().TrimEnd(':').TrimEnd()));

    /// <summary>The names that are most similar to <paramref name="name"/>.</summary>
    public IEnumerable<string> Nearest(string name, int count) =>
        Members.OrderBy(other => EditDistance.Between(name.ToLowerInvariant(), other.Name)).Take(count).Select(other => other.Name);

    // "ann:" and "ann :" are one person, whose name is written in the more frequent way.
    private void Add(CastMember member)
    {
        if (_byName.TryGetValue(member.Name, out var same))
            member = (member.Lines > same.Lines ? member : same) with { Lines = member.Lines + same.Lines };
        _byName[member.Name] = member;
    }

    private IEnumerable<Speaker> Names(Vocabulary vocabulary) =>
        Kinds.All(WordKind.Name).Select(id => new Speaker([id]) { Lines = vocabulary.Counts[id] });

    // The words that begin a line and end with a word with a colon.
    private IEnumerable<Speaker> Speakers(IEnumerable<int> text)
    {
        var (single, longer) = (new Dictionary<int, Speaker>(), new Dictionary<string, Speaker>());
        var (line, mayBeName) = (new List<int>(SpeakerName.MaxTokens + 1), true);
        foreach (var id in text)
        {
            var kind = Kinds[id];
            if (mayBeName)
            {
                line.Add(id);
                if (kind == WordKind.Name && line.Count == 1)
                    Count(single, id, line);
                else if (kind == WordKind.Name)
                    Count(longer, string.Join(' ', line), line);
                mayBeName = kind is WordKind.Word or WordKind.Mark && line.Count <= SpeakerName.MaxTokens;
            }
            if (kind != WordKind.LineEnd)
                continue;
            line.Clear();
            mayBeName = true;
        }
        return single.Values.Concat(longer.Values);
    }

    private static void Count<T>(Dictionary<T, Speaker> speakers, T name, List<int> ids)
        where T : notnull
    {
        if (!speakers.TryGetValue(name, out var speaker))
            speakers.Add(name, speaker = new([.. ids]));
        speaker.Lines++;
    }

    private sealed class Speaker(int[] ids)
    {
        public int[] Ids => ids;
        public int Lines { get; set; }
    }
}
