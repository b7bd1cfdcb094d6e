using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace Tunewright.Databases;

/// <summary>
/// A connection that stays open and idle, to tell whether the file at the address is still the one that was opened. SQLite itself would go
/// on writing into a file that has no name any more.
/// </summary>
internal sealed partial class SqliteAnchor(DatabaseAddress address) : IDisposable
{
    private const int HasMoved = 20; // SQLITE_FCNTL_HAS_MOVED
    private readonly Lock _gate = new();
    private readonly string _log = address.Database + "-wal";
    private SqliteConnection? _connection;
    private bool _hasLog;
    private bool _isGone;

    /// <summary>Opens the anchor, with the first connection.</summary>
    public void Set(string connection)
    {
        lock (_gate)
        {
            if (_connection is not null)
                return;
            var opened = new SqliteConnection(connection);
            try
            {
                opened.Open();
                // Having read, it counts as a user of the write-ahead log, which the last one to close would delete.
                opened.Names("PRAGMA schema_version;");
                _connection = opened;
            }
            finally
            {
                if (_connection is null)
                    opened.Dispose();
            }
        }
    }

    /// <exception cref="DatabaseStorageException">The file, or its write-ahead log, was removed or replaced.</exception>
    public void Check()
    {
        lock (_gate)
        {
            if (_connection is null)
                return;
            var hasLog = File.Exists(_log);
            _isGone |= _hasLog && !hasLog || Moved(_connection);
            _hasLog |= hasLog;
            if (_isGone)
            {
                throw new DatabaseStorageException(
                    $"{address}: the file was removed or replaced while it was open, so nothing more can be stored in it. "
                        + "Put it back, with its -wal file if it has one, and run the same command again."
                );
            }
        }
    }

    public void Dispose() => _connection?.Dispose();

    private static bool Moved(SqliteConnection connection)
    {
        var moved = 0;
        return FileControl(connection.Handle!.DangerousGetHandle(), 0, HasMoved, ref moved) == 0 && moved != 0;
    }

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_file_control")]
    private static partial int FileControl(nint database, nint name, int operation, ref int result);
}
