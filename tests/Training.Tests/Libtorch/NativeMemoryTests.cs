using Showrunner.Training;
using static TorchSharp.torch;

namespace Training.Tests;

/// <summary>Native tensors are freed where they are made, not when the garbage collector comes to it.</summary>
public class NativeMemoryTests
{
    [Theory]
    [InlineData(TrainingRecipe.Bptt)]
    [InlineData(TrainingRecipe.Notebook)]
    public void FiveThousandStepsLeaveNoTensorBehind(TrainingRecipe recipe)
    {
        var (training, validation) = SomeCorpus.Of().Split();
        using var trainer = new Trainer(
            training,
            validation,
            Some.Options with
            {
                Recipe = recipe,
                Model = new()
                {
                    EmbeddingSize = 12,
                    HiddenSize = 16,
                    Layers = 2,
                },
                OutputDropout = 0.2,
                WeightDropout = recipe == TrainingRecipe.Bptt ? 0.2 : 0,
                Averaging = 0.5,
                Epochs = 10_000,
                Patience = 10_000,
                Precision = ProductPrecision.RoundedGradient,
            }
        );
        GC.Collect();
        GC.WaitForPendingFinalizers(); // what earlier tests have left
        List<long> counts = [];

        foreach (var epoch in trainer.Epochs())
        {
            counts.Add(Tensor.TotalCount);
            if (epoch.Number * trainer.StepsInEpoch >= 5_000)
                break;
        }

        Assert.True(counts.Count > 2);
        Assert.True(counts[1..].Distinct().Count() == 1, string.Join(" ", counts)); // the first epoch makes what is kept
    }
}
