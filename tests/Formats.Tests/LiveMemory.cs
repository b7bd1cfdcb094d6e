namespace Formats.Tests;

/// <summary>What a piece of work holds in memory: the reachable bytes, sampled while it runs and nothing else does.</summary>
internal static class LiveMemory
{
    /// <summary>The most bytes that were reachable at once, beyond those before. Work of less than a millisecond may show none.</summary>
    public static long Peak(Action work)
    {
        var before = Reachable();
        var thread = new Thread(() => work(), maxStackSize: 16 << 20);
        thread.Start();
        var peak = 0L;
        while (!thread.Join(millisecondsTimeout: 2))
            peak = Math.Max(peak, Reachable() - before);
        return peak;
    }

    private static long Reachable()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true);
        // As the collection left it: another thread may have allocated since.
        var info = GC.GetGCMemoryInfo(GCKind.FullBlocking);
        return info.HeapSizeBytes - info.FragmentedBytes;
    }
}
