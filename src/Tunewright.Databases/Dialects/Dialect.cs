using System.Data.Common;

namespace Tunewright.Databases;

/// <summary>The differences between database systems; everything else is SQL that the three have in common.</summary>
internal abstract class Dialect(DatabaseAddress address, StoredTimes times) : IDisposable
{
    public static Dialect Of(DatabaseAddress address, DatabaseOptions options) =>
        address.Scheme switch
        {
            "sqlite" => new SqliteDialect(address, options),
            "postgresql" => new PostgresDialect(address, options),
            _ => new MySqlDialect(address, options),
        };

    /// <summary>The database; in messages without its password.</summary>
    public DatabaseAddress Address { get; } = address;

    /// <summary>Whether several connections can write at once.</summary>
    public virtual bool IsServer => true;

    /// <summary>Begins a transaction that writes.</summary>
    public virtual string Begin => "BEGIN;";

    /// <summary>The end of a SELECT that locks its rows until the transaction ends.</summary>
    public virtual string ForUpdate => " FOR UPDATE";

    /// <summary>The time by the server's clock, as Optuna asks for it.</summary>
    public virtual string Now => "CURRENT_TIMESTAMP";

    /// <summary>A missing number in a list of numbers.</summary>
    public virtual string NoNumber => "NULL";

    /// <summary>Whether doubles are written into the text with 17 digits, because parameters would round them.</summary>
    public virtual bool WritesDoubles => false;

    /// <summary>The maximum number of bytes of JSON in one attribute, also of a trial from elsewhere.</summary>
    public virtual int MaxJson => 1 << 20;

    /// <summary>The highest step of a report: that of an INTEGER column.</summary>
    public virtual long MaxStep => int.MaxValue;

    /// <summary>Checks that a commit goes where it is looked for.</summary>
    /// <exception cref="DatabaseStorageException">The file was removed or replaced while it was open.</exception>
    public virtual void CheckPlace() { }

    /// <summary>Opens a new connection, ready for use.</summary>
    public abstract DbConnection Connect();

    /// <summary>A command without parameters yet.</summary>
    public virtual DbCommand Command(DbConnection connection, string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }

    /// <summary>Whether a retry can succeed: a lost connection, a lock, a deadlock, a server that starts or stops.</summary>
    public abstract bool IsTransient(Exception exception);

    /// <summary>Whether there is a row of that name already.</summary>
    public abstract bool IsDuplicate(DbException exception);

    /// <summary>
    /// What went wrong and what to do about it; <see langword="null"/> if there is nothing to add to the database's message.
    /// </summary>
    public abstract string? Explain(DbException exception);

    /// <summary>Types of columns.</summary>
    public abstract ColumnTypes Types { get; }

    /// <summary>The statements that create the enumerations as types, where the columns need them.</summary>
    public virtual IEnumerable<string> CreateEnums(IEnumerable<(string Type, string[] Names)> enums) => [];

    /// <summary>Keeps other processes from creating tables at the same time.</summary>
    public virtual string LockSchema => "";

    /// <summary>Ends <see cref="LockSchema"/> where the end of the transaction does not.</summary>
    public virtual string UnlockSchema => "";

    /// <summary>Drops an index of the table trials.</summary>
    public virtual string DropIndex(string name) => $"DROP INDEX {name};";

    /// <summary>Lists the indices of the table trials, one a row.</summary>
    public abstract string ListIndices { get; }

    /// <summary>Lists the names of all tables, one a row.</summary>
    public abstract string ListTables { get; }

    /// <summary>Takes the oldest waiting trial of the study, or creates one; returns one row, its id and whether it waited.</summary>
    public abstract SqlBatch Claim(SqlBatch batch, ClaimRequest request);

    /// <summary>A name from one of the enumerations that some systems have as types.</summary>
    public virtual string Enum(string type, string name) => $"'{name}'";

    /// <summary>A column of such a type, as text.</summary>
    public virtual string Text(string column) => column;

    /// <summary>The end of an INSERT that replaces the columns <paramref name="update"/> of a row with the same key.</summary>
    public virtual string OnConflict(string key, params string[] update) =>
        $"ON CONFLICT ({key}) DO UPDATE SET {string.Join(", ", update.Select(column => $"{column} = excluded.{column}"))}";

    /// <summary>
    /// A condition: the time in <paramref name="column"/> is more than <paramref name="grace"/> ago by the server's clock.
    /// </summary>
    public abstract string IsOlder(string column, TimeSpan grace);

    /// <summary>A condition: an id is in a list, which is one parameter if the system has a way to do that.</summary>
    public virtual string Among(IReadOnlyList<long> ids, Func<object, string> parameter) =>
        $"IN ({(ids.Count == 0 ? "-1" : string.Join(',', ids))})";

    /// <summary>A time as the database holds it, without a time zone.</summary>
    public virtual object ToStored(DateTimeOffset time) =>
        DateTime.SpecifyKind(times == StoredTimes.Utc ? time.UtcDateTime : time.LocalDateTime, DateTimeKind.Unspecified);

    public virtual void Dispose() => GC.SuppressFinalize(this);

    public DateTimeOffset? ReadTime(DbDataReader row, int column)
    {
        if (row.IsDBNull(column))
            return null;
        var naive = ReadStored(row, column);
        return times == StoredTimes.Utc
            ? new(naive, TimeSpan.Zero)
            : new DateTimeOffset(DateTime.SpecifyKind(naive, DateTimeKind.Local)).ToUniversalTime();
    }

    protected virtual DateTime ReadStored(DbDataReader row, int column) =>
        DateTime.SpecifyKind(row.GetDateTime(column), DateTimeKind.Unspecified);
}
