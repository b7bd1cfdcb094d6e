namespace Tunewright;

/// <summary>
/// Decides when a search is over. It sees every finished trial of the study once, also those of other processes and earlier runs. Use one
/// object for one study.
/// </summary>
public abstract class StopCondition
{
    private readonly Lock _gate = new();
    private object? _lineage;
    private int _seen;

    /// <summary>Whether the search is over.</summary>
    /// <param name="history">The study's trials.</param>
    /// <param name="now">The current time.</param>
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

    /// <summary>Forgets all trials.</summary>
    protected abstract void Reset();

    /// <summary>Adds a finished trial.</summary>
    protected abstract void See(FrozenTrial trial, StudyHistory history);

    /// <summary>Whether the search is over, after the trials seen so far.</summary>
    protected abstract bool IsMet(DateTimeOffset now);
}
