using System.Text.Json;

namespace Showrunner.Formats;

/// <summary>
/// JSON and JSON Lines of any nesting. An object with a field of words is a speech; a map of names to long texts holds one script a name.
/// </summary>
internal static class Json
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
        if (text is not ['{' or '[', ..])
            return false;
        return source.HasExtension(".json", ".jsonl", ".ndjson") || Documents(source.Text).Take(1).Any();
    }

    public static ScriptReading Read(ScriptSource source, ReadingOptions options)
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

    // The whole text, or else each line.
    private static IEnumerable<JsonDocument> Documents(string text)
    {
        if (Parse(text) is { } whole)
            return [whole];
        return text.Split('\n').Where(line => line.Trim().Length > 0).Select(Parse).OfType<JsonDocument>();
    }

    private static JsonDocument? Parse(string text)
    {
        try
        {
            return JsonDocument.Parse(text, Lenient);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
