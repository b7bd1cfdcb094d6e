using System.Globalization;

namespace Tunewright.Cli;

/// <summary>
/// What a trial's program printed: all of it in a file where one is wanted, and the end of its errors for the failure's reason.
/// </summary>
internal sealed class TrialLog : IDisposable
{
    private const int KeptLines = 10,
        KeptColumns = 500;

    private readonly Lock _gate = new();
    private readonly Queue<string> _errors = [];
    private StreamWriter? _file;

    /// <param name="folder">Where the file goes, or null for none. Made if there is none.</param>
    /// <param name="trial">The trial's number, after which the file is named.</param>
    /// <param name="command">The program and its arguments, for the first line.</param>
    public TrialLog(string? folder, int trial, IReadOnlyList<string> command)
    {
        if (folder is null)
            return;
        Directory.CreateDirectory(folder);
        _file = new(Path.Join(folder, string.Create(CultureInfo.InvariantCulture, $"trial-{trial}.log"))) { AutoFlush = true };
        _file.WriteLine($"$ {string.Join(' ', command)}");
    }

    /// <summary>The last lines on standard error.</summary>
    public string LastErrors
    {
        get
        {
            lock (_gate)
                return string.Join('\n', _errors);
        }
    }

    public void Add(string line)
    {
        lock (_gate)
            _file?.WriteLine(line);
    }

    public void AddError(string line)
    {
        lock (_gate)
        {
            _file?.WriteLine(line);
            if (string.IsNullOrWhiteSpace(line))
                return;
            if (_errors.Count == KeptLines)
                _errors.Dequeue();
            _errors.Enqueue(line.Length > KeptColumns ? line[..KeptColumns] + " …" : line);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _file?.Dispose();
            _file = null; // what outlives the program may still print
        }
    }
}
