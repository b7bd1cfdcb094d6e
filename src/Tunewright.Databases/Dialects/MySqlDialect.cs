using System.Data.Common;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using MySqlConnector;

namespace Tunewright.Databases;

/// <summary>MySQL 8 and MariaDB 10.6 and later.</summary>
internal sealed class MySqlDialect : Dialect
{
    private readonly string _connection;

    public MySqlDialect(DatabaseAddress address, DatabaseOptions options)
        : base(address, options.Times)
    {
        address.Allow("charset", "unix_socket", "connect_timeout", "ssl_mode");
        var settings = new MySqlConnectionStringBuilder
        {
            Server = address.Options.GetValueOrDefault("unix_socket") ?? (address.Host.Length > 0 ? address.Host : "localhost"),
            Database = address.Database,
            UserID = address.User ?? Environment.UserName,
            Password = address.Password ?? Environment.GetEnvironmentVariable("MYSQL_PWD") ?? "",
            ConnectionTimeout = uint.Parse(address.Options.GetValueOrDefault("connect_timeout") ?? "5", CultureInfo.InvariantCulture),
            Pooling = false,
            AllowUserVariables = true,
            DefaultCommandTimeout = 30,
            ApplicationName = "Tunewright",
        };
        if (address.Options.ContainsKey("unix_socket"))
            settings.ConnectionProtocol = MySqlConnectionProtocol.UnixSocket;
        if (address.Port is { } port)
            settings.Port = (uint)port;
        if (address.Options.TryGetValue("ssl_mode", out var mode))
        {
            settings.SslMode = System.Enum.TryParse<MySqlSslMode>(mode.Replace("_", ""), ignoreCase: true, out var known)
                ? known
                : throw new ArgumentException(
                    $"The address {address} has ssl_mode={mode}; it must be none, preferred, required, verify_ca or verify_full."
                );
        }

        _connection = settings.ToString();
    }

    // A decimal literal without an exponent is a DECIMAL, and a list of rows rounds those to a common scale.
    public override bool WritesDoubles => true;

    /// <summary>A TEXT column's.</summary>
    public override int MaxJson => 65_535;

    public override string ListTables =>
        "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE';";

    public override string ListIndices =>
        "SELECT DISTINCT index_name FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = 'trials';";

    // Optuna leaves the character set to the server, which may hold Latin letters only and take "lr" and "LR" for the same; and its times
    // have no fractions of seconds.
    public override ColumnTypes Types =>
        new(
            "{0} INTEGER NOT NULL AUTO_INCREMENT",
            (_, names) => $"ENUM({string.Join(", ", names.Select(name => $"'{name}'"))})",
            "DOUBLE",
            "DATETIME(6)",
            " ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin"
        );

    public override string LockSchema => "DO GET_LOCK('tunewright:schema', 60);";

    public override string UnlockSchema => "DO RELEASE_LOCK('tunewright:schema');";

    public override string DropIndex(string name) => $"DROP INDEX {name} ON trials;";

