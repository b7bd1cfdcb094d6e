using System.Collections.Concurrent;
using Showrunner.Formats;

namespace Showrunner.Studio;

/// <summary>A show's scripts as they are understood; read again only when a file or what a person says of it has changed.</summary>
internal sealed class ScriptReadings
{
    private const int MaxKept = 200; // readings; a season has two dozen files

    private readonly ConcurrentDictionary<string, ShowScript> _kept = new();

    /// <summary>All scripts of a show, by the names of their files.</summary>
    public IReadOnlyList<ShowScript> Of(ShowFolder show, ShowRecord record) =>
        [.. record.Scripts.OrderBy(script => script.File, StringComparer.OrdinalIgnoreCase).Select(script => Of(show, script))];

    /// <summary>A script of a show, as it is understood with what is said of it.</summary>
    public ShowScript Of(ShowFolder show, ScriptRecord script)
    {
        var path = Path.Join(show.Scripts, script.File);
        var stamp = Stamp.Of(path);
        if (_kept.TryGetValue(path, out var kept) && kept.Stamp == stamp && Same(kept.Record, script))
            return kept;
        var read = Read(path, script, stamp);
        if (_kept.Count >= MaxKept)
            _kept.Clear();
        _kept[path] = read;
        return read;
    }

    /// <summary>What a show's models learn.</summary>
    /// <exception cref="ShowrunnerException">There is no script, or too little text.</exception>
    public Corpus Corpus(ShowFolder show)
    {
        var scripts = Of(show, show.Read());
        return scripts.Any(script => script.Reading is not null)
            ? Together(scripts).ToCorpus()
            : throw new ShowrunnerException("The show has no scripts to learn. Add some first.");
    }

    /// <summary>Those that can be read, as one.</summary>
    public static ScriptFiles Together(IEnumerable<ShowScript> scripts) =>
        ScriptFiles.Of(from script in scripts where script.Reading is not null select new ScriptFile(script.Record.File, script.Reading!));

    private static ShowScript Read(string path, ScriptRecord script, Stamp stamp)
    {
        byte[] bytes = [];
        try
        {
            bytes = File.ReadAllBytes(path);
            var reading = ScriptFormat.Read(script.File, bytes, new() { Format = script.Format, Columns = script.Columns });
            return new(script, stamp, reading, null, reading.Table is { } table ? new(table.Names, table.Used) : null);
        }
        catch (ShowrunnerException exception)
        {
            var columns = NamelessTable.Columns(exception, script.File, bytes);
            var table = columns is null ? null : new TableBody(columns, new Dictionary<string, string>());
            return new(script, stamp, null, PageWords.Of(exception.Message), table);
        }
        catch (Exception exception) when (exception.IsFileError)
        {
            return new(script, stamp, null, $"{script.File} cannot be read: {exception.Message}", null);
        }
    }

    private static bool Same(ScriptRecord one, ScriptRecord other) =>
        one.Format == other.Format && one.Columns.Count == other.Columns.Count && !one.Columns.Except(other.Columns).Any();
}

/// <summary>A script of a show.</summary>
/// <param name="Record">Its file, and what a person says of it.</param>
/// <param name="Stamp">The file's.</param>
/// <param name="Reading">What was understood; null: it cannot be read.</param>
/// <param name="Error">Why not.</param>
/// <param name="Table">The columns, if it is a table; also of one that cannot be read before a person says which hold what.</param>
internal sealed record ShowScript(ScriptRecord Record, Stamp Stamp, ScriptReading? Reading, string? Error, TableBody? Table);
