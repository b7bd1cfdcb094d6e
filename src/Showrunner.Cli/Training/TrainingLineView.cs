using System.Globalization;

namespace Showrunner.Cli;

/// <summary>Progress in a pipe or a log: a line an epoch, and one every ten seconds between.</summary>
internal sealed class TrainingLineView(TextWriter output, TimeProvider time) : ITrainingView
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private long _lastLine = time.GetTimestamp();

    public void Begin(TrainingPlan plan) => output.WriteLine(plan);

    public void End(TrainingOutcome outcome) => output.WriteLine(outcome);

    public void Follow(IEnumerable<TrainingEvent> events)
    {
        foreach (var happening in events)
            Show(happening);
    }

    private void Show(TrainingEvent happening)
    {
        switch (happening)
        {
            case TrainingEvent.Step(var step) when time.GetElapsedTime(_lastLine) >= Interval:
                Write(
                    $"epoch {step.Epoch}  step {step.Step}/{step.StepsInEpoch}  {step.TargetsPerSecond:N0} targets/s  training loss {step.TrainingLoss:F3}  {Format.Duration(step.TimeLeft)} left"
                );
                break;
            case TrainingEvent.Epoch(var epoch):
                Write(
                    $"epoch {epoch.Number}  training loss {epoch.TrainingLoss:F3}  validation loss {epoch.ValidationLoss:F3}  perplexity {Format.Perplexity(epoch.ValidationPerplexity)}{(epoch.IsBest ? " (best)" : "")}{(epoch.IsAverage ? " (average)" : "")}  {epoch.TargetsPerSecond:N0} targets/s  {Format.Duration(epoch.Elapsed)}"
                );
                if (epoch.StoppedEarly)
                    Write($"The validation loss has stopped falling, and so does training.");
                break;
        }
    }

    private void Write(FormattableString line)
    {
        output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
        _lastLine = time.GetTimestamp();
    }
}
