namespace Tunewright.Grpc;

/// <summary>
/// One study on the server: its trials, and the order in which they changed, so that each client gets what is new to it. Safe for several
/// threads.
/// </summary>
/// <param name="study">The study.</param>
/// <param name="origin">
/// The cursor before the first change. It is the time, so that cursors of an earlier run of the server are below all of this one.
/// </param>
internal sealed class StudyFeed(StudyRecord study, long origin)
{
    private readonly Lock _gate = new();
    private readonly List<int> _changes = [];
    private readonly Dictionary<int, FrozenTrial?> _open = [];
    private readonly Dictionary<long, int> _numbers = [];
    private long _origin = origin;
    private int _known;

    public StudyRecord Study => Table.StudyRecord;

    /// <summary>The trials, which the storage brings up to date.</summary>
    public TrialTable Table { get; } = new(study);

    /// <summary>The trial of that id, as the table has it; <see langword="null"/> if it has none.</summary>
    public FrozenTrial? Find(long trialId)
    {
        lock (_gate)
        {
            Note();
            return _numbers.TryGetValue(trialId, out var number) ? Table.Find(number) : null;
        }
    }

    /// <summary>The trials that changed after a cursor, and the cursor after them; all trials for an unknown cursor.</summary>
    public (IReadOnlyList<FrozenTrial> Trials, long Cursor) Since(long cursor)
    {
        lock (_gate)
        {
            Note();
            // A cursor never goes back. One from the future is of an earlier run, by a clock that was ahead.
            if (cursor > _origin + _changes.Count)
                _origin = cursor + 1;
            var first = cursor < _origin ? 0 : (int)(cursor - _origin);
            return ([.. _changes.Skip(first).Distinct().Select(Table.Find).OfType<FrozenTrial>()], _origin + _changes.Count);
        }
    }

    /// <summary>Notes what has changed in the table.</summary>
    private void Note()
    {
        foreach (var (number, seen) in _open.ToList())
        {
            var now = Table.Find(number);
            if (!IsSame(now, seen))
                Changed(number, now);
        }
        for (; _known < Table.Count; _known++)
            Changed(_known, Table.Find(_known));
    }

    private void Changed(int number, FrozenTrial? now)
    {
        _changes.Add(number);
        if (now is not null)
            _numbers[now.Id] = number;
        if (now?.State.IsFinished() == true)
            _open.Remove(number);
        else
            _open[number] = now;
    }

    /// <summary>Databases read trials that run elsewhere again and again.</summary>
    private static bool IsSame(FrozenTrial? left, FrozenTrial? right) =>
        ReferenceEquals(left, right)
        || left is not null
            && right is not null
            && (left.State, left.Started) == (right.State, right.Started)
            && left.Parameters.SequenceEqual(right.Parameters)
            && left.IntermediateValues.Count == right.IntermediateValues.Count
            && left.IntermediateValues.All(report =>
                right.IntermediateValues.TryGetValue(report.Key, out var value) && value.Equals(report.Value)
            )
            && PlainValue.Same(left.UserAttributes, right.UserAttributes)
            && PlainValue.Same(left.SystemAttributes, right.SystemAttributes);
}
