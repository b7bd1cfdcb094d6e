using System.Globalization;
using Showrunner.Training;

namespace Showrunner.Cli;

/// <summary>Progress in a pipe or a log: a line an epoch, and one every ten seconds between.</summary>
internal sealed class TrainingLineView(TextWriter output, TimeProvider time) : ITrainingView
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan FirstSeconds = TimeSpan.FromSeconds(2);

    private long _lastLine = time.GetTimestamp();
    private TrainingPlan? _untold; // how fast it goes

    public async Task FollowAsync(IAsyncEnumerable<TrainingEvent> events)
    {
        await foreach (var happening in events)
            Show(happening);
    }

    private void Show(TrainingEvent happening)
    {
        switch (happening)
        {
            case TrainingEvent.Begun(var plan):
                output.WriteLine(TrainingSummary.Of(plan));
                (_untold, _lastLine) = (plan, time.GetTimestamp());
                break;
            case TrainingEvent.Step(var step) when _untold is { } plan && time.GetElapsedTime(_lastLine) >= FirstSeconds:
                _untold = null;
                output.WriteLine(TrainingSummary.Of(step, plan));
                break;
            case TrainingEvent.Step(var step) when time.GetElapsedTime(_lastLine) >= Interval:
                Write(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"epoch {step.Epoch}  step {step.Step}/{step.StepsInEpoch}  {step.TargetsPerSecond:N0} targets/s  "
                            + $"training loss {step.TrainingLoss:F3}  {Format.Duration(step.TimeLeft)} left"
                    )
                );
                break;
            case TrainingEvent.Epoch(var epoch):
                Show(epoch);
                break;
            case TrainingEvent.Ended(var outcome):
                output.WriteLine(TrainingSummary.Of(outcome));
                break;
        }
    }

    private void Show(EpochReport epoch)
    {
        var marks = $"{(epoch.IsBest ? " (best)" : "")}{(epoch.IsAverage ? " (average)" : "")}";
        Write(
            string.Create(
                CultureInfo.InvariantCulture,
                $"epoch {epoch.Number}  training loss {epoch.TrainingLoss:F3}  validation loss {epoch.ValidationLoss:F3}  "
                    + $"perplexity {Format.Perplexity(epoch.ValidationPerplexity)}{marks}  "
                    + $"{epoch.TargetsPerSecond:N0} targets/s  {Format.Duration(epoch.Elapsed)}"
            )
        );
        if (epoch.StoppedEarly)
            Write(TrainingSummary.StoppedEarly);
    }

    private void Write(string line)
    {
        output.WriteLine(line);
        _lastLine = time.GetTimestamp();
    }
}
