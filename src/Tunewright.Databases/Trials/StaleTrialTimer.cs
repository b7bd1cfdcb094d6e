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
    private readonly ConcurrentDictionary<StudyKey, bool> _studies = new();
    private readonly Ticker _ticker;

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
        _ticker = new(time, interval, Tick, () => true);
        _ticker.Wake();
    }

    /// <summary>Looks at a study at each interval from now on, and the first time at once.</summary>
    public void Watch(StudyKey study)
    {
        if (_studies.TryAdd(study, true))
            FailStale(study);
    }

    /// <summary>Fails the stale trials of a study.</summary>
    /// <returns>Whether there were any.</returns>
    public bool FailStale(StudyKey study) =>
        _connections.Run("the end of stale trials", (connection, _) => _heartbeats.FailStale(connection, study));

    /// <summary>Stops the timer, and waits for a tick that has begun.</summary>
    public void Dispose() => _ticker.Stop();

    private void Tick()
    {
        try
        {
            foreach (var running in _own.ByStudy)
                Beat(running.Key, [.. running]);
            foreach (var study in _studies.Keys)
                FailStale(study);
        }
        catch (Exception exception) when (exception is DatabaseStorageException or DbException or ObjectDisposedException)
        {
            // The next interval tries again, and a worker that writes meets the same error.
        }
    }

    private void Beat(StudyKey study, long[] running) =>
        _connections.Run(
            "a heartbeat",
            (connection, _) =>
            {
                connection.Run(_heartbeats.Beat(new(_dialect), study, running));
                return true;
            }
        );
}
