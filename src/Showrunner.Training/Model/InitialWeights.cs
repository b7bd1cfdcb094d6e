using static TorchSharp.torch;

namespace Showrunner.Training;

/// <summary>Sets what the recipes want different from a fresh model.</summary>
internal static class InitialWeights
{
    /// <summary>
    /// For <see cref="TrainingRecipe.Bptt"/> the output bias becomes the log frequency of each word, which saves the steps that would
    /// learn it;
    /// for <see cref="TrainingRecipe.Notebook"/> embedding and output layer are drawn as PyTorch's modules draw them.
    /// </summary>
    public static void Draw(TrainableModel model, TrainingRecipe recipe, IReadOnlyList<int> counts)
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        if (recipe == TrainingRecipe.Bptt)
        {
            var total = counts.Sum(count => (double)count + 1);
            model.OutputBias.Value.copy_(tensor(counts.Select(count => (float)Math.Log((count + 1) / total)).ToArray()));
            return;
        }
        model.Embedding.Value.normal_();
        var bound = 1 / Math.Sqrt(model.OutputWeight.Value.shape[1]);
        if (!model.Options.Tied)
            model.OutputWeight.Value.uniform_(-bound, bound);
        model.OutputBias.Value.uniform_(-bound, bound);
    }
}
