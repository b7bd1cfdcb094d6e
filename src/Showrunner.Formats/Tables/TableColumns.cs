namespace Showrunner.Formats;

/// <summary>Which columns, or fields of an object, hold what a script needs. Names decide, never places.</summary>
/// <param name="Speaker">Who speaks; null if no column says so.</param>
/// <param name="Words">What is said.</param>
/// <param name="Scene">A new value begins a new scene; null if no column has one.</param>
/// <param name="Order">Numbers that say which row of a scene comes when; null without.</param>
/// <param name="Deleted">Whether the speech was cut from the show; null without.</param>
/// <param name="Parents">What a scene is numbered within: seasons and episodes.</param>
internal sealed record TableColumns(
    string? Speaker,
    string Words,
    string? Scene,
    string? Order,
    string? Deleted,
    IReadOnlyList<string> Parents
)
{
    private static readonly string[] Speakers =
    [
        .. Names("speaker speakers character speaker_name character_name name raw_character_text who"),
        .. Names("user_profile_real_name author_nickname author_name sender_name from_name real_name display_name nickname"),
        .. Names("actor person author user username sender from role nick"),
        .. Names(
            "sprecher rolle figur personnage locuteur personaje personaggio personagem персонаж герой 角色 人物 キャラクター 話者 화자"
        ),
    ];

    private static readonly string[] WordColumns =
    [
        .. Names("raw_text line_text dialogue dialog line sentence utterance transcript text quote spoken_words words content message"),
        .. Names("body speech caption value lines"),
        .. Names(
            "worte dialogtext réplique replique texte diálogo dialogo texto battuta testo fala реплика текст слова 台词 對白 セリフ 台詞 대사"
        ),
    ];

    private static readonly string[] Scenes =
    [
        .. Names("scene scene_id scene_no scene_number dialogue_id dialog_id conversation_id seid"),
        .. Names("episode_title ep_title episode_id episode_no episodeno episode movie_id movie szene scène escena сцена"),
    ];

    private static readonly HashSet<string> ParentColumns =
    [
        .. Names("season season_no season_id season_number episode episode_no episode_id episode_number episodeno movie_id"),
    ];

    // Parts of names that hold no person and no words: speaker_id, text_url.
    private static readonly HashSet<string> Technical =
    [
        .. Names("id ids url uri email mail avatar color colour hash length count index time date type"),
    ];

    /// <summary>Finds the columns among <paramref name="names"/>; null if none holds words.</summary>
    /// <exception cref="ShowrunnerException">A column that was asked for by name is not there.</exception>
    public static TableColumns? Find(IReadOnlyList<string> names, ReadingOptions options)
    {
        var words = Named(names, options, "words") ?? Best(names, WordColumns);
        if (words is null)
            return null;
        var rest = names.Where(name => name != words).ToList();
        var scene = Named(names, options, "scene") ?? Best(rest, Scenes);
        return new(
            Named(names, options, "speaker") ?? Best(rest, Speakers),
            words,
            scene,
            Best(rest, ["number", "line_number", "order"]),
            Best(rest, ["deleted"]),
            [.. rest.Where(name => name != scene && ParentColumns.Contains(Key(name)))]
        );
    }

    /// <summary>The columns that a person can name, by what they hold.</summary>
    public IReadOnlyDictionary<string, string> Used =>
        new (string Key, string? Column)[] { ("speaker", Speaker), ("words", Words), ("scene", Scene) }
            .Where(use => use.Column is not null)
            .ToDictionary(use => use.Key, use => use.Column!);

    /// <summary>Whether a script needs a column.</summary>
    public bool Has(string name) =>
        name == Words || name == Speaker || name == Scene || name == Order || name == Deleted || Parents.Contains(name);

    /// <summary>Whether the words begin with the speaker's name: <c>raw_text</c> of The Simpsons' table.</summary>
    public bool HasNamesInWords => Key(Words) == "raw_text";

    // What a person named, or null.
    private static string? Named(IReadOnlyList<string> names, ReadingOptions options, string what)
    {
        if (!options.Columns.TryGetValue(what, out var wanted))
            return null;
        return names.FirstOrDefault(name => name == wanted)
            ?? names.FirstOrDefault(name => Key(name) == Key(wanted))
            ?? throw new ShowrunnerException($"There is no column \"{wanted}\". There are: {string.Join(", ", names.Select(OneLine.Of))}.");
    }

    // An exact name beats a name that contains it; earlier names of the list beat later ones.
    private static string? Best(IReadOnlyList<string> names, string[] known)
    {
        var keys = names.Select(Key).ToList();
        var place = known.Select(name => keys.IndexOf(name)).FirstOrDefault(place => place >= 0, -1);
        if (place < 0)
            place = known.Select(name => keys.FindIndex(key => IsPart(key, name))).FirstOrDefault(place => place >= 0, -1);
        return place < 0 ? null : names[place];
    }

    private static bool IsPart(string key, string name)
    {
        var parts = key.Split('_');
        return parts.Contains(name) && !Technical.Contains(parts[^1]) && !Technical.Contains(parts[0]);
    }

    private static string[] Names(string names) => names.Split(' ');

    private static string Key(string name) =>
        string.Join('_', name.Trim().ToLowerInvariant().Split([' ', '.', '-', '_'], StringSplitOptions.RemoveEmptyEntries));
}
