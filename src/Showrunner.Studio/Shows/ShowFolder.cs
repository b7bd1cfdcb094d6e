using System.Text.Json;
using Tunewright.Dashboard;

namespace Showrunner.Studio;

/// <summary>A show on the disk. Every path is made here, of names that were checked. Safe for any number of threads.</summary>
/// <param name="root">The studio's folder.</param>
/// <param name="id">The show's name in addresses, which is its folder's.</param>
internal sealed class ShowFolder(string root, string id)
{
    private const string ModelEnding = ".show";

    private readonly Lock _gate = new();

    /// <summary>The show's name in addresses.</summary>
    public string Id => id;

    /// <summary>Its folder; a model that lies alone has none before it has scenes.</summary>
    public string Path { get; } = System.IO.Path.Join(root, id);

    public string Scenes => System.IO.Path.Join(Path, "scenes");

    public string Comparisons => System.IO.Path.Join(Path, "comparisons");

    /// <summary>Where the searches keep their candidates.</summary>
    public string Tuning => System.IO.Path.Join(Path, "tuning");

    public string Scripts => System.IO.Path.Join(Path, "scripts");

    /// <summary>Whether there is a folder that the studio has made.</summary>
    public bool HasRecord => File.Exists(RecordPath);

    public bool Exists => HasRecord || File.Exists(LoneModel);

    private string RecordPath => System.IO.Path.Join(Path, "show.json");

    private string Models => System.IO.Path.Join(Path, "models");

    private string LoneModel => System.IO.Path.Join(root, id + ModelEnding);

    /// <summary>What <c>show.json</c> says; a model that lies alone has its own name and nothing else.</summary>
    /// <exception cref="ShowrunnerException">It is damaged.</exception>
    public ShowRecord Read()
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(RecordPath), ShowJson.Default.ShowRecord)
                ?? throw new ShowrunnerException($"{RecordPath} is empty.");
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return new() { Name = id };
        }
        catch (JsonException exception)
        {
            throw new ShowrunnerException(
                $"{RecordPath} is damaged ({exception.Message.TrimEnd('.')}). Mend it, or move it away: scripts, models and scenes stay.",
                exception
            );
        }
    }

    /// <summary>Whether it is there and its <c>show.json</c>, if it has one, is whole.</summary>
    public bool IsReadable
    {
        get
        {
            try
            {
                return Exists && Read() is not null;
            }
            catch (ShowrunnerException)
            {
                return false;
            }
        }
    }

    /// <summary>Changes <c>show.json</c>: as a whole or not at all, one change after the other.</summary>
    public ShowRecord Update(Func<ShowRecord, ShowRecord> change)
    {
        lock (_gate)
        {
            var record = change(Read());
            Directory.CreateDirectory(Path);
            AtomicFile.Write(RecordPath, file => JsonSerializer.Serialize(file, record, ShowJson.Default.ShowRecord));
            return record;
        }
    }

    /// <summary>The file of a script of the show.</summary>
    /// <exception cref="ApiException">There is none.</exception>
    public string Script(string file) =>
        FileName.IsValid(file) && File.Exists(System.IO.Path.Join(Scripts, file))
            ? System.IO.Path.Join(Scripts, file)
            : throw ApiException.NotFound($"The show has no script \"{file}\".");

    /// <summary>The names of its models.</summary>
    public IEnumerable<string> ModelNames()
    {
        var names = Directory.Exists(Models)
            ? Directory.EnumerateFiles(Models, "*" + ModelEnding).Select(path => System.IO.Path.GetFileNameWithoutExtension(path))
            : [];
        return (File.Exists(LoneModel) ? names.Append(id) : names).Where(Slug.IsValid).Distinct().Order(StringComparer.Ordinal);
    }

    /// <summary>The file of a model, whether it is there or not.</summary>
    /// <exception cref="ApiException">No model can have that name.</exception>
    public string ModelFile(string name)
    {
        if (!Slug.IsValid(name))
            throw ApiException.NotFound($"The show has no model \"{name}\".");
        var path = System.IO.Path.Join(Models, name + ModelEnding);
        return name == id && !File.Exists(path) && File.Exists(LoneModel) ? LoneModel : path;
    }

    /// <summary>The file of a model that is there.</summary>
    /// <exception cref="ApiException">It is not there.</exception>
    public string ExistingModel(string name) =>
        ModelFile(name) is var path && File.Exists(path) ? path : throw ApiException.NotFound($"The show has no model \"{name}\".");

    /// <summary>A file for a new model, in a folder that is there.</summary>
    public string NewModel(string name)
    {
        Directory.CreateDirectory(Models);
        return System.IO.Path.Join(Models, name + ModelEnding);
    }

    /// <summary>The file beside a model that keeps something of it, whether it is there or not.</summary>
    /// <inheritdoc cref="ModelFile"/>
    public string ModelNote(string name, string kind) =>
        System.IO.Path.Join(Models, $"{System.IO.Path.GetFileNameWithoutExtension(ModelFile(name))}.{kind}.json");

    /// <summary>Deletes a model, and what is kept beside it.</summary>
    /// <exception cref="ApiException">It is not there.</exception>
    public void DeleteModel(string name)
    {
        File.Delete(ExistingModel(name));
        if (!Directory.Exists(Models))
            return;
        foreach (var note in Directory.EnumerateFiles(Models, $"{name}.*.json"))
            File.Delete(note);
    }

    /// <summary>Deletes all of it.</summary>
    public void Delete()
    {
        lock (_gate)
        {
            if (Directory.Exists(Path))
                Directory.Delete(Path, recursive: true);
            File.Delete(LoneModel);
        }
    }
}
