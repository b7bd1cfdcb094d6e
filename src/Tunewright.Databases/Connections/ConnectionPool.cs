using System.Collections.Concurrent;
using System.Data.Common;

namespace Tunewright.Databases;

/// <summary>Open connections to one database, and the rule by which a failed operation is retried on another one.</summary>
/// <param name="dialect">The database.</param>
/// <param name="retryFor">How long an operation is retried.</param>
/// <param name="time">The clock.</param>
/// <param name="jitter">Varies the waits, so that many workers do not come back at the same moment.</param>
internal sealed class ConnectionPool(Dialect dialect, TimeSpan retryFor, TimeProvider time, Random jitter) : IDisposable
{
    private static readonly TimeSpan MinWait = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(1);

    /// <summary>A server has a hundred or so for all; threads beyond wait for their turn.</summary>
    private const int MaxConnections = 50;

    private readonly ConcurrentBag<DbConnection> _idle = [];
    private readonly SemaphoreSlim _turns = new(dialect.IsServer ? MaxConnections : 1);

    /// <summary>Runs an operation, and retries it after failures that can pass until the time for retries is over.</summary>
    /// <param name="what">What is to be stored, for the message when that fails; <see langword="null"/> if it only reads.</param>
    /// <param name="operation">
    /// It happens as a whole or not at all. Its second argument says whether an earlier attempt may have been stored: then it must look
    /// first.
    /// </param>
    /// <param name="atMost">A shorter time for retries.</param>
    /// <exception cref="DatabaseStorageException">It failed for another reason, or for too long.</exception>
    public T Run<T>(string? what, Func<DbConnection, bool, T> operation, TimeSpan? atMost = null)
    {
        var beginning = time.GetTimestamp();
        var (mayBeStored, wait) = (false, MinWait);
        _turns.Wait();
        try
        {
            while (true)
            {
                DbConnection? connection = null;
                try
                {
                    if (!_idle.TryTake(out connection))
                        connection = dialect.Connect();
                    var result = operation(connection, mayBeStored);
                    _idle.Add(connection);
                    return result;
                }
                catch (Exception exception)
                {
                    // Closing the connection rolls back the transaction that it had begun.
                    Close(connection);
                    if (exception is not DbException failure)
                        throw;
                    if (!dialect.IsTransient(failure))
                        throw Error(failure, null);
                    mayBeStored |= connection is not null;
                    Forget();
                    var elapsed = time.GetElapsedTime(beginning);
                    if (elapsed >= retryFor || elapsed >= atMost)
                        throw Error(failure, Fate(what, mayBeStored && dialect.IsServer, elapsed));
                }
                time.Sleep(wait * (0.5 + jitter.NextDouble()));
                wait = wait * 2 < MaxWait ? wait * 2 : MaxWait;
            }
        }
        finally
        {
            _turns.Release();
        }
    }

    public void Dispose()
    {
        Forget();
        _turns.Dispose();
    }

    /// <summary>An exception with a message for users.</summary>
    public DatabaseStorageException Error(DbException failure, string? fate) =>
        new($"{dialect.Address}: {dialect.Explain(failure) ?? failure.Message}.{fate}", failure);

    private static string Fate(string? what, bool isUnknown, TimeSpan elapsed) =>
        $" Tried for {elapsed.TotalSeconds:0.#} s."
        + (
            what is null ? ""
            : isUnknown ? $" It is not known whether {what} was stored; everything before it is."
            : $" Not stored: {what}. Everything before it is stored."
        );

    private void Forget()
    {
        while (_idle.TryTake(out var connection))
            Close(connection);
    }

    private static void Close(DbConnection? connection)
    {
        try
        {
            connection?.Dispose();
        }
        catch (Exception exception) when (exception is DbException or IOException or InvalidOperationException)
        {
            // A broken connection can fail while it is closed.
        }
    }
}
