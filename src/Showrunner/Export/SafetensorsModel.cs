namespace Showrunner;

/// <summary>A model as a safetensors file of its own.</summary>
internal static class SafetensorsModel
{
    public static void Write(Stream output, Checkpoint checkpoint)
    {
        var metadata = new Dictionary<string, string>
        {
            ["format"] = "pt",
            ["model"] = ManifestJson.Of(checkpoint.Manifest.Model),
            ["vocabulary"] = string.Join('\n', checkpoint.Vocabulary.Words),
        };
        if (checkpoint.Manifest.Speakers.Count > 0)
            metadata["speakers"] = string.Join('\n', checkpoint.Manifest.Speakers);
        Safetensors.Write(output, checkpoint.Weights, metadata);
    }
}
