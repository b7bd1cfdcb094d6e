namespace Showrunner;

/// <summary>A model as a safetensors file of its own.</summary>
internal static class SafetensorsModel
{
    public static void Write(Stream output, Checkpoint checkpoint) =>
        Safetensors.Write(
            output,
            checkpoint.Weights,
            new Dictionary<string, string>
            {
                ["format"] = "pt",
                ["model"] = ManifestJson.Of(checkpoint.Manifest.Model),
                ["vocabulary"] = string.Join('\n', checkpoint.Vocabulary.Words),
            }
        );
}
