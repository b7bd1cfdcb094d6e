using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Tunewright.Databases;

/// <summary>
/// SQLite: one file, one writer at a time. Writing transactions begin IMMEDIATE, so that none fails half-way because of a lock.
/// </summary>
internal sealed class SqliteDialect : Dialect
{
    private const string TimeFormat = "yyyy-MM-dd HH:mm:ss.ffffff";
    private const int Busy = 5;
    private const int Locked = 6;

    /// <summary>
    /// File systems of local disks: a write-ahead log needs memory that the processes share (https://sqlite.org/wal.html).
    /// </summary>
    private static readonly string[] LocalFormats =
    [
        "apfs",
        "bcachefs",
        "btrfs",
        "ext2",
        "ext3",
        "ext4",
        "f2fs",
        "hfs",
        "ntfs",
        "overlay",
        "overlayfs",
        "refs",
        "tmpfs",
        "ufs",
        "xfs",
        "zfs",
    ];

    private readonly string _connection;
    private readonly bool _keepsLog;
    private readonly SqliteAnchor _anchor;

    public SqliteDialect(DatabaseAddress address, DatabaseOptions options)
        : base(address, options.Times)
    {
        address.Allow();
        _connection = new SqliteConnectionStringBuilder
        {
            DataSource = address.Database,
            Pooling = false,
            DefaultTimeout = 1,
        }.ToString();
        _keepsLog = options.WriteAheadLog;
        _anchor = new(address);
    }

    public override bool IsServer => false;

    public override string Begin => "BEGIN IMMEDIATE;";

    public override string ForUpdate => "";

    /// <summary>An integer has 64 bits here, whatever its type says.</summary>
    public override long MaxStep => long.MaxValue;

    public override void CheckPlace() => _anchor.Check();

    public override void Dispose()
    {
        _anchor.Dispose();
        base.Dispose();
    }

    public override string ListTables => "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%';";

    public override string ListIndices => "SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = 'trials';";

    public override ColumnTypes Types =>
        new("{0} INTEGER NOT NULL", (_, names) => $"VARCHAR({names.Max(name => name.Length)})", "FLOAT", "DATETIME");

    public override DbConnection Connect()
    {
        CheckPlace();
        var file = new FileInfo(Address.Database);
        if (file.Directory is { Exists: false } folder)
        {
            throw new DatabaseStorageException(
                $"{Address}: there is no folder {folder.FullName}. Create it, or correct the address: "
                    + "three slashes begin a relative path, four an absolute one."
            );
        }

        var isNew = file is { Exists: false } or { Length: 0 };
        var opened = new PreparingConnection(_connection, CheckPlace);
        try
        {
            opened.Open();
            using var settings = opened.CreateCommand();
            // As in Optuna, every commit is on the disk. SQLite's own wait comes before our retries.
            settings.CommandText =
                "PRAGMA busy_timeout = 1000; PRAGMA synchronous = FULL; PRAGMA cache_size = -16000;"
                + (_keepsLog && isNew && IsLocal(file) ? "PRAGMA journal_mode = WAL;" : "");
            settings.ExecuteNonQuery();
            _anchor.Set(_connection);
            return opened;
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    public override DbCommand Command(DbConnection connection, string sql) => ((PreparingConnection)connection).Prepared(sql);

    public override string Among(IReadOnlyList<long> ids, Func<object, string> parameter) =>
        $"IN (SELECT value FROM json_each({parameter($"[{string.Join(',', ids)}]")}))";

    public override bool IsTransient(Exception exception) => exception is SqliteException { SqliteErrorCode: Busy or Locked };

    public override bool IsDuplicate(DbException exception) => exception is SqliteException { SqliteExtendedErrorCode: 2067 or 1555 };

    public override string? Explain(DbException exception) =>
        ((SqliteException)exception).SqliteErrorCode switch
        {
            Busy or Locked => "another program holds the file locked. End it, or wait for it",
            8 => "the file or its folder is read-only for you. Change its permissions, or copy it to a folder of yours",
            10 => "reading or writing the file failed. Check the disk and its free space",
            11 => "the file is damaged. Restore a copy, or recover what is left with: sqlite3 FILE .recover",
            13 => "the disk is full. Free some space, and run the same command again",
            14 => "the file cannot be opened. Check its permissions and those of its folder",
            26 => "the file is not an SQLite database. It was not changed. Name another file",
            _ => null,
        };

    public override string IsOlder(string column, TimeSpan grace) =>
        string.Create(CultureInfo.InvariantCulture, $"(julianday('now') - julianday({column})) * 86400.0 > {grace.TotalSeconds}");

    public override SqlBatch Claim(SqlBatch batch, ClaimRequest request) =>
        batch
            .Add($"UPDATE trials SET state = 'RUNNING', datetime_start = {request.Started} WHERE state = 'WAITING' AND trial_id = (")
            .Add($"SELECT trial_id FROM trials WHERE study_id = {request.Study} AND state = 'WAITING' AND trial_id >= {request.Floor}")
            .Add($"ORDER BY trial_id LIMIT 1) RETURNING trial_id, 1;")
            .Add($"INSERT INTO trials (number, study_id, state, datetime_start)")
            .Add($"SELECT 1 + COALESCE((SELECT number FROM trials WHERE study_id = {request.Study} AND trial_id >= {request.Newest}")
            .Add($"ORDER BY trial_id DESC LIMIT 1), -1), study_id, 'RUNNING', {request.Started}")
            .Add($"FROM studies WHERE study_id = {request.Study} AND changes() = 0 RETURNING trial_id, 0;");

    public override object ToStored(DateTimeOffset time) =>
        ((DateTime)base.ToStored(time)).ToString(TimeFormat, CultureInfo.InvariantCulture);

    private static bool IsLocal(FileInfo file)
    {
        try
        {
            return LocalFormats.Contains(new DriveInfo(file.DirectoryName!).DriveFormat, StringComparer.OrdinalIgnoreCase);
        }
        catch (Exception exception) when (exception is ArgumentException or IOException or UnauthorizedAccessException)
        {
            return false; // a network share, or an unknown kind of disk
        }
    }

    /// <summary>
    /// As SQLAlchemy reads times: the digits after the point are a number of microseconds, so that ".123" means 123 of them.
    /// </summary>
    protected override DateTime ReadStored(DbDataReader row, int column)
    {
        var text = row.GetString(column);
        if (
            text.Length < 19
            || !DateTime.TryParseExact(
                text.AsSpan(0, 19),
                "yyyy-MM-dd HH:mm:ss",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var time
            )
        )
        {
            throw new FormatException($"'{text}' is not a time.");
        }

        var digits = text.Length > 20 && text[19] == '.' ? text.AsSpan(20, Math.Min(6, text.Length - 20)) : default;
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var microseconds)
            ? time.AddMicroseconds(microseconds)
            : time;
    }
}
