using System.Collections.Concurrent;
using Tunewright.Dashboard;

namespace Showrunner.Studio;

/// <summary>The scenes of all shows, each in a file of its own. Safe for any number of threads.</summary>
internal sealed class SceneStore(TimeProvider time)
{
    private const string Ending = ".jsonl";

    // Scenes that are read stay in memory: it is they that pages work on.
    private readonly ConcurrentDictionary<string, Lazy<SceneDocument>> _open = new();
    private readonly Lock _creating = new();

    /// <summary>
    /// The scenes of a show, those changed last first. One that cannot be read is left out, and says why when it is asked for.
    /// </summary>
    public IReadOnlyList<SceneSummaryBody> Of(ShowFolder show)
    {
        if (!Directory.Exists(show.Scenes))
            return [];
        var scenes = new List<SceneSummaryBody>();
        foreach (var id in Directory.EnumerateFiles(show.Scenes, "*" + Ending).Select(path => Path.GetFileNameWithoutExtension(path)))
        {
            if (Slug.IsValid(id) && TryOpen(show, id) is { } scene)
                scenes.Add(scene.Summary);
        }
        return [.. scenes.OrderByDescending(scene => scene.Changed).ThenBy(scene => scene.Id, StringComparer.Ordinal)];
    }

    /// <summary>A scene.</summary>
    /// <exception cref="ApiException">There is none of that name.</exception>
    /// <exception cref="ShowrunnerException">Its file is damaged.</exception>
    public SceneDocument Require(ShowFolder show, string id)
    {
        if (!Slug.IsValid(id) || !File.Exists(PathOf(show, id)))
            throw ApiException.NotFound($"There is no scene \"{id}\".");
        return Open(show, id);
    }

    /// <summary>A new scene: empty, with lines, or branched off another.</summary>
    public SceneDocument Create(ShowFolder show, NewSceneBody asked)
    {
        var source = asked.From is { } from ? Require(show, from.Scene).At(from.Revision) : null;
        var title = ShowName.Check(asked.Title ?? (source is null ? "Untitled scene" : $"{source.Title}, another version"));
        var lines = source?.Document ?? asked.Lines ?? [];
        var first = SceneChanges.Apply([], [new(0, [], lines)]);
        var now = time.GetUtcNow().UtcDateTime;
        lock (_creating)
        {
            var id = Slug.Of(title, "scene", name => File.Exists(PathOf(show, name)));
            var beginning = new SceneEntry
            {
                At = now,
                Title = title,
                Family = source?.Family ?? id,
                From = source is null ? null : new(source.Id, source.Revision),
            };
            var all = new SceneEntry
            {
                At = now,
                Revision = 1,
                Label = source is null ? "Begin" : $"Branch off {source.Title}",
                Splices = [new(0, [], first)],
            };
            SceneJournal.Create(PathOf(show, id), first.Length > 0 ? [beginning, all] : [beginning]);
            return Open(show, id);
        }
    }

    public void Delete(ShowFolder show, string id)
    {
        var scene = Require(show, id);
        File.Delete(PathOf(show, scene.Id));
        _open.TryRemove(PathOf(show, id), out _);
    }

    /// <summary>Forgets what is open of a show that is deleted.</summary>
    public void Forget(ShowFolder show)
    {
        foreach (var path in _open.Keys.Where(path => path.StartsWith(show.Scenes, StringComparison.Ordinal)))
            _open.TryRemove(path, out _);
    }

    private SceneDocument? TryOpen(ShowFolder show, string id)
    {
        try
        {
            return Open(show, id);
        }
        catch (ShowrunnerException)
        {
            return null;
        }
    }

    private SceneDocument Open(ShowFolder show, string id)
    {
        var path = PathOf(show, id);
        try
        {
            return _open.GetOrAdd(path, name => new(() => new(id, name))).Value;
        }
        catch
        {
            _open.TryRemove(path, out _); // it may be mended
            throw;
        }
    }

    private static string PathOf(ShowFolder show, string id) => Path.Join(show.Scenes, id + Ending);
}
