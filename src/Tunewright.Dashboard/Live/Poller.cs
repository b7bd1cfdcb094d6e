namespace Tunewright.Dashboard;

/// <summary>Does something again and again while anybody listens: one loop, however many there are.</summary>
/// <param name="interval">The time between two calls.</param>
/// <param name="poll">What to do; must not throw.</param>
/// <param name="time">The clock.</param>
internal sealed class Poller(TimeSpan interval, Action poll, TimeProvider time)
{
    private readonly Lock _gate = new();
    private int _listeners;
    private int _loop;

    /// <summary>Keeps the loop going until it is disposed of.</summary>
    public IDisposable Listen()
    {
        lock (_gate)
        {
            if (_listeners++ == 0)
                _ = Run(++_loop);
        }
        return new Listener(this);
    }

    private async Task Run(int loop)
    {
        while (IsHeard(loop))
        {
            await Task.Run(poll);
            await Task.Delay(interval, time);
        }
    }

    private bool IsHeard(int loop)
    {
        lock (_gate)
            return _listeners > 0 && loop == _loop;
    }

    private void Leave()
    {
        lock (_gate)
            _listeners--;
    }

    private sealed class Listener(Poller poller) : IDisposable
    {
        private Poller? _poller = poller;

        public void Dispose() => Interlocked.Exchange(ref _poller, null)?.Leave();
    }
}
