using System.Diagnostics;

namespace Showrunner;

/// <summary>
/// Threads that share short pieces of work, one for every core but the caller's. They spin for a moment before they sleep, since waking
/// a thread costs as much as a whole step of the model.
/// </summary>
internal sealed class SpinningThreads
{
#pragma warning disable RS0030 // A spin of microseconds counts the processor's ticks; it decides no result.
    private static readonly long SpinTime = Stopwatch.Frequency / 5_000; // 200 µs

    private readonly Lock _oneAtATime = new();
    private readonly object _gate = new();
    private readonly int _threads;
    private volatile Job? _job;

    private SpinningThreads(int threads)
    {
        _threads = threads;
        for (var i = 0; i < threads; i++)
            new Thread(Work) { IsBackground = true, Name = "Showrunner spinning thread" }.Start();
    }

    /// <summary>The only instance of the process; its threads start at first use.</summary>
    public static SpinningThreads Shared { get; } = new(Math.Clamp(Environment.ProcessorCount - 1, 0, 15));

    /// <summary>
    /// Calls <paramref name="work"/> with the first and the end of each part of the items, in any order, and returns when all are done.
    /// </summary>
    /// <remarks>A caller that finds the threads busy does everything itself. <paramref name="work"/> must not throw.</remarks>
    public void Run(int items, int itemsPerPart, Action<int, int> work)
    {
        if (_threads == 0 || items <= itemsPerPart || !_oneAtATime.TryEnter())
        {
            for (var first = 0; first < items; first += itemsPerPart)
                work(first, Math.Min(first + itemsPerPart, items));
            return;
        }
        try
        {
            var job = new Job(items, itemsPerPart, work);
            lock (_gate)
            {
                _job = job;
                Monitor.PulseAll(_gate);
            }
            job.TakeParts();
            for (var spin = new SpinWait(); !job.IsDone; spin.SpinOnce(sleep1Threshold: -1)) { }
        }
        finally
        {
            _job = null;
            _oneAtATime.Exit();
        }
    }

    private void Work()
    {
        while (true)
            Next().TakeParts();
    }

    private Job Next()
    {
        while (true)
        {
            for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetTimestamp() - start < SpinTime; Thread.SpinWait(10))
            {
                if (_job is { HasParts: true } job)
                    return job;
            }

            lock (_gate)
            {
                if (_job is not { HasParts: true })
                    Monitor.Wait(_gate);
            }
        }
    }

    private sealed class Job(int items, int itemsPerPart, Action<int, int> work)
    {
        private readonly int _parts = (items + itemsPerPart - 1) / itemsPerPart;
        private int _taken;
        private int _done;

        public bool HasParts => Volatile.Read(ref _taken) < _parts;
        public bool IsDone => Volatile.Read(ref _done) == _parts;

        public void TakeParts()
        {
            for (int part; (part = Interlocked.Increment(ref _taken) - 1) < _parts; Interlocked.Increment(ref _done))
                work(part * itemsPerPart, Math.Min((part + 1) * itemsPerPart, items));
        }
    }
}
#pragma warning restore RS0030
