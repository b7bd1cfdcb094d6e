namespace Showrunner.Training;

/// <summary>Loops whose parts run at the same time, where the machine can.</summary>
internal static class ParallelLoop
{
    /// <summary>Runs <paramref name="work"/> once per thread, numbered from 0 to <paramref name="threads"/> − 1.</summary>
    public static void Run(int threads, Action<int> work)
    {
        if (threads == 1)
            work(0);
        else
            Parallel.For(0, threads, work);
    }

    /// <summary>Runs <paramref name="work"/> for each item from 0 to <paramref name="count"/> − 1, on whichever thread is free.</summary>
    public static void ForEach(int count, int threads, Action<int> work) => ForEach(count, threads, (_, item) => work(item));

    /// <summary>The same; <paramref name="work"/> is given the number of its thread, and then the item.</summary>
    public static void ForEach(int count, int threads, Action<int, int> work)
    {
        var next = -1;
        Run(
            Math.Min(threads, count),
            thread =>
            {
                for (int item; (item = Interlocked.Increment(ref next)) < count; )
                    work(thread, item);
            }
        );
    }
}
