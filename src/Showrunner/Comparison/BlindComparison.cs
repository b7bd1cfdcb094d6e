namespace Showrunner;

/// <summary>What somebody prefers of two texts.</summary>
public enum Preference
{
    /// <summary>Neither.</summary>
    Tie,

    /// <summary>The one that is shown first.</summary>
    First,

    /// <summary>The one that is shown second.</summary>
    Second,
}

/// <summary>Two texts in the order in which they are shown, which does not tell who wrote them.</summary>
/// <param name="First">Shown first.</param>
/// <param name="Second">Shown second.</param>
public sealed record BlindPair(string First, string Second);

/// <summary>
/// Compares two ways of writing, A and B, by pairs of their texts. Each pair is shown in random order, so that whoever judges does not know
/// which is which. Immutable: an answer gives another comparison, so the one before undoes it.
/// </summary>
public sealed record BlindComparison
{
    private readonly bool[] _isSwapped;

    /// <summary>Pairs the texts of <paramref name="a"/> with those of <paramref name="b"/>, in their order.</summary>
    /// <param name="a">The texts of A.</param>
    /// <param name="b">As many of B.</param>
    /// <param name="seed">Of which text of a pair is shown first.</param>
    /// <exception cref="ArgumentException">There is none, or there are more of one than of the other.</exception>
    public BlindComparison(IReadOnlyList<string> a, IReadOnlyList<string> b, ulong seed)
    {
        if (a.Count == 0 || a.Count != b.Count)
            throw new ArgumentException($"There are {a.Count} texts of A and {b.Count} of B.", nameof(b));
        var random = new SplitMix64(seed);
        _isSwapped = [.. a.Select(_ => random.NextDouble() < 0.5)];
        Pairs =
        [
            .. a.Zip(b, _isSwapped).Select(pair => pair.Third ? new BlindPair(pair.Second, pair.First) : new(pair.First, pair.Second)),
        ];
    }

    /// <summary>All pairs, at least one.</summary>
    public IReadOnlyList<BlindPair> Pairs { get; }

    /// <summary>The answers so far, to the first pairs.</summary>
    public IReadOnlyList<Preference> Answers { get; private init; } = [];

    /// <summary>The pair that is judged next; null when all are.</summary>
    public BlindPair? Next => Answers.Count < Pairs.Count ? Pairs[Answers.Count] : null;

    /// <summary>What the answers say.</summary>
    public PreferenceResult Result =>
        new(Count(Preference.First), Count(Preference.Second), Answers.Count(answer => answer == Preference.Tie));

    /// <summary>The same comparison with an answer to <see cref="Next"/>.</summary>
    /// <exception cref="InvalidOperationException">All pairs are judged.</exception>
    public BlindComparison Answer(Preference preference) =>
        Next is null ? throw new InvalidOperationException("All pairs are judged.") : this with { Answers = [.. Answers, preference] };

    // How often the way that is shown as this one where nothing is swapped was preferred.
    private int Count(Preference way) =>
        Answers.Zip(_isSwapped).Count(pair => pair.First != Preference.Tie && pair.First == way != pair.Second);
}
