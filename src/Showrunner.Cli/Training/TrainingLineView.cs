using System.Globalization;

namespace Showrunner.Cli;

/// <summary>Progress in a pipe or a log: a line a pass, and one every ten seconds between.</summary>
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
                    $"pass {step.Pass}  step {step.Step}/{step.StepsInPass}  {step.TargetsPerSecond:N0} targets/s  training loss {step.TrainingLoss:F3}  {Format.Duration(step.TimeLeft)} left"
                );
                break;
            case TrainingEvent.Pass(var pass):
                Write(
                    $"pass {pass.Number}  training loss {pass.TrainingLoss:F3}  validation loss {pass.ValidationLoss:F3}  perplexity {Format.Perplexity(pass.ValidationPerplexity)}{(pass.IsBest ? " (best)" : "")}{(pass.IsAverage ? " (average)" : "")}  {pass.TargetsPerSecond:N0} targets/s  {Format.Duration(pass.Elapsed)}"
                );
                if (pass.StoppedEarly)
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
