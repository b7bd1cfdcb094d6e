namespace Showrunner;

/// <summary>
/// Makes words come that have not come yet: each is favoured from the beginning, and where so few words remain that there is just
/// room for them (<see cref="RoomEach"/> words each), one of them comes wherever the script lets it.
/// </summary>
/// <param name="words">Their ids; those that were drawn are removed.</param>
/// <param name="written">All words so far.</param>
/// <param name="remaining">How many words may still come.</param>
internal sealed class WantedWords(List<int> words, List<int> written, Func<int> remaining) : ISampler
{
    public const int RoomEach = 12;
    private const float Favour = 2;

    private int _read = written.Count;

    public void Apply(Candidates candidates)
    {
        for (; _read < written.Count; _read++) words.Remove(written[_read]);
        if (words.Count == 0) return;
        var now = remaining() <= words.Count * RoomEach;
        List<int> possible = [];
        foreach (var id in words)
            if (candidates.IndexOf(id) is >= 0 and var i && float.IsFinite(candidates.Logits[i]))
            {
                candidates.Logits[i] += Favour;
                possible.Add(i);
            }
        if (now && possible.Count > 0) candidates.Keep([.. possible.Order()]);
    }
}
