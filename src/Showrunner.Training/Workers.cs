namespace Showrunner.Training;

/// <summary>Splits a loop among threads.</summary>
internal static class Workers
{
    /// <summary>Runs <paramref name="work"/> for 0 … <paramref name="threads"/> − 1, at the same time where the machine can.</summary>
    public static void Run(int threads, Action<int> work)
    {
        if (threads == 1)
            work(0);
        else
            Parallel.For(0, threads, work);
    }
}
