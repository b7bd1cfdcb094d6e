using System.Collections.Concurrent;
using Tunewright.Dashboard;

namespace Showrunner.Studio;

/// <summary>
/// The shows of a folder: the folders that the studio has made, and models that lie alone. One studio at a time works in a folder.
/// </summary>
internal sealed class Gallery : IDisposable
{
    private const string LockName = ".studio.lock";

    private readonly ConcurrentDictionary<string, ShowFolder> _shows = new();
    private readonly FileStream _lock;

    /// <exception cref="ShowrunnerException">Another studio works in the folder, or it cannot be written to.</exception>
    public Gallery(string folder)
    {
        Folder = Path.GetFullPath(folder);
        var path = Path.Join(Folder, LockName);
        try
        {
            Directory.CreateDirectory(Folder);
            _lock = new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException exception) when (File.Exists(path))
        {
            throw new ShowrunnerException($"Another studio works in {Folder}. Use its page, or another folder.", exception);
        }
        catch (Exception exception) when (exception.IsFileError)
        {
            throw new ShowrunnerException($"The studio cannot work in {Folder}. {exception.WhyNotWritten(path)}", exception);
        }
    }

    /// <summary>Where the shows are.</summary>
    public string Folder { get; }

    /// <summary>All shows, by name. One whose record is damaged is left out, and says why when it is asked for.</summary>
    public IReadOnlyList<ShowFolder> All()
    {
        var folders = Directory.EnumerateDirectories(Folder).Select(path => Path.GetFileName(path)!);
        var models = Directory.EnumerateFiles(Folder, "*.show").Select(path => Path.GetFileNameWithoutExtension(path));
        var names = folders.Concat(models).Where(Slug.IsValid).Distinct().Order(StringComparer.Ordinal);
        return [.. names.Select(Get).Where(show => show.IsReadable)];
    }

    /// <summary>The show of that name.</summary>
    /// <exception cref="ApiException">There is none.</exception>
    public ShowFolder Require(string id) =>
        Slug.IsValid(id) && Get(id) is { Exists: true } show ? show : throw ApiException.NotFound($"There is no show \"{id}\".");

    /// <summary>A new show without scripts.</summary>
    /// <exception cref="ApiException">The name is empty or too long.</exception>
    public ShowFolder Create(string name, DateTime now)
    {
        name = ShowName.Check(name);
        var show = Get(Slug.Of(name, "show", id => Path.Exists(Path.Join(Folder, id)) || Get(id).Exists));
        show.Update(_ => new() { Name = name, Created = now });
        return show;
    }

    public void Dispose() => _lock.Dispose();

    private ShowFolder Get(string id) => _shows.GetOrAdd(id, name => new(Folder, name));
}
