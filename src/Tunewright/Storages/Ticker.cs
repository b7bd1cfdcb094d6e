namespace Tunewright;

/// <summary>
/// Does something at intervals, on a thread of its own: the pool's threads may all be busy with objectives for a long time. With a clock
/// other than the system's it is a timer of that clock.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="interval">The time before each tick.</param>
/// <param name="tick">What to do.</param>
/// <param name="goesOn">Whether to go on after a tick; otherwise <see cref="Wake"/> starts it again.</param>
internal sealed class Ticker(TimeProvider time, TimeSpan interval, Action tick, Func<bool> goesOn)
{
    private readonly object _gate = new();
    private ITimer? _timer;
    private Thread? _thread;
    private bool _awake;
    private bool _stopped;

    /// <summary>Whether it ticks.</summary>
    public bool IsAwake
    {
        get
        {
            lock (_gate)
                return _awake;
        }
    }

    /// <summary>Starts ticking, unless it does already.</summary>
    public void Wake()
    {
        lock (_gate)
        {
            if (_awake || _stopped)
                return;
            _awake = true;
            if (time != TimeProvider.System)
            {
                _timer ??= time.CreateTimer(_ => Tick(), null, interval, interval);
                return;
            }
            _thread = new Thread(Run) { IsBackground = true, Name = "Tunewright" };
            _thread.Start();
        }
    }

    /// <summary>Ends ticking, and waits for a tick that has begun.</summary>
    public void Stop()
    {
        lock (_gate)
        {
            _stopped = true;
            Monitor.PulseAll(_gate);
        }
        _timer?.DisposeAsync().AsTask().GetAwaiter().GetResult();
        if (_thread is { } thread && thread != Thread.CurrentThread)
            thread.Join();
    }

    private void Run()
    {
        do
        {
            lock (_gate)
            {
                if (!_stopped)
                    Monitor.Wait(_gate, interval);
                if (_stopped)
                    return;
            }
        } while (Tick());
    }

    private bool Tick()
    {
        if (!IsAwake)
            return false;
        tick();
        lock (_gate)
            return _awake = !_stopped && goesOn();
    }
}
