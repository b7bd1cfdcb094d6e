using System.Collections.Immutable;

namespace Tunewright;

/// <summary>Studies and trials in memory, numbered as in Optuna's journal: ids count from 0 and are not reused.</summary>
/// <remarks>Not safe for several threads; storages lock around it.</remarks>
internal sealed class StudyTables
{
    private readonly SortedDictionary<long, StoredStudy> _studies = [];
    private readonly Dictionary<string, StoredStudy> _byName = new(StringComparer.Ordinal);
    private readonly List<(StoredStudy Owner, int Number)> _trials = [];

    public IEnumerable<StudyRecord> Studies => _studies.Values.Select(study => study.Record);

    public long NextStudyId { get; private set; }

    public long NextTrialId => _trials.Count;

    public StudyRecord? Find(string name) => _byName.GetValueOrDefault(name)?.Record;

    public StoredStudy? FindStudy(long id) => _studies.GetValueOrDefault(id);

    public StoredStudy Require(long id) =>
        FindStudy(id) ?? throw new KeyNotFoundException($"There is no study with id {id}; it may have been deleted.");

    public FrozenTrial? FindTrial(long id) =>
        id >= 0 && id < _trials.Count && _studies.ContainsKey(_trials[(int)id].Owner.Record.Id)
            ? _trials[(int)id].Owner[_trials[(int)id].Number]
            : null;

    public StoredStudy StudyOf(long trialId) => _trials[(int)trialId].Owner;

    public FrozenTrial Unfinished(long trialId)
    {
        var trial =
            FindTrial(trialId) ?? throw new KeyNotFoundException($"There is no trial with id {trialId}; its study may have been deleted.");
        return trial.State.IsFinished() ? throw new TrialFinishedException(trial) : trial;
    }

    public StudyRecord CreateStudy(string name, ImmutableArray<StudyDirection> directions)
    {
        if (_byName.ContainsKey(name))
            throw new DuplicateStudyException(name);
        var study = new StoredStudy(
            new()
            {
                Id = NextStudyId++,
                Name = name,
                Directions = directions,
            }
        );
        _studies.Add(study.Record.Id, study);
        _byName.Add(name, study);
        return study.Record;
    }

    public void DeleteStudy(long id)
    {
        _byName.Remove(Require(id).Record.Name);
        _studies.Remove(id);
    }

    public StudyRecord RenameStudy(long id, string name)
    {
        var study = Require(id);
        if (_byName.ContainsKey(name))
            throw new DuplicateStudyException(name);
        _byName.Remove(study.Record.Name);
        _byName.Add(name, study);
        return study.Record = study.Record with { Name = name };
    }

    public void SetStudyAttribute(long id, AttributeOwner owner, string key, object? value)
    {
        var study = Require(id);
        study.Record =
            owner == AttributeOwner.User
                ? study.Record with
                {
                    UserAttributes = study.Record.UserAttributes.SetItem(key, value),
                }
                : study.Record with
                {
                    SystemAttributes = study.Record.SystemAttributes.SetItem(key, value),
                };
    }

    public FrozenTrial Add(long studyId, FrozenTrial trial)
    {
        var study = Require(studyId);
        trial = trial with { Id = _trials.Count, Number = study.Count };
        _trials.Add((study, trial.Number));
        study.Add(trial);
        return trial;
    }

    public FrozenTrial Replace(FrozenTrial trial)
    {
        StudyOf(trial.Id).Replace(trial);
        return trial;
    }
}
