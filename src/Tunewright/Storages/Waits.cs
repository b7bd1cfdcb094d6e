namespace Tunewright;

/// <summary>Waits on the clock that the caller was given.</summary>
internal static class Waits
{
    /// <summary>Blocks the thread for a while.</summary>
    public static void Sleep(this TimeProvider time, TimeSpan span)
    {
        // No other thread is needed to wake this one, so it cannot starve.
#pragma warning disable RS0030 // The one place that sleeps, for the clock of the system.
        if (time == TimeProvider.System)
            Thread.Sleep(span);
#pragma warning restore RS0030
        else
            Task.Delay(span, time).Wait();
    }
}
