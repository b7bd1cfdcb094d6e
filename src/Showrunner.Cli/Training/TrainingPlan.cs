using System.Globalization;
using Showrunner.Training;

namespace Showrunner.Cli;

/// <summary>What is about to be trained.</summary>
/// <param name="Path">Where the model is kept.</param>
/// <param name="TrainingWords">Words and marks of the training text.</param>
/// <param name="ValidationWords">Words and marks of the validation text.</param>
/// <param name="Vocabulary">Words that the model knows.</param>
/// <param name="EpochsDone">Epochs that earlier runs have made.</param>
/// <param name="Options">As settled by the trainer.</param>
internal sealed record TrainingPlan(
    string Path,
    int TrainingWords,
    int ValidationWords,
    int Vocabulary,
    int EpochsDone,
    TrainingOptions Options
)
{
    public long Weights => Options.Model.Tensors(Vocabulary).Sum(tensor => tensor.Shape.Aggregate(1L, (product, size) => product * size));

    public string Recipe => Options.Recipe == TrainingRecipe.Bptt ? "bptt" : "notebook";

    /// <summary>The plan in two lines, and a third where the model is as the tool chose it.</summary>
    public override string ToString()
    {
        var model = Options.Model;
        var layers = string.Join(", ", Enumerable.Range(0, model.Layers).Select(model.LayerSize));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            {TrainingWords:N0} words and marks to learn, {ValidationWords:N0} held back, {Vocabulary:N0} different ones.
            {model.Layers} LSTM layer{(model.Layers > 1 ? "s" : "")} of {layers}{(model.Tied ? ", tied" : "")}: {Weights
                / 1e6:F1} million weights. {Length}, {Options.Threads} thread{(Options.Threads > 1 ? "s" : "")}.{(
                EpochsDone > 0 ? $" Going on after epoch {EpochsDone}." : ""
            )}{(Why is { } why ? $"\n{why}" : "")}
            """
        );
    }

    private string? Why =>
        Options.Recipe == TrainingRecipe.Bptt && Options.Model == TrainingOptions.For(TrainingWords, Options.Minutes).Model
            ? TrainingOptions.ReasonFor(TrainingWords, Options.Minutes)
            : null;

    private string Length =>
        Options.Minutes is { } minutes
            ? string.Create(CultureInfo.InvariantCulture, $"{minutes} minutes of {Recipe}")
            : $"{Options.Epochs} epochs of {Recipe}";
}
