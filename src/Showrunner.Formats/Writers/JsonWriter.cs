using System.Text.Encodings.Web;
using System.Text.Json;

namespace Showrunner.Formats;

/// <summary>
/// Writes JSON: <c>{"title", "lines": [{"scene", "setting"} or {"scene", "speaker", "text"}]}</c>; the speaker of prose is null.
/// </summary>
internal static class JsonWriter
{
    // Readable: only what JSON itself wants escaped is.
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static byte[] Write(ScriptDocument script, string title)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            json.WriteString("title", title);
            json.WriteStartArray("lines");
            var scene = 1;
            foreach (var (place, element) in script.Elements.Index())
            {
                if (place > 0 && element is ScriptElement.Heading or ScriptElement.SceneBreak)
                    scene++;
                Line(json, scene, element);
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return stream.ToArray();
    }

    private static void Line(Utf8JsonWriter json, int scene, ScriptElement element)
    {
        if (element is ScriptElement.SceneBreak)
            return;
        json.WriteStartObject();
        json.WriteNumber("scene", scene);
        switch (element)
        {
            case ScriptElement.Heading heading:
                json.WriteString("setting", heading.Text);
                break;
            case ScriptElement.Speech speech:
                json.WriteString("speaker", speech.Speaker);
                json.WriteString("text", speech.Words);
                break;
            case ScriptElement.Direction direction:
                json.WriteNull("speaker");
                json.WriteString("text", $"({direction.Text})");
                break;
            case ScriptElement.Prose prose:
                json.WriteNull("speaker");
                json.WriteString("text", prose.Text);
                break;
        }
        json.WriteEndObject();
    }
}
