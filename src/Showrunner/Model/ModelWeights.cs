namespace Showrunner;

/// <summary>
/// A model's weights in the form that it runs with, by <see cref="TensorNames"/>. They are set row by row, so that none is in memory twice.
/// </summary>
internal sealed class ModelWeights
{
    private readonly Dictionary<string, WeightMatrix> _matrices = [];
    private readonly Dictionary<string, float[]> _vectors = [];
    private readonly int _width; // of the vectors of speakers, which are small and stay as trained

    public ModelWeights(ModelOptions options, int vocabularySize, WeightPrecision precision)
    {
        _width = options.LayerSize(options.Layers - 1);
        foreach (var (name, shape) in options.Tensors(vocabularySize))
        {
            if (TensorNames.IsOfSpeakers(name))
                _vectors.Add(name, new float[shape[0] * _width]);
            else if (shape is [var rows, var columns])
                _matrices.Add(name, WeightMatrix.Of(rows, columns, precision));
            else
                _vectors.Add(name, new float[shape[0]]);
        }
    }

    public WeightMatrix Matrix(string name) => _matrices[name];

    public float[] Vector(string name) => _vectors[name];

    /// <summary>The weights of a checkpoint.</summary>
    public static ModelWeights Of(Checkpoint checkpoint, WeightPrecision precision)
    {
        if (CheckpointChecks.Check(checkpoint) is { } reason)
            throw new ArgumentException(reason, nameof(checkpoint));
        var weights = new ModelWeights(checkpoint.Manifest.Model, checkpoint.Vocabulary.Size, precision);
        foreach (var tensor in checkpoint.Weights)
            weights.SetRows(tensor.Name, 0, tensor.Values);
        return weights;
    }

    /// <summary>Sets whole rows of a matrix, or values of a vector.</summary>
    public void SetRows(string name, int firstRow, ReadOnlySpan<float> rows)
    {
        if (_matrices.TryGetValue(name, out var matrix))
            matrix.SetRows(firstRow, rows);
        else
            rows.CopyTo(_vectors[name].AsSpan(TensorNames.IsOfSpeakers(name) ? firstRow * _width : firstRow));
    }
}
