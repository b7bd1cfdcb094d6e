using Tunewright.Contracts;
using Tunewright.Databases;

namespace Tunewright.Grpc.Tests;

/// <summary>What every storage must keep to, through a client and a server.</summary>
public abstract class GrpcStorageContract : StorageContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Lazy<Served> _served;

    protected GrpcStorageContract() => _served = new(() => new Served(Storage(_folder)));

    protected override int Iterations => 15;

    /// <summary>The storage behind the server.</summary>
    protected abstract IStudyStorage Storage(TemporaryFolder folder);

    protected override IStudyStorage Open() => _served.Value.Open();

    public void Dispose()
    {
        if (_served.IsValueCreated)
            _served.Value.Dispose();
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }
}

public sealed class ServedMemoryTests : GrpcStorageContract
{
    protected override IStudyStorage Storage(TemporaryFolder folder) => new InMemoryStorage();
}

public sealed class ServedJournalTests : GrpcStorageContract
{
    protected override IStudyStorage Storage(TemporaryFolder folder) => new JournalStorage(folder.File("study.log"));
}

public sealed class ServedSqliteTests : GrpcStorageContract
{
    protected override IStudyStorage Storage(TemporaryFolder folder) =>
        DatabaseStorage.Open($"sqlite:///{folder.File("studies.db")}", new() { StaleTrials = null });
}
