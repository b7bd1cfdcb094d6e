using Tunewright.Dashboard;

namespace Showrunner.Studio;

/// <summary>Changes of a list of lines.</summary>
internal static class SceneChanges
{
    private const int MaxLines = 100_000;
    private const int MaxText = 10_000; // characters of a line
    private const int MaxName = 100;
    private const int MaxId = 64;

    /// <summary>The document after a change.</summary>
    /// <exception cref="ApiException">The change does not fit the document, or would make one that cannot be.</exception>
    public static LineBody[] Apply(IReadOnlyList<LineBody> document, IReadOnlyList<SpliceBody> splices)
    {
        var lines = document.ToList();
        foreach (var splice in splices)
        {
            if (splice.At < 0 || splice.At + splice.Removed.Count > lines.Count)
                throw ApiException.Bad($"The scene has {lines.Count} lines, and the change is at {splice.At}. Load the scene again.");
            if (!lines.Skip(splice.At).Take(splice.Removed.Count).SequenceEqual(splice.Removed))
                throw ApiException.Bad($"Other lines are at {splice.At} than the change removes. Load the scene again.");
            lines.RemoveRange(splice.At, splice.Removed.Count);
            lines.InsertRange(splice.At, splice.Inserted.Select(Checked));
        }
        if (lines.Count > MaxLines)
            throw ApiException.Bad($"A scene has at most {MaxLines} lines.");
        if (lines.DistinctBy(line => line.Id).Count() < lines.Count)
            throw ApiException.Bad("Two lines of the scene would have the same id.");
        return [.. lines];
    }

    private static LineBody Checked(LineBody line)
    {
        if (line.Id.Length is 0 or > MaxId)
            throw ApiException.Bad($"The id of a line has 1 to {MaxId} characters.");
        if (line.Text.Length > MaxText || !IsOneLine(line.Text))
            throw ApiException.Bad($"The text of a line is one line of at most {MaxText} characters.");
        if (line.Kind == LineKind.Speech != (line.Speaker is not null))
            throw ApiException.Bad("A speech has a speaker, and no other line has one.");
        if (line.Speaker is { } speaker && (speaker.Length is 0 or > MaxName || !IsOneLine(speaker)))
            throw ApiException.Bad($"A speaker's name has 1 to {MaxName} characters.");
        return line;
    }

    private static bool IsOneLine(string text) => !text.AsSpan().ContainsAny("\n\r\0\u2028\u2029");
}
