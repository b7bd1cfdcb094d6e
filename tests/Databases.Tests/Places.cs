namespace Databases.Tests;

/// <summary>New, empty databases of each kind.</summary>
public sealed class Places(AllServers servers) : IDisposable
{
    private readonly TemporaryFolder folder = new();

    /// <summary>The address of a new one: sqlite, postgresql or mysql.</summary>
    public string New(string kind) =>
        kind switch
        {
            "sqlite" => $"sqlite:///{folder.File($"{Guid.NewGuid()}.db")}",
            "postgresql" => servers.Postgres.NewDatabase(),
            _ => servers.MariaDb.NewDatabase(),
        };

    public string File(string name) => folder.File(name);

    public void Dispose() => folder.Dispose();
}
