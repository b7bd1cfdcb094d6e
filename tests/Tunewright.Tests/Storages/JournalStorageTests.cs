using Tunewright.Contracts;

namespace Tunewright.Tests.Storages;

public sealed class JournalStorageTests : StorageContract, IDisposable
{
    private readonly TemporaryFolder folder = new();

    protected override IStudyStorage Open() => new JournalStorage(folder.File("study.log"));

    public void Dispose() => folder.Dispose();
}
