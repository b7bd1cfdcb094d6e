using System.Globalization;

namespace Showrunner.Cli;

/// <summary>What training came to.</summary>
/// <param name="Path">Where the model is.</param>
/// <param name="Epochs">Epochs over the text, earlier runs included.</param>
/// <param name="Best">The epoch whose weights are kept.</param>
internal sealed record TrainingOutcome(string Path, int Epochs, EpochLosses Best)
{
    public double Perplexity => Math.Exp(Best.Validation);

    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Path} keeps the best weights, those of epoch {Best.Epoch} of {Epochs}: validation perplexity {Format.Perplexity(Perplexity)}."
        );
}
