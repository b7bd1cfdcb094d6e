using System.CommandLine;

namespace Tunewright.Cli;

/// <summary><c>tunewright export</c>: all of a study's trials for other programs.</summary>
internal static class ExportCommand
{
    private static readonly Option<string?> Format = Choice.Of(
        "--format",
        "csv: one line a trial, with the columns of Optuna's trials_dataframe. json: one object a trial, with its reports and the "
            + "reason of its failure too (default: csv)",
        "csv",
        "json"
    );
    private static readonly Option<bool> System = new("--system-attrs") { Description = "With the notes of samplers and pruners" };
    private static readonly Option<string?> Out = new("--out", "-o")
    {
        Description = "The file to write (default: standard output)",
        HelpName = "file",
    };

    public static Command Create()
    {
        var command = new DocumentedCommand("export", "Writes all trials of a study for other programs, with every digit.")
        {
            Examples =
            [
                new("A table for a spreadsheet", "export --storage sqlite:///study.db --out trials.csv"),
                new("With curves and failures", "export --storage sqlite:///study.db --format json --out trials.json"),
            ],
        };
        Format.Aliases.Add("-f");
        StudyArguments.AddTo(command);
        command.Add(Format);
        command.Add(System);
        command.Add(Out);
        command.SetAction(Run);
        return command;
    }

    private static void Run(ParseResult parsed)
    {
        var table = StudyArguments.Load(parsed).ToTable(parsed.GetValue(System));
        if (parsed.GetValue(Out) is { } path)
            WholeFile.Write(path, Write);
        else
            Write(Console.Out);

        void Write(TextWriter output)
        {
            if (parsed.GetValue(Format) == "json")
                table.WriteJson(output);
            else
                table.WriteCsv(output);
        }
    }
}
