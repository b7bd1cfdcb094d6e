using System.Text.Json;
using System.Text.RegularExpressions;

namespace Showrunner.Formats;

/// <summary>
/// JSON and JSON Lines of any nesting. An object with a field of words is a speech; a map of names to long texts holds one script a name.
/// </summary>
internal static partial class Json
{
    private static readonly JsonDocumentOptions Lenient = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = 64,
    };

    public static bool Recognise(ScriptSource source)
    {
        var text = source.Text.AsSpan().TrimStart();
        if (source.HasExtension(".json", ".jsonl", ".ndjson"))
            return true;
        return text is ['{' or '[', ..] && Documents(source.Text).Take(1).Any();
    }

    /// <exception cref="ShowrunnerException">It is broken, or nothing in it is said.</exception>
    public static Understanding Read(ScriptSource source, ReadingOptions options)
    {
        var notes = new ReadingNotes();
        var walk = new JsonWalk(options, notes);
        var documents = 0;
        foreach (var document in Documents(source.Text))
        {
            using (document)
                walk.Visit(document.RootElement, scene: null);
            documents++;
        }
        if (documents == 0)
            throw new ShowrunnerException($"{source.Name}: is neither JSON nor one JSON object a line.");
        return walk.Build(source.Name);
    }

    // The whole text, or else each line, which may lack its braces.
    private static IEnumerable<JsonDocument> Documents(string text)
    {
        if (Parse(text) is { } whole)
            return [whole];
        return text.Split('\n')
            .Select(line => line.Trim())
            .Where(line => line.Length > 0)
            .Select(line => Parse(line) ?? (line[0] == '"' ? Parse($"{{{line.TrimEnd(',')}}}") : null))
            .OfType<JsonDocument>();
    }

    // pandas writes NaN, which is no JSON.
    private static JsonDocument? Parse(string text)
    {
        try
        {
            return JsonDocument.Parse(text.Contains("NaN", StringComparison.Ordinal) ? NotANumber().Replace(text, "null") : text, Lenient);
        }
        catch (JsonException)
        {
            return null; // it is no JSON, or its lines are
        }
    }

    [GeneratedRegex(@"(?<=[:\[,]\s{0,9})NaN(?=\s{0,9}[,}\]])")]
    private static partial Regex NotANumber();
}
