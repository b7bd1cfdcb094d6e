using System.Text.RegularExpressions;

namespace Showrunner.Formats;

/// <summary>Advanced SubStation Alpha (.ass, .ssa): lines of comma separated fields, whose names a line before them gives.</summary>
internal static partial class SubStation
{
    private const string Line = "Dialogue:";

    public static bool Recognise(ScriptSource source) => source.Text.StartsWith("[Script Info]", StringComparison.Ordinal);

    public static Understanding Read(ScriptSource source, ReadingOptions options)
    {
        var (script, notes) = (new ScriptBuilder(), new ReadingNotes());
        string[] fields = [];
        foreach (var line in source.Text.Split('\n'))
        {
            if (line.StartsWith("Format:", StringComparison.Ordinal))
                fields = [.. line["Format:".Length..].Split(',').Select(field => field.Trim())];
            if (!line.StartsWith(Line, StringComparison.Ordinal))
                continue;
            var cells = line[Line.Length..].Split(',', Math.Max(1, fields.Length));
            var (name, text) = (Array.IndexOf(fields, "Name"), Array.IndexOf(fields, "Text"));
            if (text >= 0 && text < cells.Length)
                script.Speech(name >= 0 && name < cells.Length ? cells[name].Trim() : "", Code().Replace(cells[text], " "));
        }
        return new(script.Build(), "SubStation subtitles", notes);
    }

    // {\i1} and \N.
    [GeneratedRegex(@"\{[^}]*\}|\\[Nnh]")]
    private static partial Regex Code();
}
