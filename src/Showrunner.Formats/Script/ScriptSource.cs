using System.Text;

namespace Showrunner.Formats;

/// <summary>A file to be read.</summary>
/// <param name="name">Its path or another name for messages.</param>
/// <param name="bytes">Its content.</param>
internal sealed class ScriptSource(string name, byte[] bytes)
{
    private readonly string? _text;

    /// <summary>A text that a reader found in another file.</summary>
    public ScriptSource(string name, string text)
        : this(name, []) => _text = text;

    /// <summary>The path, or another name for messages.</summary>
    public string Name => name;

    /// <summary>The content.</summary>
    public byte[] Bytes => bytes;

    /// <summary>The content as text with line feeds; decoded at first use.</summary>
    public string Text => field ??= _text ?? Decode();

    /// <summary>What had to be mended while decoding.</summary>
    public List<string> Notices { get; } = [];

    public bool HasExtension(params ReadOnlySpan<string> extensions) =>
        extensions.ToArray().Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase);

    public bool StartsWith(ReadOnlySpan<byte> mark) => bytes.AsSpan().StartsWith(mark);

    // Mended first: cleaning takes the marks of a typesetter for those of a typewriter, which mojibake is made of.
    private string Decode()
    {
        if (bytes.Length == 0)
            throw new ShowrunnerException($"{name} is empty.");
        var utf8 = LegacyEncoding.ToUtf8(bytes, name, Notices);
        return System.Text.Unicode.Utf8.IsValid(utf8)
            ? SourceText.Read(Encoding.UTF8.GetBytes(Mojibake.Mend(Encoding.UTF8.GetString(utf8), name, Notices)), name, Notices)
            : SourceText.Read(utf8, name, Notices);
    }
}
