using System.Globalization;

namespace Showrunner.Cli;

/// <summary>What training came to.</summary>
/// <param name="Path">Where the model is.</param>
/// <param name="Passes">Passes over the text, earlier runs included.</param>
/// <param name="Best">The pass whose weights are kept.</param>
internal sealed record TrainingOutcome(string Path, int Passes, PassLosses Best)
{
    public double Perplexity => Math.Exp(Best.Validation);

    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Path} keeps the best weights, those of pass {Best.Pass} of {Passes}: validation perplexity {Format.Perplexity(Perplexity)}."
        );
}
