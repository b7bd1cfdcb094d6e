using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;

namespace Tunewright.Databases;

/// <summary>Open connections to one database, and the rule by which an operation is tried again on another one.</summary>
internal sealed class ConnectionPool(Dialect dialect, TimeSpan retryFor) : IDisposable
{
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(20),
        LongestWait = TimeSpan.FromSeconds(1);
    private readonly ConcurrentBag<DbConnection> _idle = [];
    private readonly SemaphoreSlim _turns = new(dialect.IsServer ? int.MaxValue : 1);

    /// <summary>Runs an operation, again and again after failures that may pass, until the time for retries is over.</summary>
    /// <param name="what">What is to be stored, for the message when it cannot be; <see langword="null"/> when it only reads.</param>
    /// <param name="operation">All of it happens or nothing. From the second attempt on it must look whether the one before was stored.</param>
    /// <param name="atMost">A shorter time for retries.</param>
    /// <exception cref="DatabaseStorageException">It failed for another reason, or for too long.</exception>
    public T Run<T>(string? what, Func<DbConnection, bool, T> operation, TimeSpan? atMost = null)
    {
        var beginning = Stopwatch.GetTimestamp();
        var (mayBeStored, wait) = (false, ShortestWait);
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
                catch (Exception e)
                {
                    // Closing it ends what it had begun: the database forgets a transaction without a commit.
                    Close(connection);
                    if (e is not DbException failure)
                        throw;
                    if (!dialect.IsTransient(failure))
                        throw Error(failure, null);
                    mayBeStored |= connection is not null;
                    Forget();
                    var elapsed = Stopwatch.GetElapsedTime(beginning);
                    if (elapsed >= retryFor || elapsed >= atMost)
                        throw Error(failure, Fate(what, mayBeStored && dialect.IsServer, elapsed));
                }
                // Jitter keeps many workers from coming back at the same moment.
                Thread.Sleep(wait * (0.5 + Random.Shared.NextDouble()));
                wait = wait * 2 < LongestWait ? wait * 2 : LongestWait;
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

    /// <summary>An exception for a person.</summary>
    public DatabaseStorageException Error(DbException failure, string? fate) =>
        new($"{dialect.Address}: {dialect.Explain(failure) ?? failure.Message}.{fate}", failure);

    private static string Fate(string? what, bool isUnknown, TimeSpan elapsed) =>
        $" Tried for {elapsed.TotalSeconds:0.#} s."
        + (
            what is null ? ""
            : isUnknown ? $" It is not known whether {what} was stored; all that was told before is."
            : $" Not stored: {what}. All that was told before is stored."
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
        catch (Exception e) when (e is DbException or IOException or InvalidOperationException)
        {
            // A broken connection may fail to say goodbye.
        }
    }
}
