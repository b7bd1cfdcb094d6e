namespace Showrunner.Tuning;

/// <summary>Workers side by side. One that is killed is started again, and its trial continues.</summary>
internal sealed class WorkerPool : IAsyncDisposable
{
    private const int Done = 0;
    private const int Failure = 1;
    private const int Usage = 2;
    private const int Interrupted = 130;
    private const int MaxQuickEnds = 20;

    private static readonly TimeSpan Quick = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan MaxSaving = TimeSpan.FromMinutes(2);

    private readonly TuningRunOptions _options;
    private readonly List<WorkerProcess> _workers = [];
    private int _quickEnds;

    public WorkerPool(TuningRunOptions options)
    {
        _options = options;
        for (var worker = 0; worker < options.Workers; worker++)
            Start();
    }

    /// <summary>Replaces the workers that were killed.</summary>
    /// <returns>Whether some still work; false when all have ended because no work is left.</returns>
    /// <exception cref="ShowrunnerException">A worker cannot go on; the message is its own.</exception>
    public bool Watch()
    {
        foreach (var worker in _workers.Where(worker => worker.HasExited).ToList())
        {
            _workers.Remove(worker);
            using (worker)
            {
                if (worker.ExitCode is Done or Interrupted)
                    continue;
                if (worker.ExitCode is Failure or Usage)
                    throw new ShowrunnerException(worker.Message);
                _quickEnds = worker.Age < Quick ? _quickEnds + 1 : 0;
                if (_quickEnds > MaxQuickEnds)
                {
                    throw new ShowrunnerException(
                        $"Workers end as soon as they are started, with exit code {worker.ExitCode}. {worker.Message}"
                    );
                }
            }
            Start();
        }
        return _workers.Count > 0;
    }

    /// <summary>Lets the workers save their trials, and waits for their end.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var worker in _workers)
            worker.Stop();
        foreach (var worker in _workers)
        {
            using (worker)
                await worker.WaitForExitAsync(MaxSaving).ConfigureAwait(false);
        }
        _workers.Clear();
    }

    private void Start() => _workers.Add(new(_options.Worker(), _options.Time));
}
