using System.Collections.Immutable;
using Grpc.Core;
using TunewrightProtocol;
using Wire = TunewrightProtocol;

namespace Tunewright.Grpc;

/// <summary>
/// The storage behind a server (<see cref="StorageServer"/>, <c>tunewright serve</c>), for workers on any machine that reaches it. Safe for
/// several threads; each process opens its own.
/// </summary>
/// <remarks>
/// A trial costs one or two calls, as in a database. A server that is restarted, or was killed, is waited for, for a minute, and the search
/// goes on; the end of a trial is never written twice. A trial that the server had begun for a worker just before it was killed stays
/// running. Where a study was to be changed or a trial queued and the answer is lost, the exception says what may not have been stored.
/// There are no heartbeats: end trials whose worker died with <c>study.FailStale</c>.
/// </remarks>
public sealed class GrpcStorage : IStudyStorage
{
    private static readonly TimeSpan RetryFor = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly ServerConnection _server;
    private readonly Description _description;
    private readonly KnownDistributions _distributions = new();

    /// <summary>Opens the storage of a server.</summary>
    /// <param name="address">Where the server listens: <c>grpc://host:port</c>.</param>
    /// <exception cref="ArgumentException">The address is not valid.</exception>
    /// <exception cref="GrpcStorageException">No server answers there, or one of something else.</exception>
    public GrpcStorage(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        _server = new(address, TimeProvider.System);
        try
        {
            _description = _server.Describe();
        }
        catch
        {
            _server.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public string Address => _server.Address;

    /// <summary>The address of the storage behind the server, as the server knows it.</summary>
    public string ServedAddress => _description.Address;

    /// <inheritdoc/>
    public bool IsShared => true;

    /// <inheritdoc/>
    public bool IsServer => true;

    /// <inheritdoc/>
    public bool HasHeartbeats => false;

    /// <inheritdoc/>
    public long MaxStep => _description.MaxStep;

    /// <inheritdoc/>
    public bool CanRename => _description.CanRename;

    /// <inheritdoc/>
    public StudyRecord CreateStudy(string name, ImmutableArray<StudyDirection> directions)
    {
        ParameterNames.Check(name, "a study");
        var request = new CreateStudyRequest { Name = name };
        request.Directions.Add(directions.ToMessage());
        return Named(name, () => _server.Call(client => client.CreateStudy(request), $"study '{name}'", RetryFor).ToRecord());
    }

    /// <inheritdoc/>
    public StudyRecord? FindStudy(string name) =>
        _server
            .Call(client => client.FindStudy(new() { Name = name }), null, RetryFor, isRepeatable: true)
            .Studies_.SingleOrDefault()
            ?.ToRecord();

    /// <inheritdoc/>
    public IReadOnlyList<StudyRecord> Studies() =>
        [
            .. _server
                .Call(client => client.ListStudies(new()), null, RetryFor, isRepeatable: true)
                .Studies_.Select(study => study.ToRecord()),
        ];

    /// <inheritdoc/>
    public void DeleteStudy(StudyRecord study) =>
        _server.Call(client => client.DeleteStudy(study.Key()), $"the deletion of study {study.Id}", RetryFor);

    /// <inheritdoc/>
    public StudyRecord RenameStudy(StudyRecord study, string name)
    {
        ParameterNames.Check(name, "a study");
        if (!CanRename)
            throw new NotSupportedException($"{ServedAddress} cannot rename a study. Copy it under the new name, and delete the old one.");
        var request = new RenameStudyRequest { Study = study.Key(), Name = name };
        return Named(name, () => _server.Call(client => client.RenameStudy(request), $"the name of study {study.Id}", RetryFor).ToRecord());
    }

    /// <inheritdoc/>
    public StudyRecord WidenParameter(StudyRecord study, string parameter, Distribution to)
    {
        var request = new WidenParameterRequest
        {
            Study = study.Key(),
            Parameter = parameter,
            Distribution = to.ToJson(),
        };
        return _server
            .Call(client => client.WidenParameter(request), $"the range of '{parameter}' in study {study.Id}", RetryFor)
            .ToRecord();
    }

    /// <inheritdoc/>
    public void SetStudyAttribute(StudyRecord study, AttributeOwner owner, string key, object? value)
    {
        var request = new SetStudyAttributeRequest
        {
            Study = study.Key(),
            OfSystem = owner == AttributeOwner.System,
            Key = key,
            Value = PythonJson.Write(value),
        };
        _server.Call(client => client.SetStudyAttribute(request), $"attribute '{key}' of study {study.Id}", RetryFor);
    }

    /// <inheritdoc/>
    public void Sync(TrialTable table) =>
        Apply(table, _server.Call(client => client.Sync(Known(table)), null, RetryFor, isRepeatable: true));

    /// <inheritdoc/>
    public FrozenTrial Start(TrialTable table, DateTimeOffset started)
    {
        var request = new StartRequest { Known = Known(table), Started = started.UtcTicks };
        var news = _server.Call(client => client.Start(request), "the beginning of a trial", RetryFor, isRepeatable: true);
        Apply(table, news);
        return table.Find(news.Begun)!;
    }

    /// <inheritdoc/>
    public FrozenTrial? Take(TrialTable table, long trialId, DateTimeOffset started)
    {
        var request = new TakeRequest
        {
            Known = Known(table),
            TrialId = trialId,
            Started = started.UtcTicks,
        };
        var news = Changing(table, trialId, client => client.Take(request), $"the beginning of the trial with id {trialId}");
        return news.HasBegun ? table.Find(news.Begun) : null;
    }

    /// <inheritdoc/>
    public FrozenTrial Add(TrialTable table, FrozenTrial trial)
    {
        var request = new AddRequest { Known = Known(table), Trial = trial.ToMessage() };
        var news = _server.Call(client => client.Add(request), $"the added trial ({trial.State})", RetryFor);
        Apply(table, news);
        return table.Find(news.Written)!;
    }

    /// <inheritdoc/>
    public FrozenTrial Write(TrialTable table, long trialId, TrialChanges changes)
    {
        var request = End(table, trialId, changes);
        try
        {
            var what = $"what happened to the trial with id {trialId} ({changes})";
            return table.Find(Changing(table, trialId, client => client.Write(request), what).Written)!;
        }
        catch (TrialFinishedException finished) when (IsEndOf(finished.Trial, changes))
        {
            return finished.Trial;
        }
    }

    /// <inheritdoc/>
    public (FrozenTrial Ended, FrozenTrial Begun) WriteAndStart(
        TrialTable table,
        long trialId,
        TrialChanges changes,
        DateTimeOffset started
    )
    {
        var request = new WriteAndStartRequest { End = End(table, trialId, changes), Started = started.UtcTicks };
        try
        {
            var what = $"the end of the trial with id {trialId} ({changes})";
            var news = Changing(table, trialId, client => client.WriteAndStart(request), what);
            return (table.Find(news.Written)!, table.Find(news.Begun)!);
        }
        catch (TrialFinishedException finished) when (IsEndOf(finished.Trial, changes))
        {
            return (finished.Trial, Start(table, started));
        }
    }

    /// <summary>Closes the connection.</summary>
    public void Dispose() => _server.Dispose();

    private static SyncRequest Known(TrialTable table) => new() { Study = table.StudyRecord.Key(), Cursor = table.Cursor };

    private static WriteRequest End(TrialTable table, long trialId, TrialChanges changes) =>
        new()
        {
            Known = Known(table),
            TrialId = trialId,
            Changes = changes.ToMessage(),
        };

    /// <summary>Whether a trial has ended by these changes: they were stored, but the server's answer was lost.</summary>
    private static bool IsEndOf(FrozenTrial ended, TrialChanges changes) =>
        ended.State == changes.State && ended.Completed == changes.Completed && ended.Values.SequenceEqual(changes.Values);

    private static T Named<T>(string name, Func<T> create)
    {
        try
        {
            return create();
        }
        catch (RpcException exception) when (exception.StatusCode == StatusCode.AlreadyExists)
        {
            throw new DuplicateStudyException(name);
        }
    }

    /// <summary>Calls for a change of a trial.</summary>
    /// <exception cref="TrialFinishedException">The trial has ended.</exception>
    private News Changing(TrialTable table, long trialId, Func<Wire.StudyStorage.StudyStorageClient, News> call, string what)
    {
        try
        {
            var news = _server.Call(call, what, RetryFor, isRepeatable: true);
            Apply(table, news);
            return news;
        }
        catch (RpcException exception) when (exception.StatusCode == StatusCode.FailedPrecondition)
        {
            Sync(table);
            throw table.All().FirstOrDefault(trial => trial.Id == trialId) is { } ended
                ? new TrialFinishedException(ended)
                : new GrpcStorageException($"{Address}: {exception.Status.Detail}", exception);
        }
    }

    /// <summary>Threads share a table: an answer that a later one has overtaken has nothing that is new.</summary>
    private void Apply(TrialTable table, News news)
    {
        lock (_gate)
        {
            if (news.Cursor <= table.Cursor)
                return;
            foreach (var trial in news.Trials)
                table.Apply(trial.ToTrial(_distributions));
            table.AdvanceTo(news.Cursor);
        }
    }
}
