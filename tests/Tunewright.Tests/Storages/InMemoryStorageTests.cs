using Tunewright.Contracts;

namespace Tunewright.Tests.Storages;

public sealed class InMemoryStorageTests : StorageContract, IDisposable
{
    private readonly InMemoryStorage storage = new();

    protected override IStudyStorage Open() => storage;

    public void Dispose() => storage.Dispose();
}
