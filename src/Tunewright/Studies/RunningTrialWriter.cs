using System.Diagnostics;

namespace Tunewright;

/// <summary>
/// Writes what happened to the trials of this process that run longer than an instant, so that other workers and dashboards see
/// them at work. Short trials are written once, at their end.
/// </summary>
internal sealed class RunningTrialWriter
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);
    private readonly Func<IEnumerable<StudyTrial>> _running;
    private readonly Action<StudyTrial> _flush;
    private readonly Ticker _ticker;
    private HashSet<StudyTrial> _seen = [];

    /// <param name="time">The clock.</param>
    /// <param name="running">The trials that run in this process now.</param>
    /// <param name="flush">Writes what happened to one of them.</param>
    public RunningTrialWriter(TimeProvider time, Func<IEnumerable<StudyTrial>> running, Action<StudyTrial> flush)
    {
        (_running, _flush) = (running, flush);
        _ticker = new(time, Interval, Tick, () => _running().Any());
    }

    /// <summary>A trial has begun: it ticks until none is left.</summary>
    public void Wake() => _ticker.Wake();

    private void Tick()
    {
        HashSet<StudyTrial> running = [.. _running()];
        try
        {
            foreach (var trial in running.Where(_seen.Contains))
                _flush(trial);
        }
        catch (Exception exception)
        {
            // Nothing is lost: what could not be written is written at the next tick or at the trial's end, which throws.
            Debug.WriteLine(exception);
        }
        _seen = running;
    }
}
