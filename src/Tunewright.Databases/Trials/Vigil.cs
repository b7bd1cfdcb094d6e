using System.Collections.Concurrent;
using System.Data.Common;

namespace Tunewright.Databases;

/// <summary>At each interval lets the trials of this process show signs of life, and gives up those whose worker is gone.</summary>
internal sealed class Vigil : IDisposable
{
    private readonly Dialect dialect;
    private readonly Connections connections;
    private readonly Heartbeats heartbeats;
    private readonly ConcurrentDictionary<long, FrozenTrial> running;
    private readonly ConcurrentDictionary<long, bool> watched = new();
    private readonly Timer timer;
    private int ticking;

    public Vigil(Dialect dialect, Connections connections, Heartbeats heartbeats, TimeSpan interval, ConcurrentDictionary<long, FrozenTrial> running)
    {
        (this.dialect, this.connections, this.heartbeats, this.running) = (dialect, connections, heartbeats, running);
        timer = new(_ => Tick(), null, interval, interval);
    }

    /// <summary>Watches over a study from now on; the first time it looks at once.</summary>
    public void Watch(long studyId)
    {
        if (watched.TryAdd(studyId, true)) FailStale(studyId);
    }

    public void Dispose()
    {
        using var ended = new ManualResetEvent(false);
        if (timer.Dispose(ended)) ended.WaitOne();
    }

    private void FailStale(long studyId) =>
        connections.Run("trials that were given up", (connection, _) => heartbeats.FailStale(connection, studyId));

    private void Tick()
    {
        if (Interlocked.Exchange(ref ticking, 1) == 1) return;
        try
        {
            if (running.Keys.ToArray() is { Length: > 0 } alive)
                connections.Run("a sign of life", (connection, _) =>
                {
                    connection.Run(heartbeats.Beat(new(dialect), alive));
                    return true;
                });
            foreach (var study in watched.Keys) FailStale(study);
        }
        catch (Exception e) when (e is DatabaseStorageException or DbException or ObjectDisposedException)
        {
            // The next interval tries again, and what a worker wants to write tells it of the same trouble.
        }
        finally
        {
            Volatile.Write(ref ticking, 0);
        }
    }
}
