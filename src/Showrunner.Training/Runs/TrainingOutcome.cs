namespace Showrunner.Training;

/// <summary>The result of a training run.</summary>
/// <param name="Path">The model's file.</param>
/// <param name="Epochs">Epochs over the training text, earlier runs included.</param>
/// <param name="Best">The epoch whose weights the file holds.</param>
public sealed record TrainingOutcome(string Path, int Epochs, EpochLosses Best)
{
    /// <summary>The validation perplexity of the best weights.</summary>
    public double Perplexity => Math.Exp(Best.Validation);

    internal static TrainingOutcome Of(Trainer trainer, string path) =>
        new(path, trainer.History.Count, trainer.History.MinBy(epoch => epoch.Validation)!);
}
