namespace Showrunner;

/// <summary>Who can speak, by <see cref="ScriptRules"/>.</summary>
internal sealed class SpeakerRules
{
    private readonly Role[] _allowed;
    private readonly CastMember[] _next;
    private readonly Dictionary<string, Rule> _temperatures = [];
    private readonly bool _takeTurns;

    /// <exception cref="ShowrunnerException">
    /// A rule names somebody whom the model does not know, or two rules contradict each other.
    /// </exception>
    public SpeakerRules(Cast cast, ScriptRules rules)
    {
        if (rules.Cast is { Count: 0 })
            throw new ShowrunnerException("The cast is empty. Name at least one speaker, or give no cast.");
        var allowed = rules.Cast?.Select(cast.Find).Distinct().ToArray() ?? cast.Members.Take(rules.Voices ?? int.MaxValue).ToArray();
        var weights = ByMember(cast, rules.Weights, "weight");
        _next = [.. rules.Next.Select(cast.Find)];
        foreach (var (member, temperature) in ByMember(cast, rules.Temperatures, "temperature"))
            _temperatures.Add(member.Name, temperature);
        _takeTurns = rules.TakeTurns;
        FirstWords = [.. cast.Members.Select(member => member.Ids[0]).Distinct()];
        foreach (
            var (named, list) in new[]
            {
                (_next.AsEnumerable(), "next speakers"),
                (weights.Keys, "weights of speakers"),
                (rules.Temperatures.Keys.Select(cast.Find), "speakers' temperatures"),
            }
        )
        {
            if (named.FirstOrDefault(member => !allowed.Contains(member)) is { } stranger)
            {
                var names = string.Join(", ", allowed.Select(member => member.Name));
                throw new ShowrunnerException($"The {list} name {stranger.Name}, whom the cast ({names}) leaves out.");
            }
        }

        _allowed = [.. allowed.Select(member => new Role(member, Weight(member))).Where(role => role.Weight > 0)];
        if (allowed.Length > 0 && _allowed.Length == 0)
            throw new ShowrunnerException("The cast and the weights contradict each other: everyone in the cast has weight 0.");
        if (_next.FirstOrDefault(member => Weight(member) == 0) is { } silent)
        {
            throw new ShowrunnerException(
                $"The next speakers and the weights contradict each other: {silent.Name} is to speak and has weight 0."
            );
        }

        if (!_takeTurns)
            return;
        if (_allowed.Length == 1)
            throw new ShowrunnerException($"Taking turns and the cast contradict each other: only {_allowed[0].Member.Name} can speak.");
        if (_next.Zip(_next.Skip(1)).FirstOrDefault(pair => pair.First == pair.Second).First is { } twice)
        {
            throw new ShowrunnerException(
                $"Taking turns and the next speakers contradict each other: {twice.Name} is named twice in a row."
            );
        }

        double Weight(CastMember member) => weights.TryGetValue(member, out var weight) ? weight.Value : 1;
    }

    /// <summary>The first words of all names, also of those who cannot speak.</summary>
    public int[] FirstWords { get; }

    /// <summary>The number of words of the shortest name.</summary>
    public int ShortestName => _allowed.Length == 0 ? 0 : _allowed.Min(allowed => allowed.Member.Ids.Length);

    /// <summary>Who can speak line <paramref name="line"/>, from 0, of those that are written, after <paramref name="last"/>.</summary>
    public IEnumerable<Role> For(int line, string? last) =>
        line < _next.Length ? [new(_next[line], 1)]
        : _takeTurns ? _allowed.Where(allowed => allowed.Member.Name != last)
        : _allowed;

    /// <summary>The temperature of that speaker's words, or <paramref name="usual"/>.</summary>
    public double TemperatureOf(string? speaker, double usual) =>
        speaker is not null && _temperatures.TryGetValue(speaker, out var temperature) ? temperature.Value : usual;

    /// <summary>Somebody who can speak, and how readily.</summary>
    public sealed record Role(CastMember Member, double Weight);

    // A type of its own: the runtime would compile a dictionary of bare numbers at each start, before the first word.
    private sealed record Rule(double Value);

    private static Dictionary<CastMember, Rule> ByMember(Cast cast, IReadOnlyDictionary<string, double> values, string what)
    {
        var result = new Dictionary<CastMember, Rule>();
        foreach (var (name, value) in values)
        {
            if (!result.TryAdd(cast.Find(name), new(value)))
                throw new ShowrunnerException($"{name} has two {what}s. Leave one out.");
        }
        return result;
    }
}
