namespace Showrunner;

/// <summary>
/// A model's weights in the form that it runs with, by <see cref="TensorNames"/>. They are set row by row, so that none is in memory twice.
/// </summary>
internal sealed class ModelWeights
{
    private readonly Dictionary<string, WeightMatrix> _matrices = [];
    private readonly Dictionary<string, float[]> _vectors = [];

    public ModelWeights(ModelOptions options, int vocabularySize, WeightPrecision precision)
    {
        foreach (var (name, shape) in options.Tensors(vocabularySize))
        {
            if (shape is [var rows, var columns])
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
            rows.CopyTo(_vectors[name].AsSpan(firstRow));
    }
}
