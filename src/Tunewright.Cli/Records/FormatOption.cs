using System.CommandLine;

namespace Tunewright.Cli;

/// <summary><c>--format</c> and <c>--flatten</c>: how records are printed.</summary>
internal sealed class FormatOption
{
    private readonly Option<string?> _format;
    private readonly Option<bool> _flatten = new("--flatten") { Description = "One column for each parameter, as csv has it: params_lr" };
    private readonly string _byDefault;

    public FormatOption(string byDefault)
    {
        _byDefault = byDefault;
        _format = Choice.Of("--format", $"How to print (default: {byDefault})", "table", "json", "yaml", "csv");
        _format.Aliases.Add("-f");
    }

    public void AddTo(Command command)
    {
        command.Add(_format);
        command.Add(_flatten);
    }

    /// <summary>Prints records on standard output.</summary>
    public void Print(ParseResult parsed, RecordTable records)
    {
        var format = parsed.GetValue(_format) ?? _byDefault;
        var table = parsed.GetValue(_flatten) || format == "csv" ? records.Flat() : records.Nested();
        object value = table.IsSingle ? table.Rows[0] : table.Rows;
        switch (format)
        {
            case "table":
                TableFormat.Write(Console.Out, table);
                break;
            case "json":
                Console.Out.WriteLine(PythonJson.Write(value));
                break;
            case "yaml":
                YamlFormat.Write(Console.Out, value);
                break;
            default:
                CsvFormat.Write(Console.Out, table);
                break;
        }
    }
}
