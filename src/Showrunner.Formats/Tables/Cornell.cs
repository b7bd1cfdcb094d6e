using System.Globalization;

namespace Showrunner.Formats;

/// <summary>The shape of Cornell's movie lines: <c>L1 +++$+++ u0 +++$+++ m0 +++$+++ NAME +++$+++ words</c>.</summary>
internal static class Cornell
{
    private const string Separator = "+++$+++";

    public static bool Recognise(ScriptSource source) =>
        source.Text.Split('\n', 4) is [var first, ..] && first.Split(Separator).Length >= 5 && first.StartsWith('L');

    public static Understanding Read(ScriptSource source, ReadingOptions options)
    {
        var notes = new ReadingNotes();
        var lines = new List<(long Number, string Movie, string Name, string Words)>();
        foreach (var line in source.Text.Split('\n').Where(line => line.Trim().Length > 0))
        {
            var fields = line.Split(Separator, 5, StringSplitOptions.TrimEntries);
            if (fields.Length == 5 && Number(fields[0]) is { } number)
                lines.Add((number, fields[2], fields[3], fields[4]));
            else
                notes.Count("broken line left out", "broken lines left out");
        }
        notes.Say("speaker from the fourth field, words from the fifth, in the order of the line numbers");
        var script = new ScriptBuilder();
        string? movie = null;
        foreach (
            var line in lines
                .GroupBy(line => line.Movie)
                .OrderBy(film => film.Min(line => line.Number))
                .SelectMany(film => film.OrderBy(line => line.Number))
        )
        {
            if (movie is not null && movie != line.Movie)
                script.SceneBreak();
            movie = line.Movie;
            if (!script.Speech(line.Name, line.Words))
                notes.Count("line without words left out", "lines without words left out");
        }
        return new(script.Build(), "Movie lines", notes);
    }

    private static long? Number(string field) =>
        long.TryParse(field.TrimStart('L'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
