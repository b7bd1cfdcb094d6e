namespace Showrunner.Serving;

/// <summary>
/// The models of a server, by name. Each has a thread that writes for all its clients at once; the threads share the machine's cores.
/// Safe for any number of threads: models can be added and removed while the others write.
/// </summary>
public sealed class ModelCatalog : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly WritingCounters _counters = new();
    private volatile ServedModel[] _models = []; // replaced as a whole, behind the gate
    private volatile bool _isClosed;

    /// <summary>An empty catalog.</summary>
    /// <param name="limits">How much clients can ask for.</param>
    /// <param name="time">Measures times; null: the system's.</param>
    /// <exception cref="ShowrunnerException">A limit is outside its range.</exception>
    public ModelCatalog(ServingLimits? limits = null, TimeProvider? time = null)
    {
        Limits = limits ?? new ServingLimits();
        Limits.Validate();
        _time = time ?? TimeProvider.System;
        Metrics = new(_counters);
    }

    /// <summary>How much clients can ask for.</summary>
    public ServingLimits Limits { get; }

    /// <summary>The names of the models, in the order in which they were added.</summary>
    public IReadOnlyList<string> Names => [.. _models.Select(model => model.Name)];

    /// <summary>Whether other work of the process should have most of the machine now; then texts are written more slowly.</summary>
    internal Func<bool> Yields { get; init; } = () => false;

    internal IReadOnlyList<ServedModel> Models => _models;

    internal Metrics Metrics { get; }

    /// <summary>Whether the catalog is being or has been disposed of.</summary>
    internal bool IsClosed => _isClosed;

    /// <summary>Now.</summary>
    internal DateTimeOffset Now => _time.GetUtcNow();

    /// <summary>Adds a model. The catalog does not own it.</summary>
    /// <param name="name">Its name for clients, which is compared exactly.</param>
    /// <param name="model">The model.</param>
    /// <exception cref="ShowrunnerException">There is a model of that name, or the name is empty.</exception>
    /// <exception cref="ObjectDisposedException">The catalog is disposed of.</exception>
    public void Add(string name, ScriptModel model) => _ = Insert(name, () => model).Scheduler; // which starts its thread

    /// <summary>Adds a model that is loaded when it is first asked for.</summary>
    /// <param name="name">Its name for clients, which is compared exactly.</param>
    /// <param name="load">Loads it. Where it throws, requests for the model fail with that.</param>
    /// <inheritdoc cref="Add(string, ScriptModel)" path="/exception"/>
    public void Add(string name, Func<ScriptModel> load) => Insert(name, load);

    /// <summary>
    /// Removes a model: refuses its queued texts, gives those that are being written <see cref="ServingLimits.ShutdownTimeout"/> to finish,
    /// and ends the rest.
    /// </summary>
    /// <returns>Whether there was a model of that name.</returns>
    public async Task<bool> RemoveAsync(string name)
    {
        ServedModel? model;
        lock (_gate)
        {
            model = Find(name);
            _models = [.. _models.Where(other => other != model)];
        }
        if (model is null)
            return false;
        if (model.IsOpen)
            await model.Scheduler.CloseAsync(Limits.ShutdownTimeout).ConfigureAwait(false);
        return true;
    }

    /// <summary>Takes no more requests, and closes all models as <see cref="RemoveAsync"/> does.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_gate)
            _isClosed = true;
        await Task.WhenAll(_models.Where(model => model.IsOpen).Select(model => model.Scheduler.CloseAsync(Limits.ShutdownTimeout)))
            .ConfigureAwait(false);
    }

    internal ServedModel? Find(string name) => _models.FirstOrDefault(model => model.Name == name);

    private ServedModel Insert(string name, Func<ScriptModel> load)
    {
        if (string.IsNullOrWhiteSpace(name))
            throw new ShowrunnerException("A model needs a name.");
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            if (Find(name) is not null)
                throw new ShowrunnerException($"There are two models named \"{name}\". Rename one.");
            var model = new ServedModel(name, Now, Open);
            _models = [.. _models, model];
            return model;
        }

        (ScriptWriter, Scheduler) Open()
        {
            var writer = new ScriptWriter(load());
            return (writer, new(writer, Limits.MaxConcurrent, Limits.MaxQueued, _counters, _time, Yields));
        }
    }
}
