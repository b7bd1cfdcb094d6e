using System.Collections.Immutable;

namespace Tunewright;

/// <summary>The trials of each generation in a study's histories. Each trial is looked at once. Lock it while using it.</summary>
/// <param name="key">The attribute of the notes.</param>
internal sealed class GenerationTable(string key)
{
    private readonly Dictionary<(string Run, int Generation), List<Entry>> _generations = [];
    private readonly Dictionary<int, Entry> _byNumber = [];
    private int _seen;

    /// <summary>Reads the trials that have ended since the last call.</summary>
    public void Learn(StudyHistory history)
    {
        for (; _seen < history.Finished.Count; _seen++)
        {
            var trial = history.Finished[_seen];
            if (GenerationNote.Of(trial, key) is not { } note)
                continue;
            var entry = new Entry(_seen, trial, note);
            _byNumber[trial.Number] = entry;
            if (!_generations.TryGetValue((note.Run, note.Generation), out var entries))
                _generations.Add((note.Run, note.Generation), entries = []);
            var place = entries.Count;
            while (place > 0 && entries[place - 1].Trial.Number > trial.Number)
                place--;
            entries.Insert(place, entry);
        }
    }

    /// <summary>The complete and pruned trials of a generation, by number.</summary>
    public List<FrozenTrial> Members(StudyHistory history, string run, int generation)
    {
        var members = new List<FrozenTrial>();
        foreach (var entry in Entries(run, generation))
        {
            if (entry.Place < history.Finished.Count && entry.Trial.State is TrialState.Complete or TrialState.Pruned)
                members.Add(entry.Trial);
        }
        return members;
    }

    /// <summary>
    /// The parents that the first of a generation's trials notes, by number, if any does; where two workers began a generation at once,
    /// the trial with the lower number counts.
    /// </summary>
    public ImmutableArray<int>? Parents(
        StudyHistory history,
        string run,
        int generation,
        IReadOnlyList<(int Number, GenerationNote Note)> running
    )
    {
        var (first, parents) = (int.MaxValue, (ImmutableArray<int>?)null);
        foreach (var entry in Entries(run, generation))
        {
            if (entry.Place >= history.Finished.Count || entry.Note.Parents is null)
                continue;
            (first, parents) = (entry.Trial.Number, entry.Note.Parents);
            break;
        }
        foreach (var (number, note) in running)
        {
            if (note.Run == run && note.Generation == generation && note.Parents is not null && number < first)
                (first, parents) = (number, note.Parents);
        }
        return parents is { Length: > 0 } ? parents : null;
    }

    /// <summary>Trials by number, or <see langword="null"/> if the history lacks one.</summary>
    public List<FrozenTrial>? Trials(StudyHistory history, ImmutableArray<int> numbers)
    {
        var trials = new List<FrozenTrial>(numbers.Length);
        foreach (var number in numbers)
        {
            if (!_byNumber.TryGetValue(number, out var entry) || entry.Place >= history.Finished.Count)
                return null;
            trials.Add(entry.Trial);
        }
        return trials;
    }

    /// <summary>What is known of a generation, by the numbers of the trials.</summary>
    private List<Entry> Entries(string run, int generation) => _generations.GetValueOrDefault((run, generation)) ?? [];

    private readonly record struct Entry(int Place, FrozenTrial Trial, GenerationNote Note);
}
