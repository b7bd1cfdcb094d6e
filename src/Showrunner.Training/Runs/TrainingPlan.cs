namespace Showrunner.Training;

/// <summary>What is about to be trained.</summary>
/// <param name="Path">The model's file.</param>
/// <param name="TrainingWords">Words and marks of the training text.</param>
/// <param name="ValidationWords">Words and marks of the validation text.</param>
/// <param name="ValidatedWords">Words and marks that each validation reads, from all over the validation text.</param>
/// <param name="Vocabulary">Words that the model knows.</param>
/// <param name="EpochsDone">Epochs that earlier runs have finished.</param>
/// <param name="Options">The options, with the threads and the precision that the trainer settled on.</param>
/// <param name="MemoryBytes">About how many bytes of memory the training needs at its peak.</param>
public sealed record TrainingPlan(
    string Path,
    int TrainingWords,
    int ValidationWords,
    int ValidatedWords,
    int Vocabulary,
    int EpochsDone,
    TrainingOptions Options,
    long MemoryBytes
)
{
    /// <summary>The number of weights in the saved model.</summary>
    public long Weights => TrainingMemory.Weights(Options.Model, Vocabulary);

    /// <summary>The models that training goes on from, the first one first; empty where it begins from nothing.</summary>
    public IReadOnlyList<ModelOrigin> Origins { get; init; } = [];

    /// <summary>The text that is mixed in; null for none.</summary>
    public MixedOrigin? Mixed { get; init; }

    /// <summary>Words and marks of it that an epoch reads beside those of the training text.</summary>
    public int MixedWords { get; init; }

    /// <summary>
    /// Why the model is as it is, in a sentence, where it is the one that <see cref="TrainingOptions.For"/> chooses; otherwise null.
    /// </summary>
    public string? Reason =>
        Origins is [.., var origin] ? $"It goes on from {origin.Name}, in small steps, so that it forgets little."
        : Options.Recipe == TrainingRecipe.Bptt && Options.Model == TrainingOptions.For(TrainingWords, Options.Minutes).Model
            ? TrainingOptions.ReasonFor(TrainingWords, Options.Minutes)
        : null;

    internal static TrainingPlan Of(Trainer trainer, string path) =>
        new(
            path,
            trainer.TrainingWords,
            trainer.ValidationWords,
            trainer.ValidatedWords,
            trainer.Vocabulary.Size,
            trainer.History.Count,
            trainer.Options,
            trainer.MemoryBytes
        )
        {
            Origins = trainer.Origins,
            Mixed = trainer.Mixed?.Origin,
            MixedWords = trainer.MixedWords,
        };
}
