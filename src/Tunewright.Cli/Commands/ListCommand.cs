using System.CommandLine;

namespace Tunewright.Cli;

/// <summary><c>tunewright list</c>: the studies in a storage.</summary>
internal static class ListCommand
{
    private static readonly FormatOption Format = new("table");

    public static Command Create()
    {
        var command = new DocumentedCommand("list", "Lists the studies in a storage, with the number of their trials.")
        {
            Examples =
            [
                new("What is in a database", "list --storage sqlite:///study.db"),
                new("For another program", "list --storage sqlite:///study.db --format json"),
            ],
        };
        command.Aliases.Add("studies");
        StudyArguments.AddStorageTo(command);
        Format.AddTo(command);
        command.SetAction(parsed =>
        {
            using var storage = StudyArguments.OpenExisting(parsed);
            Format.Print(parsed, Records(storage));
        });
        return command;
    }

    /// <summary>The fields of Optuna's <c>studies</c>.</summary>
    private static RecordTable Records(IStudyStorage storage)
    {
        var summaries = storage.StudySummaries();
        var hasAttributes = summaries.Any(summary => !summary.Study.UserAttributes.IsEmpty);
        RecordColumn[] columns =
        [
            new("name"),
            new("direction"),
            new("n_trials"),
            new("datetime_start"),
            .. hasAttributes ? [new RecordColumn("user_attrs")] : Array.Empty<RecordColumn>(),
        ];
        return new(
            columns,
            [
                .. summaries.Select(summary => new Dictionary<RecordColumn, object?>
                {
                    [columns[0]] = summary.Study.Name,
                    [columns[1]] = summary
                        .Study.Directions.Select(object? (direction) => direction.ToString().ToUpperInvariant())
                        .ToArray(),
                    [columns[2]] = (long)summary.Trials,
                    [columns[3]] = PythonText.Time(summary.Started),
                    [new("user_attrs")] = summary.Study.UserAttributes,
                }),
            ]
        );
    }
}
