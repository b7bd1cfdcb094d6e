using System.Text;

namespace Tunewright;

/// <summary>Names and distributions, which a journal repeats on many lines; each is made once.</summary>
internal sealed class JournalStrings
{
    private const int MaxCached = 1024;
    private readonly Dictionary<string, string> _names = [];
    private readonly Dictionary<string, Distribution> _distributions = [];

    public string Name(ref JsonScanner json)
    {
        var raw = json.ReadRawString(out var escaped);
        if (escaped || raw.Length > MaxCached)
            return JsonScanner.Unescape(raw);
        Span<char> text = stackalloc char[MaxCached];
        text = text[..Encoding.UTF8.GetChars(raw, text)];
        var lookup = _names.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!lookup.TryGetValue(text, out var name))
            _names.Add(name = text.ToString(), name);
        return name;
    }

    public Distribution Distribution(ref JsonScanner json)
    {
        var raw = json.ReadRawString(out _);
        if (raw.Length > MaxCached)
            return Tunewright.Distribution.Parse(JsonScanner.Unescape(raw));
        Span<char> text = stackalloc char[MaxCached];
        text = text[..Encoding.UTF8.GetChars(raw, text)];
        var lookup = _distributions.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!lookup.TryGetValue(text, out var distribution))
            _distributions.Add(text.ToString(), distribution = Tunewright.Distribution.Parse(JsonScanner.Unescape(raw)));
        return distribution;
    }
}
