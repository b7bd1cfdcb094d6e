namespace Showrunner;

/// <summary>
/// The speakers whom a model knows by a learned vector, and an automaton that finds in a text which of them speaks each word. Immutable.
/// </summary>
/// <remarks>
/// Speakers are numbered from 1; 0 is everybody else, and nobody. A speech begins after the colon of a name at the start of a line,
/// perhaps with a direction before the colon, and ends with the line.
/// </remarks>
public sealed class SpeakerTable
{
    private const int MinLines = 20; // of a speaker: fewer teach no vector
    private const int NoName = -1;

    private readonly WordKinds _kinds;
    private readonly int[] _parts; // by word: which part of a name it is without its colon; 0 for none
    private readonly int _colon; // the word that is nothing but the colon
    private readonly Dictionary<(int Node, int Part), int> _nodes = [];
    private readonly Dictionary<string, int> _numbers = [];
    private readonly Dictionary<int, int> _speakers = []; // by the node where their names end

    /// <summary>A table of some speakers.</summary>
    /// <param name="names">As in <see cref="CastMember.Name"/>, in the order of their numbers.</param>
    /// <param name="vocabulary">Of the text.</param>
    public SpeakerTable(IReadOnlyList<string> names, Vocabulary vocabulary)
    {
        (Names, _kinds, _parts) = (names, new(vocabulary), new int[vocabulary.Size]);
        var parts = new Dictionary<string, int>();
        foreach (var (index, name) in names.Index())
        {
            var node = 0;
            foreach (var word in Tokenizer.Encode(name + ":").Select(Bare).Where(word => word.Length > 0))
            {
                var part = parts.TryGetValue(word, out var known) ? known : parts[word] = parts.Count + 1;
                node = _nodes.TryGetValue((node, part), out var next) ? next : _nodes[(node, part)] = _nodes.Count + 1;
            }
            _speakers.TryAdd(node, index + 1);
            _numbers.TryAdd(name, index + 1);
        }
        for (var word = 1; word < _parts.Length; word++)
            _parts[word] = parts.GetValueOrDefault(Bare(vocabulary.Words[word]));
        _colon = vocabulary.IdOf(":");
    }

    /// <summary>The speakers' names, in the order of their numbers.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Those of a text with at least 20 lines, the most frequent first.</summary>
    /// <param name="vocabulary">Of the text.</param>
    /// <param name="text">Ids of the vocabulary.</param>
    /// <param name="atMost">How many.</param>
    public static SpeakerTable MostFrequent(Vocabulary vocabulary, IEnumerable<int> text, int atMost)
    {
        var cast = atMost == 0 ? [] : new Cast(vocabulary, TrainingText.Of(text)).Members;
        return new([.. cast.Where(member => member.Lines >= MinLines).Take(atMost).Select(member => member.Name)], vocabulary);
    }

    /// <summary>The number of a speaker, from 1; 0 for everybody else.</summary>
    /// <param name="name">As in <see cref="Names"/>.</param>
    internal int NumberOf(string name) => _numbers.GetValueOrDefault(name);

    /// <summary>Reads a word: who speaks then.</summary>
    /// <param name="before">After the words before it; the default before the first.</param>
    /// <param name="word">An id of the vocabulary.</param>
    public SpeakerTurn Next(SpeakerTurn before, int word)
    {
        var kind = _kinds[word];
        if (kind == WordKind.LineEnd)
            return before.Node == 0 ? before : new() { Previous = before.Current };
        if (before.Node == NoName)
            return before;
        if (before.IsAside)
            return before with { IsAside = kind != WordKind.Close };
        if (kind == WordKind.Open)
            return before.Node == 0 ? before with { Node = NoName } : before with { IsAside = true };
        var node =
            word == _colon && word != 0 ? before.Node
            : _nodes.TryGetValue((before.Node, _parts[word]), out var next) ? next
            : NoName;
        return kind == WordKind.Name
            ? before with
            {
                Node = NoName,
                Current = _speakers.GetValueOrDefault(node),
            }
            : before with
            {
                Node = node,
            };
    }

    /// <summary>Who speaks each word of a text.</summary>
    /// <param name="words">Ids of the vocabulary, from the first on.</param>
    public SpeakerTurn[] Read(ReadOnlySpan<int> words)
    {
        var turns = new SpeakerTurn[words.Length];
        for (var i = 0; i < words.Length; i++)
            turns[i] = Next(i == 0 ? default : turns[i - 1], words[i]);
        return turns;
    }

    private static string Bare(string word) => word is [.. var before, ':'] ? before : word;
}

/// <summary>Who speaks after some words of a text, by number in a <see cref="SpeakerTable"/>; the default before the first word.</summary>
public readonly record struct SpeakerTurn
{
    /// <summary>Whose speech the last word is in, from the name with its colon to the last word before the line end; 0 for none.</summary>
    public int Current { get; init; }

    /// <summary>Whose speech the line before was, blank lines left out; 0 for none.</summary>
    public int Previous { get; init; }

    internal int Node { get; init; } // of the name so far; 0 at the start of a line, -1 where no name can come

    internal bool IsAside { get; init; } // within a direction before the colon
}
