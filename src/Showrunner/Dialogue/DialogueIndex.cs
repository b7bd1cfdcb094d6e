using System.Collections.Concurrent;

namespace Showrunner;

/// <summary>
/// Which words answer which, counted in a show's training text: for each word of a line, the lines that follow it. Safe for threads.
/// </summary>
internal sealed class DialogueIndex
{
    /// <summary>This many words that stand alone as a line are filler.</summary>
    public const int FillerWords = 30;

    private const double Prior = 5; // as many pairs as chance alone would give are added to both counts
    private const int TraitsBeside = 2; // of a line, beside its words
    private const int Many = 4096; // lines, beyond which counting anew takes a millisecond

    private readonly Vocabulary _vocabulary;
    private readonly int[] _traits; // of each line, line after line
    private readonly int[] _starts; // where each line's traits start, and where the last one's end
    private readonly int[] _places; // the lines with a trait that another line answers, trait after trait
    private readonly int[] _ends; // where each trait's places end
    private readonly int[] _frequencies; // of each trait among the answers
    private readonly ConcurrentDictionary<int, int[]> _answersToFrequent = new(); // counted when first wanted
    private readonly int[] _lines; // how many lines have a word
    private readonly HashSet<int> _fillers;

    public DialogueIndex(int[] training, Vocabulary vocabulary, WordKinds kinds)
    {
        (_vocabulary, Kinds) = (vocabulary, kinds);
        // Flat arrays and plain loops: a show of fifty thousand lines is counted before the first one is written.
        var (starts, end) = (new List<int> { 0 }, 0);
        _traits = new int[training.Length + TraitsBeside];
        foreach (var line in DialogueLine.In(training, kinds))
            starts.Add(end += CopyTraits(line, _traits.AsSpan(end)));
        _starts = [.. starts];
        _fillers =
        [
            .. Enumerable
                .Range(0, Count)
                .Where(line => Line(line).Length == TraitsBeside + 1)
                .CountBy(line => Line(line)[0])
                .OrderByDescending(word => word.Value)
                .ThenBy(word => word.Key)
                .Take(FillerWords)
                .Select(word => word.Key),
        ];
        (_lines, _frequencies, _ends) = (new int[vocabulary.Size], new int[3 * vocabulary.Size], new int[3 * vocabulary.Size]);
        foreach (var trait in _traits.AsSpan(..end))
        {
            if (trait < vocabulary.Size)
                _lines[trait]++;
        }
        foreach (var trait in _traits.AsSpan(_starts[Math.Min(1, Count)]..end))
            _frequencies[trait]++;
        foreach (var trait in _traits.AsSpan(.._starts[AnswerCount]))
            _ends[trait]++;
        for (var trait = 1; trait < _ends.Length; trait++)
            _ends[trait] += _ends[trait - 1];
        _places = new int[_ends[^1]];
        var next = new int[_ends.Length];
        _ends.AsSpan(..^1).CopyTo(next.AsSpan(1));
        for (var line = 0; line < AnswerCount; line++)
        {
            foreach (var trait in Line(line))
                _places[next[trait]++] = line;
        }
    }

    /// <summary>What each word is.</summary>
    public WordKinds Kinds { get; }

    private int Count => _starts.Length - 1;

    // Each line but the first answers the one before.
    private int AnswerCount => Math.Max(0, Count - 1);

    /// <summary>Whether a line says nothing but filler, such as "yeah".</summary>
    public bool IsFiller(DialogueLine line) => Array.TrueForAll(line.Said(Kinds), _fillers.Contains);

    /// <summary>How rare a word is: −ln of the share of lines that have it, one added to both.</summary>
    public double Rarity(int word) => Math.Log((Count + 1.0) / (_lines[word] + 1));

    /// <summary>The word that calls the speaker of a line: <c>jerry</c> for <c>jerry:</c>; 0 where there is none.</summary>
    public int CallTo(DialogueLine line) => _vocabulary.IdOf(_vocabulary.Words[line.Name].TrimEnd(':'));

    /// <summary>
    /// How much likelier the traits of each of <paramref name="lines"/> are after those of <paramref name="before"/>: the pointwise mutual
    /// information of every pair of traits that are not the same, their sum divided by the root of the number of pairs.
    /// </summary>
    public double[] Associations(DialogueLine before, IReadOnlyList<DialogueLine> lines)
    {
        var (first, second) = (Traits(before), lines.Select(Traits).ToArray());
        int[] answers = [.. second.SelectMany(line => line).Distinct()];
        var sums = answers.ToDictionary(trait => trait, _ => 0.0);
        var counts = new int[_frequencies.Length];
        foreach (var trait in first)
        {
            var places = Places(trait).Length;
            var together =
                places < Many
                    ? CountAnswers(trait, counts)
                    : _answersToFrequent.GetOrAdd(trait, frequent => CountAnswers(frequent, new int[_frequencies.Length]));
            foreach (var answer in answers.Where(answer => answer != trait))
            {
                var chance = (double)places * _frequencies[answer] / Math.Max(1, AnswerCount);
                sums[answer] += Math.Log((together[answer] + Prior) / (chance + Prior));
            }
        }
        return [.. second.Select(line => line.Sum(trait => sums[trait]) / Math.Sqrt(first.Length * line.Length))];
    }

    private ReadOnlySpan<int> Line(int line) => _traits.AsSpan(_starts[line].._starts[line + 1]);

    private ReadOnlySpan<int> Places(int trait) => _places.AsSpan((trait == 0 ? 0 : _ends[trait - 1]).._ends[trait]);

    // How many answers to lines with a trait have each trait.
    private int[] CountAnswers(int trait, int[] counts)
    {
        Array.Clear(counts);
        foreach (var place in Places(trait))
        {
            foreach (var answer in Line(place + 1))
                counts[answer]++;
        }
        return counts;
    }

    private int[] Traits(DialogueLine line)
    {
        var traits = new int[line.Words.Count + TraitsBeside];
        return traits[..CopyTraits(line, traits)];
    }

    // The words of a line, and which words or marks are its first and last; returns how many these are.
    private int CopyTraits(DialogueLine line, Span<int> traits)
    {
        var count = line.CopySaid(Kinds, traits);
        (traits[count], traits[count + 1]) = (_vocabulary.Size + line.Words[0], 2 * _vocabulary.Size + line.Words[^1]);
        return count + TraitsBeside;
    }
}
