[assembly: AssemblyFixture(typeof(Databases.Tests.AllServers))]

namespace Databases.Tests;

/// <summary>The servers, each started by the first test that needs it. Tests are skipped where one is not installed.</summary>
public sealed class AllServers : IDisposable
{
    private readonly Lazy<PostgresServer> _postgres = new(() => new());
    private readonly Lazy<MariaDbServer> _mariaDb = new(() => new());

    public PostgresServer Postgres => Installed(PostgresServer.Missing, _postgres);

    public MariaDbServer MariaDb => Installed(MariaDbServer.Missing, _mariaDb);

    public void Dispose()
    {
        if (_postgres.IsValueCreated)
            _postgres.Value.Dispose();
        if (_mariaDb.IsValueCreated)
            _mariaDb.Value.Dispose();
    }

    private static T Installed<T>(string? missing, Lazy<T> server)
    {
        Assert.SkipWhen(missing is not null, missing ?? "");
        return server.Value;
    }
}
