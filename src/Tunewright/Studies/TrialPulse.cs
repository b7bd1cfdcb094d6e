using System.Diagnostics;

namespace Tunewright;

/// <summary>
/// While trials run in this process: says so to storages with heartbeats, and writes what happened to trials that run
/// longer than an instant, so that other workers and dashboards see them at work. Quick trials are written once, at their end.
/// </summary>
internal sealed class TrialPulse : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);
    private readonly Lock _gate = new();
    private readonly IStudyStorage _storage;
    private readonly TimeProvider _time;
    private readonly Action<StudyTrial> _flush;
    private readonly ITimer _timer;
    private readonly Dictionary<long, StudyTrial> _trials = [];
    private HashSet<long> _seen = [];
    private long _lastBeat;
    private bool _ticking;

    public TrialPulse(IStudyStorage storage, TimeProvider time, Action<StudyTrial> flush)
    {
        (_storage, _time, _flush) = (storage, time, flush);
        _timer = time.CreateTimer(_ => Tick(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    private TimeSpan? Heartbeat => (_storage as IHeartbeatStorage)?.HeartbeatInterval;

    public void Add(StudyTrial trial)
    {
        lock (_gate)
        {
            _trials.Add(trial.Record.Id, trial);
            if (!_ticking)
                _timer.Change(Interval, Timeout.InfiniteTimeSpan);
            _ticking = true;
        }
        // From here on a crash is noticed.
        if (Heartbeat is not null)
            ((IHeartbeatStorage)_storage).Beat([trial.Record.Id]);
    }

    public void Remove(long id)
    {
        lock (_gate)
            _trials.Remove(id);
    }

    public void Dispose() => _timer.Dispose();

    private void Tick()
    {
        List<StudyTrial> running;
        lock (_gate)
        {
            running = [.. _trials.Values];
            _ticking = running.Count > 0;
        }
        try
        {
            foreach (var trial in running)
            {
                if (_seen.Contains(trial.Record.Id))
                    _flush(trial);
            }

            _seen = [.. running.Select(trial => trial.Record.Id)];
            if (Heartbeat is { } interval && running.Count > 0 && _time.GetElapsedTime(_lastBeat) >= interval)
            {
                _lastBeat = _time.GetTimestamp();
                ((IHeartbeatStorage)_storage).Beat([.. _seen]);
            }
        }
        catch (Exception e)
        {
            // Nothing is lost: what could not be written is written at the next tick or at the trial's end, which throws.
            Debug.WriteLine(e);
        }
        lock (_gate)
        {
            if (_ticking |= _trials.Count > 0)
                _timer.Change(Interval, Timeout.InfiniteTimeSpan);
        }
    }
}
