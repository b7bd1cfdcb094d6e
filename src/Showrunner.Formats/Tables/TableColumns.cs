namespace Showrunner.Formats;

/// <summary>Which columns, or fields of an object, hold what a script needs. Names decide, never places.</summary>
internal sealed record TableColumns(string? Speaker, string Words, string? Scene, string? Order, string? Deleted)
{
    private static readonly string[] Speakers =
    [
        "speaker",
        "speakers",
        "character",
        "name",
        "raw_character_text",
        "who",
        "actor",
        "person",
        "sprecher",
        "personnage",
        "author",
        "user",
    ];
    private static readonly string[] WordColumns =
    [
        "raw_text",
        "line_text",
        "dialogue",
        "dialog",
        "line",
        "sentence",
        "utterance",
        "transcript",
        "text",
        "quote",
        "spoken_words",
        "words",
        "content",
        "message",
        "body",
    ];
    private static readonly string[] Scenes =
    [
        "scene",
        "scene_id",
        "dialogue_id",
        "dialog_id",
        "conversation_id",
        "seid",
        "episode_title",
        "episode_id",
        "episode",
        "episodeno",
        "ep_title",
    ];

    /// <summary>Finds the columns among <paramref name="names"/>; null if none holds words.</summary>
    /// <exception cref="ShowrunnerException">A column that was asked for by name is not there.</exception>
    public static TableColumns? Find(IReadOnlyList<string> names, ReadingOptions options)
    {
        var words = Named(names, options, "words") ?? Best(names, WordColumns);
        if (words is null)
            return null;
        var rest = names.Where(name => name != words).ToList();
        return new(
            Named(names, options, "speaker") ?? Best(rest, Speakers),
            words,
            Named(names, options, "scene") ?? Best(rest, Scenes),
            Best(rest, ["number", "line_number", "order"]),
            Best(rest, ["deleted"])
        );
    }

    /// <summary>Whether the words begin with the speaker's name: <c>raw_text</c> of The Simpsons' table.</summary>
    public bool HasNamesInWords => Key(Words) == "raw_text";

    // What a person named, or null.
    private static string? Named(IReadOnlyList<string> names, ReadingOptions options, string what)
    {
        if (!options.Columns.TryGetValue(what, out var wanted))
            return null;
        return names.FirstOrDefault(name => name == wanted)
            ?? names.FirstOrDefault(name => Key(name) == Key(wanted))
            ?? throw new ShowrunnerException($"There is no column \"{wanted}\". There are: {string.Join(", ", names)}.");
    }

    // An exact name beats a name that contains it; earlier names of the list beat later ones.
    private static string? Best(IReadOnlyList<string> names, string[] known) =>
        known.Select(name => names.FirstOrDefault(other => Key(other) == name)).FirstOrDefault(name => name is not null)
        ?? known
            .Select(name => names.FirstOrDefault(other => Key(other).Split('_').Contains(name)))
            .FirstOrDefault(name => name is not null);

    private static string Key(string name) =>
        string.Join('_', name.Trim().ToLowerInvariant().Split([' ', '.', '-', '_'], StringSplitOptions.RemoveEmptyEntries));
}
