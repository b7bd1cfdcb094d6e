namespace Tunewright;

/// <summary>Which combinations of a grid have ended in a study's trials. Each trial is looked at once.</summary>
internal sealed class GridProgress(int combinations, Func<FrozenTrial, int?> idOf)
{
    private readonly Lock _gate = new();
    private readonly int[] _places = [.. Enumerable.Repeat(int.MaxValue, combinations)]; // of the first trial in the history
    private readonly List<int> _ended = [0]; // their number before each place
    private int _seen;

    /// <summary>The number of combinations that have not ended.</summary>
    public int CountOpen(StudyHistory history)
    {
        lock (_gate)
        {
            Learn(history);
            return _places.Length - _ended[history.Finished.Count];
        }
    }

    /// <summary>The combinations that have not ended, smallest first.</summary>
    public List<int> Open(StudyHistory history)
    {
        lock (_gate)
        {
            Learn(history);
            // Another thread may have asked with a later snapshot.
            return [.. Enumerable.Range(0, _places.Length).Where(id => _places[id] >= history.Finished.Count)];
        }
    }

    /// <summary>Whether a combination has not ended.</summary>
    public bool IsOpen(StudyHistory history, int id)
    {
        lock (_gate)
        {
            Learn(history);
            return _places[id] >= history.Finished.Count;
        }
    }

    private void Learn(StudyHistory history)
    {
        for (; _seen < history.Finished.Count; _seen++)
        {
            var ended = _ended[^1];
            if (idOf(history.Finished[_seen]) is { } id && _places[id] == int.MaxValue)
            {
                _places[id] = _seen;
                ended++;
            }
            _ended.Add(ended);
        }
    }
}
