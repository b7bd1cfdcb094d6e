using Showrunner.Tuning;

namespace Showrunner.Cli;

/// <summary>Shows a search while it happens.</summary>
internal interface ITuningView
{
    /// <summary>Shows each event as it comes, until there are no more.</summary>
    Task FollowAsync(IAsyncEnumerable<TuningEvent> events);
}
