using System.Text;
using System.Text.RegularExpressions;

namespace Showrunner.Formats;

/// <summary>Gathers a page's paragraphs; what is bold at a paragraph's start, or in a row's first cell, is its speaker.</summary>
internal sealed partial class HtmlLines
{
    private const int MaxName = 60;

    private readonly StringBuilder _bold = new();
    private readonly StringBuilder _plain = new();
    private bool _hasWords; // whether something stands in _plain but white space

    public List<string> Lines { get; } = [];

    public void Append(string text, bool bold)
    {
        if (bold && !_hasWords)
        {
            _bold.Append(text);
            return;
        }
        _plain.Append(text);
        _hasWords |= !string.IsNullOrWhiteSpace(text);
    }

    /// <summary>A row's next cell begins: what stands before is the name, if it is one, or a number that says nothing.</summary>
    public void NextCell()
    {
        var before = OneLine.Of($"{_bold} {_plain}");
        Clear();
        if (!before.Any(char.IsLetter))
            return;
        if (IsName(before))
            _bold.Append(before);
        else
            Append($"{before} ", bold: false);
    }

    /// <summary>The paragraph ends.</summary>
    public void End()
    {
        var (bold, plain) = (OneLine.Of(_bold.ToString()), OneLine.Of(_plain.ToString()));
        if (plain.Length == 0 && bold.EndsWith(':') && IsName(bold))
            return; // its words are in the next paragraph
        Clear();
        if (bold.Length > 0 && plain.Length > 0 && IsName(bold))
            plain = Beside().IsMatch(plain) ? $"{bold} {plain}" : $"{bold.TrimEnd(':', ' ')}: {plain.TrimStart(':', ' ')}";
        else if (bold.Length > 0)
            plain = $"{bold} {plain}".Trim();
        if (plain.Length > 0)
            Lines.AddRange(plain, "");
    }

    private void Clear()
    {
        _bold.Clear();
        _plain.Clear();
        _hasWords = false;
    }

    private static bool IsName(string text) => text.Length <= MaxName && text[0] is not ('[' or '(') && SpeakerCue.Read(text) is not null;

    // (quietly): words
    [GeneratedRegex(@"^[(\[][^()\[\]]*[)\]]\s*:")]
    private static partial Regex Beside();
}
