using System.Diagnostics;

namespace Tunewright;

/// <summary>
/// While trials run in this process: says so to storages with heartbeats, and writes what happened to trials that run
/// longer than an instant, so that other workers and dashboards see them at work. Quick trials are written once, at their end.
/// </summary>
internal sealed class TrialPulse : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);
    private readonly Lock gate = new();
    private readonly IStudyStorage storage;
    private readonly TimeProvider time;
    private readonly Action<StudyTrial> flush;
    private readonly ITimer timer;
    private readonly Dictionary<long, StudyTrial> trials = [];
    private HashSet<long> seen = [];
    private long lastBeat;
    private bool ticking;

    public TrialPulse(IStudyStorage storage, TimeProvider time, Action<StudyTrial> flush)
    {
        (this.storage, this.time, this.flush) = (storage, time, flush);
        timer = time.CreateTimer(_ => Tick(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    private TimeSpan? Heartbeat => (storage as IHeartbeatStorage)?.HeartbeatInterval;

    public void Add(StudyTrial trial)
    {
        lock (gate)
        {
            trials.Add(trial.Record.Id, trial);
            if (!ticking) timer.Change(Interval, Timeout.InfiniteTimeSpan);
            ticking = true;
        }
        // From here on a crash is noticed.
        if (Heartbeat is not null) ((IHeartbeatStorage)storage).Beat([trial.Record.Id]);
    }

    public void Remove(long id)
    {
        lock (gate) trials.Remove(id);
    }

    public void Dispose() => timer.Dispose();

    private void Tick()
    {
        List<StudyTrial> running;
        lock (gate)
        {
            running = [.. trials.Values];
            ticking = running.Count > 0;
        }
        try
        {
            foreach (var trial in running)
                if (seen.Contains(trial.Record.Id)) flush(trial);
            seen = [.. running.Select(trial => trial.Record.Id)];
            if (Heartbeat is { } interval && running.Count > 0 && time.GetElapsedTime(lastBeat) >= interval)
            {
                lastBeat = time.GetTimestamp();
                ((IHeartbeatStorage)storage).Beat([.. seen]);
            }
        }
        catch (Exception e)
        {
            // Nothing is lost: what could not be written is written at the next tick or at the trial's end, which throws.
            Debug.WriteLine(e);
        }
        lock (gate)
            if (ticking |= trials.Count > 0) timer.Change(Interval, Timeout.InfiniteTimeSpan);
    }
}
