using System.Collections.Immutable;

namespace Tunewright;

/// <summary>
/// A study's complete and pruned trials as TPE needs them: one row for each, in the order of their end, and the rows sorted in
/// several ways. Lock it while using it.
/// </summary>
internal sealed class TpeHistory
{
    private readonly ImmutableArray<StudyDirection> _directions;
    private readonly bool _learnFromFailures;
    private readonly List<FrozenTrial> _trials = [];
    private readonly List<Goodness> _goodness = [];
    private readonly Dictionary<string, ParameterColumn> _columns = [];
    private readonly RowOrder _byNumber;
    private readonly RowOrder _byGoodness;
    private readonly List<bool> _hasRow = []; // by index in the study's finished trials
    private TrialSplit? _split;
    private readonly SearchSpaceIntersection _intersection = new();
    private SearchSpaceGroups? _groups;

    public TpeHistory(ImmutableArray<StudyDirection> directions, bool learnFromFailures = false)
    {
        (_directions, _learnFromFailures) = (directions, learnFromFailures);
        _byNumber = new RowOrder((x, y) => _trials[x].Number.CompareTo(_trials[y].Number));
        _byGoodness = new RowOrder((x, y) => _goodness[x].CompareTo(_goodness[y]));
    }

    /// <summary>The number of rows.</summary>
    public int Count => _trials.Count;

    /// <summary>The number of complete and pruned trials.</summary>
    public int Ended { get; private set; }

    /// <summary>The trials by row.</summary>
    public IReadOnlyList<FrozenTrial> Trials => _trials;

    /// <summary>All rows, by trial number.</summary>
    public ReadOnlySpan<int> ByNumber => _byNumber.Rows;

    /// <summary>Which rows are good.</summary>
    public TrialSplit Split => _split ??= TrialSplit.Of(_trials, Ended, _goodness, _byGoodness.Rows, _byNumber.Rows, _directions);

    /// <summary>The groups of parameters that past trials have together.</summary>
    public IReadOnlyList<SearchSpace> Groups
    {
        get
        {
            if (_groups is null)
            {
                _groups = new SearchSpaceGroups();
                _trials.ForEach(_groups.Add);
            }

            return _groups.Spaces;
        }
    }

    /// <summary>The parameters that every row has.</summary>
    public SearchSpace Intersection => _intersection.Space;

    /// <summary>The values of a parameter, or <see langword="null"/> when no row has it.</summary>
    public ParameterColumn? Column(string name) => _columns.GetValueOrDefault(name);

    /// <summary>
    /// Adds or removes rows to match a snapshot. Snapshots grow, but another thread may have asked with a later one.
    /// </summary>
    public void MoveTo(IReadOnlyList<FrozenTrial> finished)
    {
        if (_hasRow.Count == finished.Count)
            return;
        _split = null;
        while (_hasRow.Count > finished.Count)
            RemoveLast();
        while (_hasRow.Count < finished.Count)
        {
            var trial = finished[_hasRow.Count];
            var learnt =
                trial.State is TrialState.Complete or TrialState.Pruned
                || _learnFromFailures && !trial.Parameters.IsEmpty && !trial.IsCancelled;
            _hasRow.Add(learnt);
            if (learnt)
                Add(trial);
        }
    }

    private void Add(FrozenTrial trial)
    {
        var row = _trials.Count;
        _trials.Add(trial);
        Ended += trial.State == TrialState.Failed ? 0 : 1;
        _goodness.Add(Goodness.Of(trial, _directions));
        _byNumber.Add(row);
        _byGoodness.Add(row);
        _intersection.Add(trial);
        _groups?.Add(trial);
        foreach (var (name, distribution, value) in trial.Parameters)
        {
            if (!_columns.TryGetValue(name, out var column))
                _columns.Add(name, column = new ParameterColumn(other => _trials[other].Number));
            column.Add(row, distribution, value);
        }
    }

    private void RemoveLast()
    {
        var last = _hasRow.Count - 1;
        var learnt = _hasRow[last];
        _hasRow.RemoveAt(last);
        if (!learnt)
            return;
        var row = _trials.Count - 1;
        foreach (var (name, distribution, _) in _trials[row].Parameters)
            _columns[name].Remove(row, distribution);
        _intersection.Remove(_trials[row]);
        _byNumber.Remove(row);
        _byGoodness.Remove(row);
        _groups = null;
        Ended -= _trials[row].State == TrialState.Failed ? 0 : 1;
        _goodness.RemoveAt(row);
        _trials.RemoveAt(row);
    }
}
