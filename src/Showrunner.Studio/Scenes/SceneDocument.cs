using Tunewright.Dashboard;

namespace Showrunner.Studio;

/// <summary>A scene that is open: its lines, and the file that has every change. Safe for any number of threads.</summary>
internal sealed class SceneDocument
{
    private readonly Lock _gate = new();
    private readonly string _path;
    private readonly SceneEntry _first;
    private readonly string? _notice;
    private long _length;
    private LineBody[] _lines;
    private string _title;
    private int _revision;
    private DateTime _changed;

    /// <exception cref="ShowrunnerException">The file is damaged.</exception>
    public SceneDocument(string id, string path)
    {
        (Id, _path) = (id, path);
        var (entries, length) = SceneJournal.Read(path);
        if (entries is not [{ Title: not null, Family: not null } first, ..])
            throw new ShowrunnerException($"{path} is no scene: its first line is not one's beginning. Move it away.");
        (_first, _length) = (first, length);
        (_lines, _revision) = Replay(entries, int.MaxValue, path);
        _title = entries.Last(entry => entry.Title is not null).Title!;
        _changed = entries[^1].At;
        if (new FileInfo(path).Length > length)
            _notice = "The last change was cut off when the studio ended, and had not been saved. All saved changes are here.";
    }

    public string Id { get; }

    public int Revision
    {
        get
        {
            lock (_gate)
                return _revision;
        }
    }

    public SceneSummaryBody Summary
    {
        get
        {
            lock (_gate)
                return Describe(_lines, _revision);
        }
    }

    public SceneBody Body => At(null);

    /// <summary>The scene as it was at a revision; null: as it is.</summary>
    /// <exception cref="ApiException">It has no such revision.</exception>
    public SceneBody At(int? revision)
    {
        lock (_gate)
        {
            var at = revision ?? _revision;
            if (at < 0 || at > _revision)
                throw ApiException.NotFound($"The scene has the revisions 0 to {_revision}, not {at}.");
            return Of(at == _revision ? _lines : Replay(Entries(), at, _path).Lines, at);
        }
    }

    /// <summary>The changes after a revision, oldest first.</summary>
    public IReadOnlyList<SavedChangeBody> Since(int revision)
    {
        lock (_gate)
        {
            return
            [
                .. from entry in Entries()
                where entry.Revision > revision
                select new SavedChangeBody(entry.Revision!.Value, entry.Label ?? "", entry.Splices ?? [], entry.At),
            ];
        }
    }

    /// <summary>Makes a change, if it is made on the newest revision; it is on the disk when this returns.</summary>
    /// <returns>What was saved; null: the revision is stale.</returns>
    /// <exception cref="ApiException">The change does not fit.</exception>
    /// <exception cref="ShowrunnerException">It cannot be written; the scene is unchanged.</exception>
    public SavedBody? Change(ChangeBody change, DateTime now)
    {
        lock (_gate)
        {
            if (change.Revision != _revision)
                return null;
            var lines = SceneChanges.Apply(_lines, change.Splices);
            var entry = new SceneEntry
            {
                At = now,
                Revision = _revision + 1,
                Label = change.Label,
                Splices = change.Splices,
            };
            _length = SceneJournal.Append(_path, _length, entry);
            (_lines, _revision, _changed) = (lines, _revision + 1, now);
            return new(_revision, now);
        }
    }

    public void Rename(string title, DateTime now)
    {
        lock (_gate)
        {
            _length = SceneJournal.Append(_path, _length, new() { At = now, Title = title });
            (_title, _changed) = (title, now);
        }
    }

    private static (LineBody[] Lines, int Revision) Replay(IReadOnlyList<SceneEntry> entries, int until, string path)
    {
        var (lines, revision) = (Array.Empty<LineBody>(), 0);
        foreach (var entry in entries.Where(entry => entry.Revision <= until))
        {
            try
            {
                (lines, revision) = (SceneChanges.Apply(lines, entry.Splices ?? []), entry.Revision!.Value);
            }
            catch (ApiException exception)
            {
                throw new ShowrunnerException(
                    $"Revision {entry.Revision} in {path} does not fit the one before. Restore a copy.",
                    exception
                );
            }
        }
        return (lines, revision);
    }

    private IReadOnlyList<SceneEntry> Entries() => SceneJournal.Read(_path).Entries;

    private SceneSummaryBody Describe(LineBody[] lines, int revision) =>
        new(Id, _title, revision, lines.Length, lines.Sum(WordsIn), SceneLines.FirstLine(lines), _changed, _first.From, _first.Family!);

    private SceneBody Of(LineBody[] lines, int revision)
    {
        var summary = Describe(lines, revision);
        return new(
            summary.Id,
            summary.Title,
            summary.Revision,
            summary.Lines,
            summary.Words,
            summary.FirstLine,
            summary.Changed,
            summary.From,
            summary.Family,
            lines,
            _notice
        );
    }

    private static int WordsIn(LineBody line) => line.Text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries).Length;
}
