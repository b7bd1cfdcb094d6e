using System.Text;

namespace Showrunner;

/// <summary>Reads each byte that is not UTF-8 as Windows-1252, the encoding of most such files, and counts these bytes.</summary>
internal sealed class Windows1252 : DecoderFallback
{
    // The characters of bytes 0x80 to 0x9F (WHATWG Encoding Standard, index windows-1252); every other byte is its own
    // code point, as are the five bytes that the standard leaves as control characters.
    private const string High =
        "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F"
        + "\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

    /// <summary>The number of these bytes.</summary>
    public int Count { get; private set; }

    /// <inheritdoc/>
    public override int MaxCharCount => 4;

    /// <inheritdoc/>
    public override DecoderFallbackBuffer CreateFallbackBuffer() => new Buffer(this);

    /// <summary>The character of a byte, or of the control character that the byte becomes in Latin-1.</summary>
    public static char Character(char code) => code is >= '\u0080' and <= '\u009F' ? High[code - '\u0080'] : code;

    private sealed class Buffer(Windows1252 owner) : DecoderFallbackBuffer
    {
        private byte[] _bytes = [];
        private int _next;

        public override int Remaining => _bytes.Length - _next;

        public override bool Fallback(byte[] bytesUnknown, int index)
        {
            (_bytes, _next) = (bytesUnknown, 0);
            owner.Count += bytesUnknown.Length;
            return true;
        }

        public override char GetNextChar() => Remaining > 0 ? Character((char)_bytes[_next++]) : '\0';

        public override bool MovePrevious() => _next > 0 && _next-- > 0;

        public override void Reset() => (_bytes, _next) = ([], 0);
    }
}
