using System.Data.Common;

namespace Tunewright.Databases;

/// <summary>Brings tables of trials up to date.</summary>
internal sealed class TableSync(Dialect dialect, TrialReader reader, OwnTrials own)
{
    /// <summary>Reads what is new, and applies it.</summary>
    public void Sync(DbConnection connection, TrialTable table)
    {
        List<TrialRow> news = [];
        connection.Run(reader.SelectNews(new(dialect), table, queue: true), (TrialReader.FirstColumn, reader.Into(news)));
        Apply(connection, table, news);
    }

    /// <summary>Applies rows of <see cref="TrialReader.SelectNews"/>.</summary>
    public void Apply(DbConnection connection, TrialTable table, List<TrialRow> news)
    {
        List<TrialRow> unknown = [];
        // A trial that another thread has just begun is there twice: as a new row, and as one that ran.
        foreach (var row in news.DistinctBy(row => row.Id))
        {
            if (row.State == TrialState.Running && own.Find(row.Id) is { } ours)
                table.Apply(ours);
            else if (table.Find(row.Number)?.State.IsFinished() != true)
                unknown.Add(row);
        }
        foreach (var trial in reader.Read(connection, unknown))
            table.Apply(trial);
        if (news.Count > 0)
            table.AdvanceTo(news[^1].Id);
    }

    /// <summary>The trial's row, or none.</summary>
    public List<TrialRow> Rows(DbConnection connection, long id)
    {
        List<TrialRow> rows = [];
        connection.Run(reader.SelectTrials(new(dialect), [id]), (TrialReader.FirstColumn, reader.Into(rows)));
        return rows;
    }

    /// <summary>The trial with everything that belongs to it, or <see langword="null"/>.</summary>
    public FrozenTrial? Find(DbConnection connection, long id) => reader.Read(connection, Rows(connection, id)).SingleOrDefault();
}
