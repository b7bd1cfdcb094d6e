using System.Collections.Immutable;

namespace Tunewright;

/// <summary>
/// Stores studies, for several threads and usually several processes at once.
/// </summary>
/// <remarks>
/// A trial costs one call to begin (<see cref="Start"/>) and one durable batch to end (<see cref="Write"/>). Both bring the
/// caller's <see cref="TrialTable"/> up to date on the way, so that a storage can answer in one round trip.
/// Methods throw <see cref="KeyNotFoundException"/> if there is no such study or trial.
/// </remarks>
public interface IStudyStorage : IDisposable
{
    /// <summary>The storage's name in messages, without passwords.</summary>
    string Address { get; }

    /// <summary>Whether other processes can work on its studies, at once or later. Default: yes.</summary>
    bool IsShared => true;

    /// <summary>Whether it is a server, so that its workers may have no files in common. Default: no.</summary>
    bool IsServer => false;

    /// <summary>Whether running trials send heartbeats, so that trials whose worker died are failed by others. Default: no.</summary>
    bool HasHeartbeats => false;

    /// <summary>The highest step of a report that it can hold. Default: 2⁶³ − 1.</summary>
    long MaxStep => long.MaxValue;

    /// <summary>Whether a study can get another name and stay the same study. Default: no.</summary>
    bool CanRename => false;

    /// <summary>Creates a study.</summary>
    /// <exception cref="DuplicateStudyException">There is one of that name.</exception>
    StudyRecord CreateStudy(string name, ImmutableArray<StudyDirection> directions);

    /// <summary>The study of that name as it is now, or <see langword="null"/>.</summary>
    StudyRecord? FindStudy(string name);

    /// <summary>All studies as they are now, oldest first.</summary>
    IReadOnlyList<StudyRecord> Studies();

    /// <summary>Deletes a study and its trials; not another one that has got its id.</summary>
    void DeleteStudy(StudyRecord study);

    /// <summary>Gives a study another name. Its trials, attributes and id stay; programs that know it by the old name lose it.</summary>
    /// <exception cref="DuplicateStudyException">There is one of that name.</exception>
    /// <exception cref="NotSupportedException">The storage cannot: <see cref="CanRename"/>.</exception>
    StudyRecord RenameStudy(StudyRecord study, string name) =>
        throw new NotSupportedException($"{Address} cannot rename a study. Copy it under the new name, and delete the old one.");

    /// <summary>
    /// Gives a parameter a wider range, or further choices, in all trials that a study has. Those who have it open must load it again: for
    /// them it is gone, so that nobody goes on with the old range.
    /// </summary>
    /// <param name="study">The study.</param>
    /// <param name="parameter">The parameter's name.</param>
    /// <param name="to">
    /// Its distribution from now on: of the same kind and <c>log</c>, with all values that the trials have; choices begin with the old
    /// ones.
    /// </param>
    /// <returns>The study, which can have another id.</returns>
    /// <exception cref="ArgumentException">The distribution does not suit the trials, or none has the parameter.</exception>
    /// <exception cref="InvalidOperationException">A trial runs.</exception>
    StudyRecord WidenParameter(StudyRecord study, string parameter, Distribution to);

    /// <summary>Sets or replaces an attribute of a study.</summary>
    void SetStudyAttribute(StudyRecord study, AttributeOwner owner, string key, object? value);

    /// <summary>Brings <paramref name="table"/> up to date; reads only what is new.</summary>
    void Sync(TrialTable table);

    /// <summary>Takes the oldest waiting trial, which no other caller gets, or creates a running one if none waits.</summary>
    /// <param name="table">The study's trials; brought up to date, the new one included.</param>
    /// <param name="started">The time of its start.</param>
    FrozenTrial Start(TrialTable table, DateTimeOffset started);

    /// <summary>Takes one waiting trial, of those that <see cref="Start"/> takes in their order.</summary>
    /// <param name="table">The study's trials; brought up to date.</param>
    /// <param name="trialId">The trial.</param>
    /// <param name="started">The time of its start.</param>
    /// <returns>The trial, which runs now; <see langword="null"/> if it runs already, for another caller.</returns>
    /// <exception cref="TrialFinishedException">The trial has ended already.</exception>
    FrozenTrial? Take(TrialTable table, long trialId, DateTimeOffset started);

    /// <summary>Adds a trial in any state with everything that belongs to it, durably.</summary>
    /// <param name="table">The study's trials; brought up to date, the new one included.</param>
    /// <param name="trial">The trial; the storage gives it its id and number.</param>
    /// <exception cref="ArgumentException">A parameter has another kind of distribution than in the study's other trials.</exception>
    FrozenTrial Add(TrialTable table, FrozenTrial trial);

    /// <summary>Writes what happened to an unfinished trial: all or nothing, and durably if it ends the trial.</summary>
    /// <param name="table">The study's trials; brought up to date, these changes included.</param>
    /// <param name="trialId">The trial.</param>
    /// <param name="changes">What happened to it.</param>
    /// <exception cref="TrialFinishedException">The trial has ended already.</exception>
    /// <exception cref="ArgumentException">A parameter has another kind of distribution than in the study's other trials.</exception>
    FrozenTrial Write(TrialTable table, long trialId, TrialChanges changes);

    /// <summary>
    /// Ends a trial and begins the next: <see cref="Write"/> and then <see cref="Start"/>, as one durable batch if the storage can.
    /// </summary>
    /// <remarks>If the end is refused, no trial is begun, and the exception of <see cref="Write"/> is thrown.</remarks>
    /// <param name="table">The study's trials; brought up to date.</param>
    /// <param name="trialId">The trial that ends.</param>
    /// <param name="changes">Its end, and what else happened to it.</param>
    /// <param name="started">The time of the next trial's start.</param>
    /// <returns>The trial that has ended, and the one that runs.</returns>
    (FrozenTrial Ended, FrozenTrial Begun) WriteAndStart(TrialTable table, long trialId, TrialChanges changes, DateTimeOffset started) =>
        (Write(table, trialId, changes), Start(table, started));
}
