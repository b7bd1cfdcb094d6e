using Showrunner.Training;

namespace Showrunner.Cli;

/// <summary>What happens in a training run, as seen by whoever shows it.</summary>
internal abstract record TrainingEvent
{
    /// <summary>A few times a second, on the way through an epoch.</summary>
    public sealed record Step(StepReport Report) : TrainingEvent;

    /// <summary>After each epoch over the training text; the model is saved.</summary>
    public sealed record Epoch(EpochReport Report) : TrainingEvent;
}
