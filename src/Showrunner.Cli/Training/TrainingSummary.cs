using System.Globalization;
using Showrunner.Training;

namespace Showrunner.Cli;

/// <summary>The beginning and the end of a training run in plain text.</summary>
internal static class TrainingSummary
{
    public const string StoppedEarly = "Training stops early: the validation loss has stopped falling.";

    /// <summary>The plan in three lines; another where a text is mixed in, and one where the model is as the tool chose it.</summary>
    public static string Of(TrainingPlan plan)
    {
        var (options, model) = (plan.Options, plan.Options.Model);
        var sizes = string.Join(", ", Enumerable.Range(0, model.Layers).Select(model.LayerSize));
        var reason = plan.Reason is { } sentence ? $"\n{sentence}" : "";
        var resumed = plan.EpochsDone > 0 ? $" Going on after epoch {plan.EpochsDone}." : "";
        var part =
            plan.ValidatedWords < plan.ValidationWords
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $" To keep to the time, {plan.ValidatedWords:N0} of those are read after an epoch."
                )
                : "";
        var mixed = plan.Mixed is { } other
            ? string.Create(CultureInfo.InvariantCulture, $"\nEach epoch also reads {plan.MixedWords:N0} words and marks of {other.Name}.")
            : "";
        var more = part + mixed;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            {plan.TrainingWords:N0} words and marks to learn, {plan.ValidationWords:N0} held back, {plan.Vocabulary:N0} different.{more}
            {Format.Count(model.Layers, "LSTM layer")} of {sizes}{(model.Tied ? ", tied" : "")}: {plan.Weights
                / 1e6:F1} million weights. About {Format.Gigabytes(plan.MemoryBytes)} of memory.
            {Length(options)}, {Format.Count(options.Threads ?? 1, "thread")}.{resumed}{reason}
            """
        );
    }

    /// <summary>What the first seconds show: <c>8,400 words a second: an epoch takes 0:40, there is time for about 3 epochs.</c></summary>
    public static string Of(StepReport step, TrainingPlan plan)
    {
        var seconds = (plan.TrainingWords + plan.MixedWords) / step.TargetsPerSecond;
        var all = TimeSpan.FromSeconds(plan.Options.Epochs * seconds);
        var time = plan.Options.Minutes * 60 / seconds;
        return string.Create(
                CultureInfo.InvariantCulture,
                $"{step.TargetsPerSecond:N0} words a second: an epoch takes {Format.Duration(TimeSpan.FromSeconds(seconds))}, "
            )
            + (
                time < 1 ? string.Create(CultureInfo.InvariantCulture, $"there is time for {time * 100:G2} % of one.")
                : time < plan.Options.Epochs ? $"there is time for about {Format.Count((long)time.Value, "epoch")}."
                : plan.Options.Epochs == 1 ? "and it is the only one."
                : $"all of them {Format.Duration(all)}."
            );
    }

    public static string Of(TrainingOutcome outcome) =>
        $"{outcome.Path} holds the best weights, those of epoch {outcome.Best.Epoch} of {outcome.Epochs}: "
        + $"validation perplexity {Format.Perplexity(outcome.Perplexity)}.";

    /// <summary><c>bptt</c> or <c>notebook</c>.</summary>
    public static string Recipe(TrainingOptions options) => options.Recipe.ToString().ToLowerInvariant();

    private static string Length(TrainingOptions options) =>
        Format.Count(options.Epochs, "epoch")
        + (options.Minutes is { } minutes ? $" or {Format.Count(minutes, "minute")}, whichever is over first," : "")
        + $" of {Recipe(options)}";
}
