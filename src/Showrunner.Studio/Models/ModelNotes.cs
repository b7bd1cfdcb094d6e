using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Showrunner.Studio;

/// <summary>
/// What the studio keeps beside a model: the curve of its training, its last scorecard. A note that cannot be read is as good as none,
/// since the model does without.
/// </summary>
/// <param name="kind">What it is of: notes are files <c>MODEL.KIND.json</c>.</param>
/// <param name="type">How it is written.</param>
internal sealed class ModelNotes<T>(string kind, JsonTypeInfo<T> type)
    where T : class
{
    public T? Read(ShowFolder show, string model)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(show.ModelNote(model, kind)), type);
        }
        catch (Exception exception) when (exception is IOException or JsonException)
        {
            return null;
        }
    }

    public void Write(ShowFolder show, string model, T note)
    {
        show.NewModel(model);
        AtomicFile.Write(show.ModelNote(model, kind), file => JsonSerializer.Serialize(file, note, type));
    }
}
