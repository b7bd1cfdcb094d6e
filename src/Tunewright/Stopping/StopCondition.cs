namespace Tunewright;

/// <summary>
/// Says when a search is over. It sees every finished trial of the study once, those of other processes and earlier runs
/// included, so that asking costs the same however many there are. Use one object for one study.
/// </summary>
public abstract class StopCondition
{
    private readonly Lock _gate = new();
    private object? _lineage;
    private int _seen;

    /// <summary>Whether the search is over.</summary>
    /// <param name="history">The study's trials.</param>
    /// <param name="now">The time.</param>
    public bool IsMet(StudyHistory history, DateTimeOffset now)
    {
        lock (_gate)
        {
            if (_lineage != history.Lineage)
            {
                (_lineage, _seen) = (history.Lineage, 0);
                Reset();
            }
            for (; _seen < history.Finished.Count; _seen++)
                See(history.Finished[_seen], history);
            return IsMet(now);
        }
    }

    /// <summary>Forgets what was seen.</summary>
    protected abstract void Reset();

    /// <summary>Learns of one more finished trial.</summary>
    protected abstract void See(FrozenTrial trial, StudyHistory history);

    /// <summary>Whether what was seen is enough.</summary>
    protected abstract bool IsMet(DateTimeOffset now);
}
