using System.Collections.Immutable;

namespace Tunewright.Plots;

/// <summary>
/// What pages show of a study, kept up to date: each change of a trial is looked at once. Not safe for several threads.
/// </summary>
/// <param name="id">The study's name in addresses.</param>
/// <param name="storage">The place of its storage among those that are shown.</param>
/// <param name="study">The study.</param>
/// <param name="revision">The number that changes are counted from; above 0.</param>
internal sealed class StudyDigest(string id, int storage, StudyRecord study, long revision = 1)
{
    private const int MaxBest = 10;
    private const int MaxAttributeKeys = 256;

    private readonly long _begin = revision;
    private readonly List<FrozenTrial?> _trials = [];
    private readonly List<long> _curveRevisions = [];
    private readonly int[] _counts = new int[Enum.GetValues<TrialState>().Length];
    private readonly StudyColumns _columns = new(study.Directions.Length);
    private readonly IncrementalFront _best = new(study.Directions);
    private readonly SortedSet<string> _attributeKeys = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _constraintNames = new(Comparer<string>.Create(ByNumber));
    private ImmutableHashSet<long> _noted = [];
    private DateTimeOffset? _created;
    private DateTimeOffset? _lastActivity;

    /// <summary>The study as it was last read.</summary>
    public StudyRecord Study { get; private set; } = study;

    /// <summary>Grows with each update that changed something.</summary>
    public long Revision { get; private set; } = revision;

    /// <summary>The trials that were last read, by number.</summary>
    public IReadOnlyList<FrozenTrial> Trials => [.. _trials.OfType<FrozenTrial>()];

    /// <summary>Takes over what a storage says now.</summary>
    /// <param name="now">The study with its attributes.</param>
    /// <param name="trials">All its trials.</param>
    /// <param name="time">The time of reports that are new; <see langword="null"/> if it is not known.</param>
    /// <returns>Whether anything has changed.</returns>
    public bool Update(StudyRecord now, IReadOnlyList<FrozenTrial> trials, DateTimeOffset? time)
    {
        var next = Revision + 1;
        var hasChanged =
            !PlainValue.Same(Study.SystemAttributes, now.SystemAttributes) || !PlainValue.Same(Study.UserAttributes, now.UserAttributes);
        var noted = Notes.Trials(now);
        var differ = noted.SymmetricExcept(_noted);
        (Study, _noted) = (now, noted);
        foreach (var trial in trials)
        {
            var known = trial.Number < _trials.Count ? _trials[trial.Number] : null;
            if (known is null || !ReferenceEquals(known, trial) && Differ(known, trial))
            {
                Take(known, trial, next, time);
                hasChanged = true;
            }
            else if (!differ.IsEmpty && differ.Contains(trial.Id))
            {
                _columns.Set(trial, noted.Contains(trial.Id), next);
            }
        }
        if (hasChanged)
            Revision = next;
        return hasChanged;
    }

    /// <summary>The trial of that number, or <see langword="null"/>.</summary>
    public FrozenTrial? Find(int number) => number >= 0 && number < _trials.Count ? _trials[number] : null;

    public SummaryData Summary() =>
        new()
        {
            Id = id,
            Name = Study.Name,
            Storage = storage,
            Directions = [.. Study.Directions.Select(direction => direction.ToString().ToLowerInvariant())],
            MetricNames = StudyMetrics.NamesIn(Study),
            Best = [.. _best.Members.Take(MaxBest).Select(trial => new BestData(trial.Number, trial.Values))],
            BestCount = _best.Members.Count,
            Counts = new(
                _counts[(int)TrialState.Running],
                _counts[(int)TrialState.Complete],
                _counts[(int)TrialState.Pruned],
                _counts[(int)TrialState.Failed],
                _counts[(int)TrialState.Waiting]
            ),
            TrialCount = _counts.Sum(),
            Created = _created?.ToUnixTimeMilliseconds(),
            LastActivity = _lastActivity?.ToUnixTimeMilliseconds(),
            Revision = Revision,
        };

    public HeaderData Header() => HeaderOf(Summary());

    /// <summary>The columns of all trials, or of those that have changed since a revision of this digest.</summary>
    public byte[] Columns(long since) => _columns.ToBytes(Known(since), Revision);

