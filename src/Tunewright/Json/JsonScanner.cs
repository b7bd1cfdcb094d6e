using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace Tunewright;

/// <summary>Reads Python's JSON from UTF-8, forwards only, allocating nothing but the values read.</summary>
internal ref struct JsonScanner(ReadOnlySpan<byte> json)
{
    private const int DeepestNesting = 200;
    private static readonly SearchValues<byte> WordEnds = SearchValues.Create(",]} \t\r\n"u8);
    private readonly ReadOnlySpan<byte> _json = json;
    private int _at;

    /// <summary>The first byte of the next value.</summary>
    public byte Peek()
    {
        while (_at < _json.Length && _json[_at] is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r')
            _at++;
        return _at < _json.Length ? _json[_at] : throw Error("it ends early");
    }

    /// <summary>Steps over <paramref name="token"/>, which must come next.</summary>
    public bool TryConsume(byte token)
    {
        if (Peek() != token)
            return false;
        _at++;
        return true;
    }

    /// <summary>Steps to the next key of an object: call first with <paramref name="first"/> true, until false comes back.</summary>
    public bool NextKey(scoped ref bool first, out ReadOnlySpan<byte> key)
    {
        key = default;
        if (first)
            Expect((byte)'{');
        if (TryConsume((byte)'}'))
            return false;
        if (!first)
            Expect((byte)',');
        first = false;
        key = ReadRawString(out var escaped);
        if (escaped)
            key = Encoding.UTF8.GetBytes(Unescape(key));
        Expect((byte)':');
        return true;
    }

    /// <summary>Steps to the next element of an array: call first with <paramref name="first"/> true, until false comes back.</summary>
    public bool NextElement(scoped ref bool first)
    {
        if (first)
            Expect((byte)'[');
        if (TryConsume((byte)']'))
            return false;
        if (!first)
            Expect((byte)',');
        first = false;
        return true;
    }

    public string ReadString()
    {
        var raw = ReadRawString(out var escaped);
        return escaped ? Unescape(raw) : Encoding.UTF8.GetString(raw);
    }

    /// <summary>A string's bytes between its quotes, escapes as they stand.</summary>
    public ReadOnlySpan<byte> ReadRawString(out bool escaped)
    {
        Expect((byte)'"');
        var start = _at;
        escaped = false;
        while (true)
        {
            var length = _json[_at..].IndexOfAny((byte)'"', (byte)'\\');
            if (length < 0)
                throw Error("a string has no end");
            _at += length;
            if (_json[_at] == '"')
                return _json[start.._at++];
            escaped = true;
            _at = Math.Min(_at + 2, _json.Length);
        }
    }

    /// <summary>A number, whole or real, or null as NaN.</summary>
    public double ReadDouble() =>
        ReadValue() switch
        {
            double real => real,
            long whole => whole,
            BigInteger whole => (double)whole,
            null => double.NaN,
            var other => throw Error($"a number was expected, not {other}"),
        };

    public long ReadLong() => ReadValue() is long whole ? whole : throw Error("a whole number was expected");

    /// <summary>Steps over a value.</summary>
    public void Skip()
    {
        if (Peek() == '"')
            ReadRawString(out _);
        else
            ReadValue();
    }

    public object? ReadValue(int depth = 0)
    {
        if (depth > DeepestNesting)
            throw Error("it is nested too deeply");
        switch (Peek())
        {
            case (byte)'"':
                return ReadString();
            case (byte)'{':
                var map = new OrderedDictionary<string, object?>();
                for (var first = true; NextKey(ref first, out var key); )
                    map[Encoding.UTF8.GetString(key)] = ReadValue(depth + 1);
                return map;
            case (byte)'[':
                var list = new List<object?>();
                for (var first = true; NextElement(ref first); )
                    list.Add(ReadValue(depth + 1));
                return list.AsReadOnly();
            default:
                return ReadWord();
        }
    }

    public void ExpectEnd()
    {
        while (_at < _json.Length && _json[_at] is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r')
            _at++;
        if (_at < _json.Length)
            throw Error("there is text after its end");
    }

    private object? ReadWord()
    {
        var end = _json[_at..].IndexOfAny(WordEnds);
        var word = end < 0 ? _json[_at..] : _json.Slice(_at, end);
        object? value;
        if (word.SequenceEqual("null"u8))
            value = null;
        else if (word.SequenceEqual("true"u8))
            value = true;
        else if (word.SequenceEqual("false"u8))
            value = false;
        else if (word.SequenceEqual("NaN"u8))
            value = double.NaN;
        else if (word.SequenceEqual("Infinity"u8))
            value = double.PositiveInfinity;
        else if (word.SequenceEqual("-Infinity"u8))
            value = double.NegativeInfinity;
        else if (word.IsEmpty || word[0] is not ((byte)'-' or (>= (byte)'0' and <= (byte)'9')))
            throw Error("there is an unknown word");
        else if (Utf8Parser.TryParse(word, out long whole, out var read) && read == word.Length)
            value = whole;
        else if (
            !word.ContainsAny(".eE"u8)
            && BigInteger.TryParse(Encoding.ASCII.GetString(word), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var big)
        )
            value = big;
        else if (double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var real))
            value = real;
        else
            throw Error("a number is malformed");
        _at += word.Length;
        return value;
    }

    /// <summary>The text of a raw string.</summary>
    public static string Unescape(scoped ReadOnlySpan<byte> raw)
    {
        var text = new StringBuilder(raw.Length);
        while (raw.IndexOf((byte)'\\') is >= 0 and var slash)
        {
            text.Append(Encoding.UTF8.GetString(raw[..slash]));
            var size = 2;
            switch (raw[slash + 1])
            {
                case (byte)'n':
                    text.Append('\n');
                    break;
                case (byte)'r':
                    text.Append('\r');
                    break;
                case (byte)'t':
                    text.Append('\t');
                    break;
                case (byte)'b':
                    text.Append('\b');
                    break;
                case (byte)'f':
                    text.Append('\f');
                    break;
                case (byte)'"' or (byte)'\\' or (byte)'/':
                    text.Append((char)raw[slash + 1]);
                    break;
                case (byte)'u'
                    when raw.Length >= slash + 6
                        && ushort.TryParse(
                            raw.Slice(slash + 2, 4),
                            NumberStyles.AllowHexSpecifier,
                            CultureInfo.InvariantCulture,
                            out var code
                        ):
                    text.Append((char)code);
                    size = 6;
                    break;
                default:
                    throw new FormatException("Not JSON: an escape is malformed.");
            }
            raw = raw[(slash + size)..];
        }
        return text.Append(Encoding.UTF8.GetString(raw)).ToString();
    }

    private void Expect(byte token)
    {
        if (!TryConsume(token))
            throw Error($"'{(char)token}' is missing");
    }

    private readonly FormatException Error(string what) => new($"Not JSON: {what}, at byte {_at}.");
}
