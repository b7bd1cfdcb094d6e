namespace Tunewright.Dashboard;

/// <summary>Tells any number of waiters that something has changed since they looked.</summary>
internal sealed class Signal
{
    private volatile TaskCompletionSource _next = New();

    /// <summary>Ends at the next <see cref="Raise"/>. Take it before looking, so that no change is missed.</summary>
    public Task Next => _next.Task;

    public void Raise() => Interlocked.Exchange(ref _next, New()).SetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
