[assembly: AssemblyFixture(typeof(Databases.Tests.AllServers))]

namespace Databases.Tests;

/// <summary>The servers, each started by the first test that needs it. Tests are skipped where one is not installed.</summary>
public sealed class AllServers : IDisposable
{
    private readonly Lazy<PostgresServer> postgres = new(() => new());
    private readonly Lazy<MariaDbServer> mariaDb = new(() => new());

    public PostgresServer Postgres => Installed(PostgresServer.Missing, postgres);

    public MariaDbServer MariaDb => Installed(MariaDbServer.Missing, mariaDb);

    public void Dispose()
    {
        if (postgres.IsValueCreated)
            postgres.Value.Dispose();
        if (mariaDb.IsValueCreated)
            mariaDb.Value.Dispose();
    }

    private static T Installed<T>(string? missing, Lazy<T> server)
    {
        Assert.SkipWhen(missing is not null, missing ?? "");
        return server.Value;
    }
}
