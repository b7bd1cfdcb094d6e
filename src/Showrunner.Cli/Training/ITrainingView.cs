using Showrunner.Training;

namespace Showrunner.Cli;

/// <summary>Shows a training run while it happens.</summary>
internal interface ITrainingView
{
    /// <summary>Shows each event as it comes, until there are no more.</summary>
    Task FollowAsync(IAsyncEnumerable<TrainingEvent> events);
}
