using System.Text.Encodings.Web;
using System.Text.Json;

namespace Showrunner;

/// <summary>A script as one JSON object.</summary>
internal static class ScriptJson
{
    // Readable: only what JSON itself wants escaped is.
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Write(Stream output, Script script, string title)
    {
        using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartObject();
        json.WriteString("title", title);
        json.WriteStartArray("lines");
        foreach (var utterance in script.Utterances)
        {
            json.WriteStartObject();
            if (utterance.Setting is { } setting)
            {
                json.WriteString("setting", ScreenplayElement.OneLine(setting));
            }
            else
            {
                json.WriteString("speaker", utterance.Speaker is { } speaker ? ScreenplayElement.OneLine(speaker) : null);
                json.WriteString("text", ScreenplayElement.OneLine(utterance.Text));
                json.WriteStartArray("directions");
                foreach (var direction in utterance.Directions)
                    json.WriteStringValue(ScreenplayElement.OneLine(direction));
                json.WriteEndArray();
            }
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
