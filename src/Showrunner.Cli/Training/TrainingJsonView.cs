using System.Text.Json.Nodes;

namespace Showrunner.Cli;

/// <summary>One JSON object a line, told apart by <c>event</c>: <c>begin</c>, <c>step</c> about once a second, <c>pass</c> after each pass, <c>end</c>.</summary>
internal sealed class TrainingJsonView(TextWriter output, TimeProvider time) : ITrainingView
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private long _lastStep = time.GetTimestamp();

    public void Begin(TrainingPlan plan) =>
        Write(
            new()
            {
                ["event"] = "begin",
                ["path"] = plan.Path,
                ["recipe"] = plan.Recipe,
                ["trainingWords"] = plan.TrainingWords,
                ["validationWords"] = plan.ValidationWords,
                ["vocabulary"] = plan.Vocabulary,
                ["weights"] = plan.Weights,
                ["passesDone"] = plan.PassesDone,
                ["threads"] = plan.Options.Threads,
                ["seed"] = plan.Options.Seed,
            }
        );

    public void Follow(IEnumerable<TrainingEvent> events)
    {
        foreach (var happening in events)
        {
            if (happening is TrainingEvent.Step)
            {
                if (time.GetElapsedTime(_lastStep) < Interval)
                    continue;
                _lastStep = time.GetTimestamp();
            }
            Write(ToJson(happening));
        }
    }

    public void End(TrainingOutcome outcome) =>
        Write(
            new()
            {
                ["event"] = "end",
                ["path"] = outcome.Path,
                ["passes"] = outcome.Passes,
                ["bestPass"] = outcome.Best.Pass,
                ["validationPerplexity"] = outcome.Perplexity,
            }
        );

    private void Write(JsonObject line)
    {
        output.WriteLine(line.ToJsonString());
        output.Flush();
    }

    private static JsonObject ToJson(TrainingEvent happening) =>
        happening switch
        {
            TrainingEvent.Step(var step) => new()
            {
                ["event"] = "step",
                ["pass"] = step.Pass,
                ["step"] = step.Step,
                ["stepsInPass"] = step.StepsInPass,
                ["trainingLoss"] = step.TrainingLoss,
                ["position"] = step.Position,
                ["learningRate"] = step.LearningRate,
                ["targetsPerSecond"] = step.TargetsPerSecond,
                ["secondsLeft"] = step.TimeLeft.TotalSeconds,
            },
            TrainingEvent.Pass(var pass) => new()
            {
                ["event"] = "pass",
                ["pass"] = pass.Number,
                ["trainingLoss"] = pass.TrainingLoss,
                ["validationLoss"] = pass.ValidationLoss,
                ["validationPerplexity"] = pass.ValidationPerplexity,
                ["best"] = pass.IsBest,
                ["targetsPerSecond"] = pass.TargetsPerSecond,
                ["stoppedEarly"] = pass.StoppedEarly,
                ["elapsedSeconds"] = pass.Elapsed.TotalSeconds,
            },
            _ => throw new System.Diagnostics.UnreachableException(),
        };
}
