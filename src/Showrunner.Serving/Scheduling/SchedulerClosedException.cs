namespace Showrunner.Serving;

/// <summary>The scheduler takes no more texts, or gave up those that it had.</summary>
internal sealed class SchedulerClosedException() : Exception("The scheduler is closed.");
