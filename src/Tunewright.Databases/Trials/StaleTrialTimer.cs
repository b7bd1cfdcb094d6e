using System.Collections.Concurrent;
using System.Data.Common;

namespace Tunewright.Databases;

/// <summary>At each interval lets the trials of this process show signs of life, and gives up those whose worker is gone.</summary>
internal sealed class StaleTrialTimer : IDisposable
{
    private readonly Dialect _dialect;
    private readonly ConnectionPool _connections;
    private readonly Heartbeats _heartbeats;
    private readonly ConcurrentDictionary<long, FrozenTrial> _running;
    private readonly ConcurrentDictionary<long, bool> _watched = new();
    private readonly Timer _timer;
    private int _ticking;

    public StaleTrialTimer(
        Dialect dialect,
        ConnectionPool connections,
        Heartbeats heartbeats,
        TimeSpan interval,
        ConcurrentDictionary<long, FrozenTrial> running
    )
    {
        (_dialect, _connections, _heartbeats, _running) = (dialect, connections, heartbeats, running);
        _timer = new(_ => Tick(), null, interval, interval);
    }

    /// <summary>Watches over a study from now on; the first time it looks at once.</summary>
    public void Watch(long studyId)
    {
        if (_watched.TryAdd(studyId, true))
            FailStale(studyId);
    }

    public void Dispose()
    {
        using var ended = new ManualResetEvent(false);
        if (_timer.Dispose(ended))
            ended.WaitOne();
    }

    private void FailStale(long studyId) =>
        _connections.Run("trials that were given up", (connection, _) => _heartbeats.FailStale(connection, studyId));

    private void Tick()
    {
        if (Interlocked.Exchange(ref _ticking, 1) == 1)
            return;
        try
        {
            if (_running.Keys.ToArray() is { Length: > 0 } alive)
            {
                _connections.Run(
                    "a sign of life",
                    (connection, _) =>
                    {
                        connection.Run(_heartbeats.Beat(new(_dialect), alive));
                        return true;
                    }
                );
            }

            foreach (var study in _watched.Keys)
                FailStale(study);
        }
        catch (Exception e) when (e is DatabaseStorageException or DbException or ObjectDisposedException)
        {
            // The next interval tries again, and what a worker wants to write tells it of the same trouble.
        }
        finally
        {
            Volatile.Write(ref _ticking, 0);
        }
    }
}
