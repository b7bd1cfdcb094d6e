using Microsoft.Data.Sqlite;

namespace Tunewright.Databases;

/// <summary>Keeps prepared commands: apart from the disk, SQLite takes longer to parse a trial's statements than to run them.</summary>
internal sealed class PreparingConnection(string connectionString, Action checkPlace) : SqliteConnection(connectionString)
{
    private const int MaxCommands = 50;
    private readonly Dictionary<string, SqliteCommand> _commands = [];

    /// <summary>Throws if the file is not where it was opened.</summary>
    public void CheckPlace() => checkPlace();

    /// <summary>The command with this text, without parameters. The connection disposes of it.</summary>
    public SqliteCommand Prepared(string sql)
    {
        if (_commands.TryGetValue(sql, out var command))
        {
            command.Parameters.Clear();
            return command;
        }
        if (_commands.Count == MaxCommands)
            Forget();
        command = CreateCommand();
        command.CommandText = sql;
        _commands.Add(sql, command);
        return command;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            Forget();
        base.Dispose(disposing);
    }

    private void Forget()
    {
        foreach (var command in _commands.Values)
            command.Dispose();
        _commands.Clear();
    }
}
