namespace Showrunner.Cli;

/// <summary>Workers side by side. One that is killed is started again, and its trial goes on.</summary>
internal sealed class WorkerPool : IDisposable
{
    private const int MostQuickEnds = 20;

    private static readonly TimeSpan Quick = TimeSpan.FromSeconds(10),
        LongestSaving = TimeSpan.FromMinutes(2);

    private readonly int _threads;
    private readonly List<WorkerProcess> _workers;
    private int _quickEnds;

    public WorkerPool(int count, int threads)
    {
        _threads = threads;
        _workers = [.. Enumerable.Range(0, count).Select(_ => new WorkerProcess(threads))];
    }

    /// <summary>Looks after the workers; false when all have ended because nothing is left to do.</summary>
    /// <exception cref="ShowrunnerException">A worker cannot go on; the message is its own.</exception>
    public bool Watch()
    {
        foreach (var worker in _workers.Where(worker => worker.HasExited).ToList())
        {
            _workers.Remove(worker);
            using (worker)
            {
                if (worker.ExitCode is 0 or CommandLine.Interrupted)
                    continue;
                if (worker.ExitCode is CommandLine.Failure or CommandLine.Usage)
                    throw new ShowrunnerException(worker.Message);
                _quickEnds = worker.Age < Quick ? _quickEnds + 1 : 0;
                if (_quickEnds > MostQuickEnds)
                {
                    throw new ShowrunnerException(
                        $"Workers end as soon as they are started, with exit code {worker.ExitCode}. {worker.Message}"
                    );
                }
            }
            _workers.Add(new(_threads));
        }
        return _workers.Count > 0;
    }

    /// <summary>Lets the workers save their trials, and waits for their end.</summary>
    public void Dispose()
    {
        foreach (var worker in _workers)
            worker.Stop();
        foreach (var worker in _workers)
        {
            using (worker)
                worker.WaitForEnd(LongestSaving);
        }

        _workers.Clear();
    }
}
