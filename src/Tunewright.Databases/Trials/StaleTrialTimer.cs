using System.Collections.Concurrent;
using System.Data.Common;

namespace Tunewright.Databases;

/// <summary>At each interval sends the heartbeats of this process's trials, and fails trials whose worker died.</summary>
internal sealed class StaleTrialTimer : IDisposable
{
    private readonly Dialect _dialect;
    private readonly ConnectionPool _connections;
    private readonly Heartbeats _heartbeats;
    private readonly OwnTrials _own;
    private readonly ConcurrentDictionary<long, bool> _studies = new();
    private readonly ITimer _timer;
    private int _ticking;

    public StaleTrialTimer(
        Dialect dialect,
        ConnectionPool connections,
        Heartbeats heartbeats,
        TimeSpan interval,
        TimeProvider time,
        OwnTrials own
    )
    {
        (_dialect, _connections, _heartbeats, _own) = (dialect, connections, heartbeats, own);
        _timer = time.CreateTimer(_ => Tick(), null, interval, interval);
    }

    /// <summary>Looks at a study at each interval from now on, and the first time at once.</summary>
    public void Watch(long studyId)
    {
        if (_studies.TryAdd(studyId, true))
            FailStale(studyId);
    }

    /// <summary>Fails the stale trials of a study.</summary>
    /// <returns>Whether there were any.</returns>
    public bool FailStale(long studyId) =>
        _connections.Run("the end of stale trials", (connection, _) => _heartbeats.FailStale(connection, studyId));

    /// <summary>Stops the timer, and waits for a tick that has begun.</summary>
    public void Dispose() => _timer.DisposeAsync().AsTask().GetAwaiter().GetResult();

    private void Tick()
    {
        if (Interlocked.Exchange(ref _ticking, 1) == 1)
            return;
        try
        {
            if (_own.Ids is { Length: > 0 } running)
                Beat(running);
            foreach (var study in _studies.Keys)
                FailStale(study);
        }
        catch (Exception exception) when (exception is DatabaseStorageException or DbException or ObjectDisposedException)
        {
            // The next interval tries again, and a worker that writes meets the same error.
        }
        finally
        {
            Volatile.Write(ref _ticking, 0);
        }
    }

    private void Beat(long[] running) =>
        _connections.Run(
            "a heartbeat",
            (connection, _) =>
            {
                connection.Run(_heartbeats.Beat(new(_dialect), running));
                return true;
            }
        );
}
