using System.Data.Common;
using System.Globalization;
using System.Net.Sockets;
using Npgsql;

namespace Tunewright.Databases;

/// <summary>PostgreSQL 10 and later.</summary>
internal sealed class PostgresDialect : Dialect
{
    private readonly NpgsqlDataSource _source;

    public PostgresDialect(DatabaseAddress address, DatabaseOptions options)
        : base(address, options.Times)
    {
        address.Allow("sslmode", "host", "connect_timeout", "application_name");
        var settings = new NpgsqlConnectionStringBuilder
        {
            Host = address.Options.GetValueOrDefault("host") ?? (address.Host.Length > 0 ? address.Host : "localhost"),
            Database = address.Database,
            Username = address.User,
            Password = address.Password ?? Environment.GetEnvironmentVariable("PGPASSWORD"),
            ApplicationName = address.Options.GetValueOrDefault("application_name") ?? "Tunewright",
            Timeout = int.Parse(address.Options.GetValueOrDefault("connect_timeout") ?? "5", CultureInfo.InvariantCulture),
            Pooling = false,
            MaxAutoPrepare = 50,
            AutoPrepareMinUsages = 2,
            CommandTimeout = 30,
        };
        if (address.Port is { } port)
            settings.Port = port;
        if (address.Options.TryGetValue("sslmode", out var mode))
        {
            settings.SslMode = System.Enum.TryParse<SslMode>(mode.Replace("-", ""), ignoreCase: true, out var known)
                ? known
                : throw new ArgumentException(
                    $"The address {address} has sslmode={mode}; it must be disable, allow, prefer, require, verify-ca or verify-full."
                );
        }
        // Only basic types are used; loading no others saves a query for each connection.
        _source = new NpgsqlDataSourceBuilder(settings.ToString()).ConfigureTypeLoading(types => types.EnableTypeLoading(false)).Build();
    }

    public override string NoNumber => "NULL::float8";

    public override string ListTables =>
        "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema() AND table_type = 'BASE TABLE';";

    public override string ListIndices => "SELECT indexname FROM pg_indexes WHERE schemaname = current_schema() AND tablename = 'trials';";

    public override ColumnTypes Types => new("{0} SERIAL NOT NULL", (type, _) => type, "FLOAT(53)", "TIMESTAMP WITHOUT TIME ZONE");

    public override IEnumerable<string> CreateEnums(IEnumerable<(string Type, string[] Names)> enums) =>
        enums.Select(type =>
            $"DO $$ BEGIN CREATE TYPE {type.Type} AS ENUM ({string.Join(", ", type.Names.Select(name => $"'{name}'"))}); "
            + "EXCEPTION WHEN duplicate_object THEN NULL; END $$;"
        );

    public override string LockSchema => "SELECT pg_advisory_xact_lock(1953853287);";

    public override DbConnection Connect() => _source.OpenConnection();

    // 08 connection, 53 resources, 57P shutdown and start, 40 deadlock and serialization, 55P03 lock.
    public override bool IsTransient(Exception exception) =>
        exception switch
        {
            PostgresException { SqlState: var state } => state is "40001" or "40P01" or "55P03"
                || state.StartsWith("08", StringComparison.Ordinal)
                || state.StartsWith("53", StringComparison.Ordinal)
                || state.StartsWith("57P", StringComparison.Ordinal),
            NpgsqlException { InnerException: SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData } } =>
                false,
            NpgsqlException => exception.InnerException is IOException or SocketException or TimeoutException or ObjectDisposedException,
            _ => false,
        };

    public override bool IsDuplicate(DbException exception) => exception is PostgresException { SqlState: "23505" };

    public override string? Explain(DbException exception) =>
        exception switch
        {
            PostgresException { SqlState: "28P01" or "28000" } =>
                "the server refuses this user or password. Correct them in the address, or set PGPASSWORD",
            PostgresException { SqlState: "3D000" } => "the server has no such database. Create it: CREATE DATABASE name",
            PostgresException { SqlState: "42501" } =>
                "this user lacks permissions. Ask the owner for: GRANT CREATE, USAGE ON SCHEMA public TO user, "
                    + "and for permissions on the tables",
            PostgresException { SqlState: "53100" } => "the server's disk is full",
            PostgresException { SqlState: "22P05" or "22021" } =>
                "the database's encoding lacks some of these characters. Create it with ENCODING 'UTF8'",
            NpgsqlException
            {
                InnerException: SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain }
            } => "there is no such host. Correct the address, or check the network",
            NpgsqlException { InnerException: SocketException } => "no server answers there. Start it, or correct host and port",
            NpgsqlException { InnerException: TimeoutException } => "the server does not answer in time",
            _ => null,
        };

    public override string Enum(string type, string name) => $"CAST('{name}' AS {type})";

    public override string Text(string column) => $"CAST({column} AS TEXT) AS {column[(column.IndexOf('.') + 1)..]}";

    public override string Among(IReadOnlyList<long> ids, Func<object, string> parameter) => $"= ANY({parameter(ids.ToArray())})";

    public override string IsOlder(string column, TimeSpan grace) =>
        string.Create(CultureInfo.InvariantCulture, $"CAST({Now} AS TIMESTAMP) - {column} > INTERVAL '{grace.TotalSeconds} seconds'");

    public override SqlBatch Claim(SqlBatch batch, ClaimRequest request)
    {
        batch
            .Add($"WITH claimed AS (UPDATE trials SET state = 'RUNNING', datetime_start = {request.Started} WHERE trial_id = (")
            .Add($"SELECT trial_id FROM trials WHERE study_id = {request.Study} AND state = 'WAITING' AND trial_id >= {request.Floor}")
            .Add($"ORDER BY trial_id LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING trial_id),")
            .Add($"created AS (INSERT INTO trials (number, study_id, state, datetime_start)")
            .Add($"SELECT 1 + COALESCE((SELECT number FROM trials WHERE study_id = {request.Study} AND trial_id >= {request.Newest}")
            .Add($"ORDER BY trial_id DESC LIMIT 1), -1), study_id, 'RUNNING', {request.Started}")
            .Add($"FROM studies WHERE study_id = {request.Study} AND NOT EXISTS (SELECT 1 FROM claimed) RETURNING trial_id),")
            .Add($"begun AS (SELECT trial_id, 1 AS waited FROM claimed UNION ALL SELECT trial_id, 0 FROM created),")
            .Add($"marked AS (INSERT INTO trial_system_attributes (trial_id, \"key\", value_json)")
            .Add($"SELECT trial_id, {ClaimRequest.TokenAttribute}, {request.Token} FROM begun")
            .Add($"ON CONFLICT (trial_id, \"key\") DO UPDATE SET value_json = excluded.value_json)");
        if (request.Beats)
        {
            batch
                .Add($", beaten AS (INSERT INTO trial_heartbeats (trial_id, heartbeat) SELECT trial_id, {Now:sql} FROM begun")
                .Add($"ON CONFLICT (trial_id) DO UPDATE SET heartbeat = excluded.heartbeat)");
        }

        return batch.Add($"SELECT trial_id, waited FROM begun;");
    }
}