    public override DbConnection Connect()
    {
        var opened = new MySqlConnection(_connection);
        try
        {
            opened.Open();
            using var settings = opened.CreateCommand();
            settings.CommandText =
                "SET SESSION sql_mode = 'ANSI_QUOTES,STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION'; "
                + "SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED;";
            settings.ExecuteNonQuery();
            return opened;
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    // 1927, 2006, 2013 and 4031: the connection was killed, lost or idle for too long.
    public override bool IsTransient(Exception exception) =>
        exception is MySqlException mysql
        && (
            mysql.ErrorCode == MySqlErrorCode.UnableToConnectToHost
                ? !IsUnknownHost()
                : mysql.IsTransient
                    || mysql.ErrorCode
                        is MySqlErrorCode.LockDeadlock
                            or MySqlErrorCode.LockWaitTimeout
                            or MySqlErrorCode.ServerShutdown
                            or MySqlErrorCode.QueryInterrupted
                            or (MySqlErrorCode)1927
                            or (MySqlErrorCode)2006
                            or (MySqlErrorCode)2013
                            or (MySqlErrorCode)4031
                    || mysql.InnerException is IOException or SocketException or ObjectDisposedException
        );

    public override bool IsDuplicate(DbException exception) => exception is MySqlException { ErrorCode: MySqlErrorCode.DuplicateKeyEntry };

    public override string? Explain(DbException exception) =>
        exception is not MySqlException mysql
            ? null
            : mysql.ErrorCode switch
            {
                MySqlErrorCode.AccessDenied => "the server refuses this user or password. Correct them in the address, or set MYSQL_PWD",
                MySqlErrorCode.DatabaseAccessDenied => "the server has no such database, or this user has no access to it. "
                    + "Create it: CREATE DATABASE name; GRANT ALL ON name.* TO user",
                MySqlErrorCode.UnknownDatabase => "the server has no such database. Create it: CREATE DATABASE name",
                MySqlErrorCode.TableAccessDenied or (MySqlErrorCode)1227 =>
                    "this user lacks permissions. Ask an administrator for: GRANT ALL ON name.* TO user",
                MySqlErrorCode.UnableToConnectToHost => IsUnknownHost()
                    ? "there is no such host. Correct the address, or check the network"
                    : "no server answers there. Start it, or correct host and port",
                MySqlErrorCode.TruncatedWrongValueForField =>
                    "the tables' character set lacks some of these characters. Create the database with CHARACTER SET utf8mb4",
                _ => null,
            };

    public override string OnConflict(string key, params string[] update) =>
        $"ON DUPLICATE KEY UPDATE {string.Join(", ", update.Select(column => $"{column} = VALUES({column})"))}";

    public override string IsOlder(string column, TimeSpan grace) =>
        string.Create(CultureInfo.InvariantCulture, $"TIMESTAMPDIFF(SECOND, {column}, {Now}) > {grace.TotalSeconds}");

    public override SqlBatch Claim(SqlBatch batch, ClaimRequest request)
    {
        batch
            .Add($"SET @claimed = NULL, @study = NULL;")
            .Add($"SELECT study_id INTO @study FROM studies WHERE study_id = {request.Study};")
            .Add($"SELECT trial_id INTO @claimed FROM trials WHERE study_id = {request.Study}")
            .Add($"AND state = 'WAITING' AND trial_id >= {request.Floor} ORDER BY trial_id LIMIT 1 FOR UPDATE SKIP LOCKED;")
            .Add($"UPDATE trials SET state = 'RUNNING', datetime_start = {request.Started} WHERE trial_id = @claimed;")
            .Add($"SELECT COALESCE(MAX(newest.number), -1) + 1 INTO @number")
            .Add($"FROM (SELECT number FROM trials WHERE study_id = {request.Study} AND trial_id >= {request.Newest}")
            .Add($"ORDER BY trial_id DESC LIMIT 1) newest;")
            .Add($"INSERT INTO trials (number, study_id, state, datetime_start) SELECT @number, study_id, 'RUNNING', {request.Started}")
            .Add($"FROM studies WHERE study_id = @study AND @claimed IS NULL;")
            .Add($"SET @begun = IF(@study IS NULL, NULL, COALESCE(@claimed, LAST_INSERT_ID()));")
            .Add($"INSERT INTO trial_system_attributes (trial_id, \"key\", value_json)")
            .Add($"SELECT @begun, {ClaimRequest.TokenAttribute}, {request.Token}")
            .Add($"FROM studies WHERE study_id = @study {OnConflict("", "value_json"):sql};");
        if (request.Beats)
        {
            batch
                .Add($"INSERT INTO trial_heartbeats (trial_id, heartbeat) SELECT @begun, {Now:sql}")
                .Add($"FROM studies WHERE study_id = @study {OnConflict("", "heartbeat"):sql};");
        }

        return batch
            .Add($"SELECT CAST(@begun AS SIGNED) AS trial_id, CAST(@claimed IS NOT NULL AS SIGNED) AS waited")
            .Add($"FROM studies WHERE study_id = @study;");
    }

    /// <summary>The driver reports an unknown name like a server that does not answer.</summary>
    private bool IsUnknownHost()
    {
        try
        {
            return Address.Host.Length > 0 && Dns.GetHostAddresses(Address.Host).Length == 0;
        }
        catch (SocketException)
        {
            return true;
        }
    }
}
