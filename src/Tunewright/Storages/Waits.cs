namespace Tunewright;

/// <summary>Waits on the clock that the caller was given.</summary>
internal static class Waits
{
    /// <summary>Blocks the thread for a while.</summary>
    public static void Sleep(this TimeProvider time, TimeSpan span)
    {
        // No other thread is needed to wake this one, so it cannot starve.
        if (time == TimeProvider.System)
            Thread.Sleep(span);
        else
            Task.Delay(span, time).Wait();
    }
}
