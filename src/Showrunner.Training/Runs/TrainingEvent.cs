namespace Showrunner.Training;

/// <summary>
/// What happens in a training run: <see cref="Begun"/>; then <see cref="Step"/>, <see cref="Epoch"/> and <see cref="Saved"/>; and last
/// <see cref="Ended"/>, <see cref="Stopped"/> or <see cref="Failed"/>.
/// </summary>
public abstract record TrainingEvent
{
    private protected TrainingEvent() { }

    /// <summary>Training is about to begin.</summary>
    /// <param name="Plan">What is trained.</param>
    public sealed record Begun(TrainingPlan Plan) : TrainingEvent;

    /// <summary>Where training stands within an epoch, at most five times a second.</summary>
    /// <param name="Report">The last step.</param>
    public sealed record Step(StepReport Report) : TrainingEvent;

    /// <summary>An epoch over the training text has ended.</summary>
    /// <param name="Report">Its losses.</param>
    public sealed record Epoch(EpochReport Report) : TrainingEvent;

    /// <summary>The model was saved.</summary>
    /// <param name="Path">Its file.</param>
    public sealed record Saved(string Path) : TrainingEvent;

    /// <summary>The schedule is at its end, or the validation loss has stopped falling.</summary>
    /// <param name="Outcome">The result.</param>
    public sealed record Ended(TrainingOutcome Outcome) : TrainingEvent;

    /// <summary>Training was cancelled; the model is saved, and can be resumed.</summary>
    /// <param name="Path">The model's file.</param>
    public sealed record Stopped(string Path) : TrainingEvent;

    /// <summary>Training cannot go on. The model is as it was saved last.</summary>
    /// <param name="Reason">Why, in a sentence for the user.</param>
    public sealed record Failed(string Reason) : TrainingEvent;
}
