using System.Text;

namespace Tunewright;

/// <summary>
/// The file <c>&lt;journal&gt;.lock</c>, which exists while a process appends. It excludes both kinds of lock that Optuna has,
/// the symbolic link and the exclusively created file, and is excluded by them.
/// </summary>
internal readonly struct JournalLock : IDisposable
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan MaxWait = TimeSpan.FromMilliseconds(50);
    private readonly string _path;
    private readonly string _token;

    private JournalLock(string path, string token) => (_path, _token) = (path, token);

    public static JournalLock Acquire(string journal, JournalOptions options)
    {
        var path = journal + ".lock";
        var token = Guid.NewGuid().ToString();
        var wait = FirstWait;
        var time = options.Time;
        var (seen, since) = (default(DateTime?), time.GetTimestamp());
        while (!TryCreate(path, token))
        {
            var now = Created(path);
            if (now != seen)
                (seen, since) = (now, time.GetTimestamp());
            else if (now is { } age && time.GetElapsedTime(since) >= options.DeadLockAge)
                Break(path, age);
            time.Sleep(wait);
            wait = TimeSpan.FromTicks(Math.Min(2 * wait.Ticks, MaxWait.Ticks));
        }
        return new(path, token);
    }

    /// <summary>
    /// Whether nobody has taken this process for dead and broken the lock, as happens while it is suspended.
    /// </summary>
    public bool IsHeld => Holds(_path);

    /// <summary>Removes the lock as Optuna does, by renaming it, so that only one process can remove it.</summary>
    public void Dispose()
    {
        if (!IsHeld)
            return;
        var aside = Aside(_path);
        try
        {
            File.Move(_path, aside);
            if (Holds(aside))
                File.Delete(aside);
            else
                File.Move(aside, _path); // that of another process, which has broken this one since
        }
        catch (IOException) when (!File.Exists(aside)) { } // Another process has just broken it.
    }

    private bool Holds(string path)
    {
        try
        {
            if (new FileInfo(path).LinkTarget is not null)
                return false;
            using var file = new StreamReader(path);
            return file.ReadLine() == _token;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static bool TryCreate(string path, string token)
    {
        try
        {
            using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
            file.Write(Encoding.ASCII.GetBytes(token));
            return true;
        }
        catch (IOException) when (Created(path) is not null || Directory.Exists(Path.GetDirectoryName(path)))
        {
            return false;
        }
    }

    /// <summary>The time at which the lock itself, not the target of a link, was made; <see langword="null"/> if there is none.</summary>
    private static DateTime? Created(string path)
    {
        var file = new FileInfo(path);
        return file.Exists || file.LinkTarget is not null ? file.LastWriteTimeUtc : null;
    }

    /// <summary>Removes a dead lock. If another process did so first and a third one has taken the lock since, it gets it back.</summary>
    private static void Break(string path, DateTime age)
    {
        if (Created(path) != age)
            return;
        var aside = Aside(path);
        try
        {
            File.Move(path, aside);
            if (Created(aside) == age)
                File.Delete(aside);
            else
                File.Move(aside, path);
        }
        catch (IOException) when (Created(aside) is null) { } // Another process was faster.
    }

    private static string Aside(string path) => $"{path}{Guid.NewGuid()}.rename";
}
