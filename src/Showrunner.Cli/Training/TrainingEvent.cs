using Showrunner.Training;

namespace Showrunner.Cli;

/// <summary>What happens in a training run, as seen by whoever shows it.</summary>
internal abstract record TrainingEvent
{
    /// <summary>A few times a second, on the way through a pass.</summary>
    public sealed record Step(StepReport Report) : TrainingEvent;

    /// <summary>After each pass over the training text; the model is saved.</summary>
    public sealed record Pass(PassReport Report) : TrainingEvent;
}
