using System.Text;

namespace Showrunner;

/// <summary>Ends a stream of words before the first stop string, and holds back what could be the beginning of one.</summary>
internal sealed class StopStrings(IReadOnlyList<string> stops)
{
    private Queue<WrittenWord> _held = new();
    private readonly StringBuilder _heldText = new();

    /// <summary>Whether a stop string was found.</summary>
    public bool Found { get; private set; }

    /// <summary>Takes the next word, and gives those that are certain now.</summary>
    public IEnumerable<WrittenWord> Add(WrittenWord word)
    {
        _held.Enqueue(word);
        _heldText.Append(word.Text);
        var text = _heldText.ToString();
        var end = stops
            .Select(stop => text.IndexOf(stop, StringComparison.OrdinalIgnoreCase))
            .Where(at => at >= 0)
            .DefaultIfEmpty(-1)
            .Min();
        if (end >= 0)
        {
            Found = true;
            return Release(end);
        }
        return Release(text.Length - stops.Max(stop => Beginning(text, stop)), whole: true);
    }

    /// <summary>Gives what is held back at the end of the stream.</summary>
    public IEnumerable<WrittenWord> Rest() => Release(_heldText.Length);

    /// <summary>Becomes equal to <paramref name="other"/>, which has the same stop strings.</summary>
    public void CopyFrom(StopStrings other)
    {
        (_held, Found) = (new(other._held), other.Found);
        _heldText.Clear().Append(other._heldText);
    }

    // Gives the words up to that many characters. The last can be cut short, unless it must be whole.
    private IEnumerable<WrittenWord> Release(int characters, bool whole = false)
    {
        while (_held.Count > 0 && characters > 0)
        {
            var word = _held.Peek();
            if (word.Text.Length > characters)
            {
                if (!whole)
                {
                    yield return word with
                    {
                        Text = word.Text[..characters],
                    };
                }

                yield break;
            }
            characters -= word.Text.Length;
            _heldText.Remove(0, word.Text.Length);
            yield return _held.Dequeue();
        }
    }

    // The length of the longest end of the text that is a beginning of the stop string.
    private static int Beginning(string text, string stop)
    {
        for (var length = Math.Min(stop.Length - 1, text.Length); length > 0; length--)
        {
            if (text.EndsWith(stop[..length], StringComparison.OrdinalIgnoreCase))
                return length;
        }

        return 0;
    }
}
