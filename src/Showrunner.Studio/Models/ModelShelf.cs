using System.Collections.Concurrent;
using Showrunner.Serving;
using ApiException = Tunewright.Dashboard.ApiException;

namespace Showrunner.Studio;

/// <summary>
/// The models of all shows: what is known of them, and those that write, which the OpenAI-compatible routes share. A model is loaded when
/// it is first asked for. Safe for any number of threads.
/// </summary>
internal sealed class ModelShelf(Gallery gallery, ModelCatalog catalog) : IDisposable
{
    private readonly ConcurrentDictionary<string, (Stamp Stamp, ModelFacts Facts)> _facts = new();
    private readonly Dictionary<string, Stamp> _served = [];
    private readonly SemaphoreSlim _serving = new(1);

    /// <summary>The models of a show, the best first.</summary>
    public IReadOnlyList<ModelBody> Of(ShowFolder show, ShowRecord record)
    {
        var facts = show.ModelNames()
            .Select(name => (Name: name, Facts: Facts(show.ModelFile(name))))
            .Where(model => model.Facts is not null)
            .OrderBy(model => model.Facts!.Perplexity ?? double.PositiveInfinity)
            .ToList();
        var chosen = facts.Any(model => model.Name == record.Model) ? record.Model : facts.FirstOrDefault().Name;
        return [.. facts.Select(model => model.Facts!.ToBody(model.Name, model.Name == chosen))];
    }

    /// <summary>The name of a model that is there.</summary>
    /// <param name="show">The show.</param>
    /// <param name="name">The model's name; null: the one that writes for the show.</param>
    /// <exception cref="ApiException">There is none.</exception>
    public string NameOf(ShowFolder show, string? name)
    {
        if (name is not null)
            show.ExistingModel(name);
        return name
            ?? Of(show, show.Read()).FirstOrDefault(model => model.IsChosen)?.Name
            ?? throw ApiException.Conflict("The show has no model yet. Train one first.");
    }

    /// <summary>A model that writes.</summary>
    /// <inheritdoc cref="NameOf"/>
    public async Task<ServedModel> Open(ShowFolder show, string? name)
    {
        name = NameOf(show, name);
        await Refresh();
        return catalog.Find(ClientName(show.Id, name)) ?? throw ApiException.NotFound($"The show has no model \"{name}\".");
    }

    /// <summary>Offers the models that are on the disk as they are now: a new file replaces an old one of its name.</summary>
    public async Task Refresh()
    {
        await _serving.WaitAsync();
        try
        {
            var there = (
                from show in gallery.All()
                from name in show.ModelNames()
                let path = show.ModelFile(name)
                select (Name: ClientName(show.Id, name), Path: path, Stamp: Stamp.Of(path))
            ).ToList();
            foreach (var (name, stamp) in _served.ToArray())
            {
                var now = there.Find(model => model.Name == name);
                if (now.Stamp == stamp || now.Name is not null && IsBusy(name))
                    continue;
                _served.Remove(name);
                await catalog.RemoveAsync(name);
            }
            foreach (var (name, path, stamp) in there.Where(model => !_served.ContainsKey(model.Name)))
            {
                _served[name] = stamp;
                catalog.Add(name, () => ScriptModel.Load(path, WeightPrecision.EightBits));
            }
        }
        finally
        {
            _serving.Release();
        }
    }

    public void Dispose() => _serving.Dispose();

    // A model in training is replaced after each epoch; what it is writing, it writes to its end.
    private bool IsBusy(string name) => catalog.Find(name) is { IsOpen: true } model && model.Scheduler.Count != (0, 0);

    /// <summary>What clients of the OpenAI-compatible routes call a model.</summary>
    private static string ClientName(string show, string model) => show == model ? show : $"{show}:{model}";

    private ModelFacts? Facts(string path)
    {
        var stamp = Stamp.Of(path);
        if (_facts.TryGetValue(path, out var known) && known.Stamp == stamp)
            return known.Facts;
        try
        {
            var facts = ModelFacts.Read(path, stamp);
            _facts[path] = (stamp, facts);
            return facts;
        }
        catch (ShowrunnerException)
        {
            return null; // another program's file, or one that is being copied here
        }
    }
}
