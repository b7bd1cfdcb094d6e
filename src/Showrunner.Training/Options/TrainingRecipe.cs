namespace Showrunner.Training;

/// <summary>How text becomes steps.</summary>
public enum TrainingRecipe
{
    /// <summary>Truncated backpropagation through time: contiguous streams, carried state, every position a target, AdamW, one-cycle rate.</summary>
    Bptt,

    /// <summary>The notebook's: shuffled windows, a target for each window only, Adam, a constant rate.</summary>
    Notebook,
}
