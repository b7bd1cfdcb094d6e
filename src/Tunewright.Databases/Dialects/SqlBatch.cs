using System.Data.Common;
using System.Globalization;
using System.Text;

namespace Tunewright.Databases;

/// <summary>
/// Statements that go to the database in one round trip. A value in braces becomes a parameter, a list of ids a condition, and a value
/// with the format <c>:sql</c>, or a <see cref="Sql"/>, a part of the text.
/// </summary>
internal sealed class SqlBatch(Dialect dialect) : IFormatProvider, ICustomFormatter
{
    private readonly StringBuilder _text = new();
    private readonly List<object> _values = [];

    public SqlBatch Add(FormattableString sql)
    {
        _text.AppendFormat(this, sql.Format, sql.GetArguments()).Append('\n');
        return this;
    }

    /// <summary>Ends the transaction: on servers in the same round trip.</summary>
    public SqlBatch Commit()
    {
        CommitsApart = !dialect.IsServer;
        return CommitsApart ? this : Add($"COMMIT;");
    }

    /// <summary>
    /// Whether COMMIT must be run apart: SQLite's reader, closed after a failure, would run the remaining statements, and commit.
    /// </summary>
    public bool CommitsApart { get; private set; }

    public DbCommand On(DbConnection connection)
    {
        var command = dialect.Command(connection, _text.ToString());
        for (var i = 0; i < _values.Count; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"@p{i}"; // SQLite would look for a bare name under four prefixes
            parameter.Value = _values[i];
            command.Parameters.Add(parameter);
        }
        return command;
    }

    object? IFormatProvider.GetFormat(Type? type) => type == typeof(ICustomFormatter) ? this : null;

    string ICustomFormatter.Format(string? format, object? argument, IFormatProvider? provider) =>
        (format, argument) switch
        {
            ("sql", _) => Convert.ToString(argument, CultureInfo.InvariantCulture)!,
            (_, Sql sql) => sql.Text,
            (_, null) => "NULL",
            (_, int whole) => Parameter((long)whole),
            (_, double number) => dialect.WritesDoubles ? number.ToString("E16", CultureInfo.InvariantCulture) : Parameter(number),
            (_, DateTimeOffset time) => Parameter(dialect.ToStored(time)),
            (_, IReadOnlyList<long> ids) => dialect.Among(ids, Parameter),
            (_, StudyKey study) => study.ToSql(Parameter),
            _ => Parameter(argument),
        };

    private string Parameter(object value)
    {
        _values.Add(value);
        return $"@p{_values.Count - 1}";
    }
}