    /// <summary>The curves of trials that have changed since a revision of this digest.</summary>
    public CurvesData CurvesOf(IEnumerable<int>? numbers, int limit, int points, long since)
    {
        var known = Known(since);
        List<FrozenTrial> all = [.. _trials.OfType<FrozenTrial>().Where(trial => !trial.IntermediateValues.IsEmpty)];
        var chosen = numbers is null
            ? Curves.Choose(all, _best.Members, limit)
            : [.. numbers.Distinct().Order().Select(Find).OfType<FrozenTrial>().Where(trial => !trial.IntermediateValues.IsEmpty)];
        return new(
            Revision,
            all.Count,
            [.. chosen.Where(trial => _curveRevisions[trial.Number] > known).Select(trial => Curves.Of(trial, points))]
        );
    }

    /// <summary>A trial with everything that belongs to it.</summary>
    public TrialData Row(FrozenTrial trial) => TrialRow.Of(Study, trial);

    /// <summary>The best trials, by number.</summary>
    public IReadOnlyList<FrozenTrial> Best => _best.Members;

    private HeaderData HeaderOf(SummaryData summary) =>
        new()
        {
            Id = summary.Id,
            Name = summary.Name,
            Storage = summary.Storage,
            Directions = summary.Directions,
            MetricNames = summary.MetricNames,
            Best = summary.Best,
            BestCount = summary.BestCount,
            Counts = summary.Counts,
            TrialCount = summary.TrialCount,
            Created = summary.Created,
            LastActivity = summary.LastActivity,
            Revision = summary.Revision,
            Parameters = _columns.Parameters,
            NumericAttributes = _columns.NumericAttributes,
            AttributeKeys = [.. _attributeKeys],
            ConstraintNames = [.. _constraintNames],
            UserAttributes = new(Study.UserAttributes),
            Note = Notes.Read(Study, trial: null),
            Artifacts = TrialRow.ArtifactsOf(Study.SystemAttributes),
        };

    /// <summary>0, for everything, if the revision is of another digest of this study.</summary>
    private long Known(long since) => since >= _begin && since <= Revision ? since : 0;

    private void Take(FrozenTrial? known, FrozenTrial trial, long next, DateTimeOffset? time)
    {
        while (_trials.Count <= trial.Number)
        {
            _trials.Add(null);
            _curveRevisions.Add(0);
        }
        _trials[trial.Number] = trial;
        _columns.Set(trial, _noted.Contains(trial.Id), next);
        if (known is null || known.IntermediateValues.Count != trial.IntermediateValues.Count || known.State != trial.State)
            _curveRevisions[trial.Number] = next;
        if (known is not null)
            _counts[(int)known.State]--;
        _counts[(int)trial.State]++;
        if (trial.State.IsFinished())
            _best.Add(trial);

        if (trial.Started < _created || _created is null)
            _created = trial.Started;
        foreach (var moment in (DateTimeOffset?[])[trial.Started, trial.Completed, known is null ? null : time])
        {
            if (moment > _lastActivity || _lastActivity is null)
                _lastActivity = moment;
        }
        foreach (var key in trial.UserAttributes.Keys)
        {
            if (_attributeKeys.Count < MaxAttributeKeys)
                _attributeKeys.Add(key);
        }
        foreach (var (name, _) in trial.Constraints)
            _constraintNames.Add(name);
    }

    /// <summary>Storages read running trials anew each time, changed or not.</summary>
    private static bool Differ(FrozenTrial known, FrozenTrial trial) =>
        known.State != trial.State
        || known.Started != trial.Started
        || !known.Values.SequenceEqual(trial.Values)
        || !known.Parameters.SequenceEqual(trial.Parameters)
        || !known.IntermediateValues.SequenceEqual(trial.IntermediateValues)
        || !PlainValue.Same(known.UserAttributes, trial.UserAttributes)
        || !PlainValue.Same(known.SystemAttributes, trial.SystemAttributes);

    private static int ByNumber(string? one, string? other) =>
        int.TryParse(one, out var a) && int.TryParse(other, out var b) ? a.CompareTo(b) : string.CompareOrdinal(one, other);
}
