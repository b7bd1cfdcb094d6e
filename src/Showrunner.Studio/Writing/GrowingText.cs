using System.Text;

namespace Showrunner.Studio;

/// <summary>A text that is being written, line by line, with capitals where they belong.</summary>
internal sealed class GrowingText(Spelling spelling)
{
    private readonly ReadableText _readable = new(spelling);
    private readonly StringBuilder _line = new();
    private bool _isShown;

    /// <summary>Lines that have ended.</summary>
    public int Lines { get; private set; }

    /// <summary>Words and marks that were written.</summary>
    public int Words { get; private set; }

    /// <summary>What was written of the line that has not ended.</summary>
    public string Rest => _line.ToString();

    /// <summary>Takes a word.</summary>
    /// <returns>The line that it ends; null if it ends none, or a blank one.</returns>
    public GrowingLineBody? Add(WrittenWord word)
    {
        var piece = _readable.Append(word.Word, word.Text);
        if (word.IsPrime)
            return null;
        Words++;
        if (word.Word != Tokenizer.Return)
        {
            _line.Append(piece);
            _isShown = false;
            return null;
        }
        return End();
    }

    /// <summary>The line that is being written, if it has grown since the last time; null before its speaker is known.</summary>
    public GrowingLineBody? Growing()
    {
        if (_isShown || _line.Length == 0)
            return null;
        _isShown = true;
        var line = Line(isFinal: false);
        return line.Kind == LineKind.Speech ? line : null;
    }

    /// <summary>Ends the last line; null if it is blank.</summary>
    public GrowingLineBody? End()
    {
        var line = string.IsNullOrWhiteSpace(_line.ToString()) ? null : Line(isFinal: true);
        Lines += line is null ? 0 : 1;
        _line.Clear();
        return line;
    }

    private GrowingLineBody Line(bool isFinal)
    {
        var (kind, speaker, text) = SceneLines.Parse(_line.ToString());
        return new(Lines, kind, text, isFinal, speaker);
    }
}
