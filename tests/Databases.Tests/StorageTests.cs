using Tunewright.Contracts;

namespace Databases.Tests;

/// <summary>Opens one database again and again, as many processes would.</summary>
public abstract class DatabaseContract : StorageContract, IDisposable
{
    private readonly List<IStudyStorage> opened = [];

    protected override int Iterations => 15;

    protected abstract string Address { get; }

    protected override IStudyStorage Open()
    {
        var storage = StudyStorage.Open(Address);
        lock (opened)
            opened.Add(storage);
        return storage;
    }

    public virtual void Dispose()
    {
        foreach (var storage in opened)
            storage.Dispose();
        GC.SuppressFinalize(this);
    }
}

public sealed class SqliteStorageTests : DatabaseContract
{
    private readonly TemporaryFolder folder = new();

    protected override string Address => $"sqlite:///{folder.File("studies.db")}";

    public override void Dispose()
    {
        base.Dispose();
        folder.Dispose();
    }
}

public sealed class PostgresStorageTests(AllServers servers) : DatabaseContract
{
    private readonly Lazy<string> address = new(() => servers.Postgres.NewDatabase());

    protected override string Address => address.Value;
}

public sealed class MariaDbStorageTests(AllServers servers) : DatabaseContract
{
    private readonly Lazy<string> address = new(() => servers.MariaDb.NewDatabase());

    protected override string Address => address.Value;
}
