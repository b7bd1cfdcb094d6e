namespace Showrunner;

/// <summary>Loads a model from a checkpoint, its weights straight into the form that it runs with.</summary>
internal static class ModelLoader
{
    /// <exception cref="ShowrunnerException"><inheritdoc cref="Checkpoint.Load(string)" path="/exception"/></exception>
    public static ScriptModel Load(string path, WeightPrecision precision) =>
        CheckpointReader.Read(
            path,
            file =>
            {
                using var stream = file.OpenWeights();
                var words = file.ReadVocabulary();
                var text = file.ReadTrainingText();
                // While the weights are read:
                var vocabulary = Task.Run(() => Vocabulary.Load(words));
                var cast = vocabulary.ContinueWith(read => new Cast(read.GetAwaiter().GetResult(), text), TaskScheduler.Default);
                var weights = Read(stream, file.Manifest, precision);
                var spelling = file.ReadSpelling();
                var known = vocabulary.GetAwaiter().GetResult();
                if ((CheckpointChecks.CheckVocabulary(known, file.Manifest) ?? CheckpointChecks.CheckSpeakers(file.Manifest)) is { } reason)
                    throw new InvalidDataException(reason);
                return new ScriptModel(
                    file.Manifest.Model,
                    weights,
                    new(
                        known,
                        text,
                        file.Manifest,
                        () => spelling is null ? null : Spelling.Load(spelling),
                        () => cast.GetAwaiter().GetResult()
                    )
                );
            }
        );

    private static ModelWeights Read(Stream stream, CheckpointManifest manifest, WeightPrecision precision)
    {
        var header = Safetensors.ReadHeader(stream);
        if (CheckpointChecks.CheckShapes(manifest, header.ToDictionary(tensor => tensor.Name, tensor => tensor.Shape)) is { } mismatch)
            throw new InvalidDataException(mismatch);

        var weights = new ModelWeights(manifest.Model, manifest.VocabularySize, precision);
        foreach (var tensor in header)
        {
            Safetensors.ReadRows(
                stream,
                tensor,
                (row, values) =>
                {
                    if (CheckpointChecks.CheckValues(tensor.Name, values) is { } reason)
                        throw new InvalidDataException(reason);
                    weights.SetRows(tensor.Name, row, values);
                }
            );
        }
        return weights;
    }
}
