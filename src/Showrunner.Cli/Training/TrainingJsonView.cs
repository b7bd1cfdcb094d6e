using System.Text.Json.Nodes;
using Showrunner.Training;

namespace Showrunner.Cli;

/// <summary>
/// One JSON object a line, told apart by <c>event</c>: <c>begin</c>, <c>step</c> about once a second, <c>epoch</c> after each epoch,
/// <c>end</c>.
/// </summary>
internal sealed class TrainingJsonView(TextWriter output, TimeProvider time) : ITrainingView
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private long _lastStep = time.GetTimestamp();

    public async Task FollowAsync(IAsyncEnumerable<TrainingEvent> events)
    {
        await foreach (var happening in events)
        {
            if (happening is TrainingEvent.Step)
            {
                if (time.GetElapsedTime(_lastStep) < Interval)
                    continue;
                _lastStep = time.GetTimestamp();
            }
            if (ToJson(happening) is { } line)
                Write(line);
        }
    }

    private void Write(JsonObject line)
    {
        output.WriteLine(line.ToJsonString());
        output.Flush();
    }

    private static JsonObject? ToJson(TrainingEvent happening) =>
        happening switch
        {
            TrainingEvent.Begun(var plan) => new()
            {
                ["event"] = "begin",
                ["path"] = plan.Path,
                ["recipe"] = TrainingSummary.Recipe(plan.Options),
                ["trainingWords"] = plan.TrainingWords,
                ["validationWords"] = plan.ValidationWords,
                ["validatedWords"] = plan.ValidatedWords,
                ["vocabulary"] = plan.Vocabulary,
                ["weights"] = plan.Weights,
                ["memoryBytes"] = plan.MemoryBytes,
                ["epochsDone"] = plan.EpochsDone,
                ["from"] = plan.Origins is [.., var origin] ? origin.Name : null,
                ["mixed"] = plan.Mixed?.Name,
                ["mixedWords"] = plan.MixedWords,
                ["threads"] = plan.Options.Threads,
                ["seed"] = plan.Options.Seed,
            },
            TrainingEvent.Step(var step) => new()
            {
                ["event"] = "step",
                ["epoch"] = step.Epoch,
                ["step"] = step.Step,
                ["stepsInEpoch"] = step.StepsInEpoch,
                ["trainingLoss"] = step.TrainingLoss,
                ["position"] = step.Position,
                ["learningRate"] = step.LearningRate,
                ["targetsPerSecond"] = step.TargetsPerSecond,
                ["secondsLeft"] = step.TimeLeft.TotalSeconds,
            },
            TrainingEvent.Epoch(var epoch) => new()
            {
                ["event"] = "epoch",
                ["epoch"] = epoch.Number,
                ["trainingLoss"] = epoch.TrainingLoss,
                ["validationLoss"] = epoch.ValidationLoss,
                ["validationPerplexity"] = epoch.ValidationPerplexity,
                ["best"] = epoch.IsBest,
                ["targetsPerSecond"] = epoch.TargetsPerSecond,
                ["stoppedEarly"] = epoch.StoppedEarly,
                ["elapsedSeconds"] = epoch.Elapsed.TotalSeconds,
            },
            TrainingEvent.Ended(var outcome) => new()
            {
                ["event"] = "end",
                ["path"] = outcome.Path,
                ["epochs"] = outcome.Epochs,
                ["bestEpoch"] = outcome.Best.Epoch,
                ["validationPerplexity"] = outcome.Perplexity,
            },
            _ => null,
        };
}
