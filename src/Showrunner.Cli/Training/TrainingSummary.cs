using System.Globalization;
using Showrunner.Training;

namespace Showrunner.Cli;

/// <summary>The beginning and the end of a training run in plain text.</summary>
internal static class TrainingSummary
{
    public const string StoppedEarly = "Training stops early: the validation loss has stopped falling.";

    /// <summary>The plan in two lines, and a third where the model is as the tool chose it.</summary>
    public static string Of(TrainingPlan plan)
    {
        var (options, model) = (plan.Options, plan.Options.Model);
        var sizes = string.Join(", ", Enumerable.Range(0, model.Layers).Select(model.LayerSize));
        var layers = $"{model.Layers} LSTM layer{(model.Layers > 1 ? "s" : "")} of {sizes}{(model.Tied ? ", tied" : "")}";
        var threads = $"{options.Threads} thread{(options.Threads > 1 ? "s" : "")}";
        var reason = plan.Reason is { } sentence ? $"\n{sentence}" : "";
        var resumed = plan.EpochsDone > 0 ? $" Going on after epoch {plan.EpochsDone}." : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            {plan.TrainingWords:N0} words and marks to learn, {plan.ValidationWords:N0} held back, {plan.Vocabulary:N0} different ones.
            {layers}: {plan.Weights / 1e6:F1} million weights. {Length(options)}, {threads}.{resumed}{reason}
            """
        );
    }

    public static string Of(TrainingOutcome outcome) =>
        $"{outcome.Path} holds the best weights, those of epoch {outcome.Best.Epoch} of {outcome.Epochs}: "
        + $"validation perplexity {Format.Perplexity(outcome.Perplexity)}.";

    /// <summary><c>bptt</c> or <c>notebook</c>.</summary>
    public static string Recipe(TrainingOptions options) => options.Recipe.ToString().ToLowerInvariant();

    private static string Length(TrainingOptions options) =>
        options.Minutes is { } minutes
            ? string.Create(CultureInfo.InvariantCulture, $"{minutes} minutes of {Recipe(options)}")
            : $"{options.Epochs} epochs of {Recipe(options)}";
}
