namespace Showrunner.Cli;

/// <summary>Shows a training run while it happens.</summary>
internal interface ITrainingView
{
    void Begin(TrainingPlan plan);

    /// <summary>Shows each event as it comes and returns when there are no more. The calling thread is the only one that writes to the terminal.</summary>
    void Follow(IEnumerable<TrainingEvent> events);

    void End(TrainingOutcome outcome);
}
