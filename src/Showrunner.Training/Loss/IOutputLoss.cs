using static TorchSharp.torch;

namespace Showrunner.Training;

/// <summary>The output layer and its cross-entropy as one operation: mean of −log softmax(hidden · weightᵀ + bias)[target].</summary>
internal interface IOutputLoss : IDisposable
{
    /// <summary>How its products are made.</summary>
    ProductPrecision Precision { get; }

    /// <summary>Returns the mean loss, 0 without any target, and overwrites the three gradients.</summary>
    /// <param name="step">The training step, where the result depends on drawn numbers.</param>
    /// <param name="hidden">(rows, width)</param>
    /// <param name="weight">(vocabulary, width)</param>
    /// <param name="bias">(vocabulary)</param>
    /// <param name="targets">A word for each row; one with a negative number is left out, and its gradient is zero.</param>
    /// <param name="hiddenGradient">(rows, width)</param>
    /// <param name="weightGradient">(vocabulary, width)</param>
    /// <param name="biasGradient">(vocabulary)</param>
    double Gradients(
        long step,
        Tensor hidden,
        Tensor weight,
        Tensor bias,
        ReadOnlyMemory<int> targets,
        Tensor hiddenGradient,
        Tensor weightGradient,
        Tensor biasGradient
    );
}
