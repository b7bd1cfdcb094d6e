namespace Showrunner.Training;

/// <summary>Hands out parts of a loop to whichever thread is free.</summary>
internal static class Parts
{
    /// <summary>Does <paramref name="work"/> for each item from 0 to below <paramref name="count"/>.</summary>
    public static void Share(int count, int threads, Action<int> work) => Share(count, threads, (_, item) => work(item));

    /// <summary>The same, and tells which of the threads, counted from 0, does it.</summary>
    public static void Share(int count, int threads, Action<int, int> work)
    {
        var next = -1;
        Workers.Run(
            Math.Min(threads, count),
            thread =>
            {
                for (int item; (item = Interlocked.Increment(ref next)) < count; )
                    work(thread, item);
            }
        );
    }
}
