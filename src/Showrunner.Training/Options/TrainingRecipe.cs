namespace Showrunner.Training;

/// <summary>How text becomes training steps.</summary>
public enum TrainingRecipe
{
    /// <summary>
    /// Truncated backpropagation through time: contiguous streams, carried state, every position a target, AdamW, a one-cycle learning
    /// rate.
    /// </summary>
    Bptt,

    /// <summary>The notebook's: shuffled windows, one target per window, Adam, a constant learning rate.</summary>
    Notebook,
}

/// <summary>The recipes' names in checkpoints, in spaces and on the command line.</summary>
public static class TrainingRecipes
{
    /// <summary>The recipe's name.</summary>
    public static string Name(this TrainingRecipe recipe) => recipe == TrainingRecipe.Bptt ? "bptt" : "notebook";

    /// <summary>The recipe of that name, or null.</summary>
    public static TrainingRecipe? Find(string name) =>
        name switch
        {
            "bptt" => TrainingRecipe.Bptt,
            "notebook" => TrainingRecipe.Notebook,
            _ => null,
        };
}
