namespace Showrunner;

/// <summary>A line that somebody speaks.</summary>
/// <param name="Speaker">Who, in lower case.</param>
/// <param name="Tokens">What is said, directions included, in the tokens of <see cref="Tokenizer"/>.</param>
internal sealed record SpokenLine(string Speaker, IReadOnlyList<string> Tokens)
{
    /// <summary>The words without marks.</summary>
    public IEnumerable<string> Words => Tokens.Where(token => !Tokenizer.IsMark(token));

    /// <summary>The spoken lines of a script.</summary>
    public static IEnumerable<SpokenLine> In(Script script) =>
        from utterance in script.Utterances
        where utterance.Speaker is not null
        let tokens = Tokenizer.Encode(utterance.Text)
        where tokens.Count > 0
        select new SpokenLine(utterance.Speaker!.ToLowerInvariant(), tokens);

    /// <summary>The runs of <paramref name="n"/> tokens in a row, as texts.</summary>
    public IEnumerable<string> Runs(int n) => Enumerable.Range(0, Math.Max(0, Tokens.Count - n + 1)).Select(i => Run(i, n));

    private string Run(int start, int n) => string.Join(' ', Tokens.Skip(start).Take(n));
}
