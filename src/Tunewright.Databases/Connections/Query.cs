using System.Data.Common;

namespace Tunewright.Databases;

/// <summary>Runs SQL on a connection.</summary>
internal static class Query
{
    /// <summary>
    /// Runs a batch to its end, and gives each row to the reader of its result; a result is known by its first column's name.
    /// </summary>
    public static void Run(
        this DbConnection connection,
        SqlBatch batch,
        params ReadOnlySpan<(string FirstColumn, Action<DbDataReader> Read)> results
    )
    {
        Read(connection, batch, results);
        if (batch.CommitsApart)
            connection.Commit();
    }

    private static void Read(DbConnection connection, SqlBatch batch, ReadOnlySpan<(string FirstColumn, Action<DbDataReader> Read)> results)
    {
        using var reader = batch.On(connection).ExecuteReader();
        do
        {
            if (reader.FieldCount == 0)
                continue;
            var name = reader.GetName(0);
            Action<DbDataReader>? read = null;
            foreach (var result in results)
            {
                if (result.FirstColumn == name)
                    read = result.Read;
            }

            while (reader.Read())
                read?.Invoke(reader);
        } while (reader.NextResult());
    }

    /// <summary>The first column of all rows of one statement.</summary>
    public static List<string> Names(this DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        List<string> names = [];
        while (reader.Read())
            names.Add(Convert.ToString(reader.GetValue(0), System.Globalization.CultureInfo.InvariantCulture)!);
        return names;
    }

    /// <summary>Ends a transaction, unless its file is not where it is looked for.</summary>
    public static void Commit(this DbConnection connection)
    {
        (connection as PreparingConnection)?.CheckPlace();
        connection.Run("COMMIT;");
    }

    public static void Run(this DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
