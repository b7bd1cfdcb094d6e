using System.CommandLine;

namespace Tunewright.Cli;

/// <summary><c>tunewright ask</c>: begins a trial and prints its parameters.</summary>
internal static class AskCommand
{
    private static readonly FormatOption Format = new("json");
    private static readonly Option<string?> SearchSpace = new("--search-space")
    {
        Description = "The space as JSON, names and distributions as Optuna writes them; instead of --param",
        HelpName = "json",
    };

    public static Command Create()
    {
        var command = new DocumentedCommand("ask", "Begins a trial and prints its number and its parameters; tell ends it.")
        {
            Examples =
            [
                new("Ask for a learning rate", "ask --storage sqlite:///study.db --study train --param lr=float:1e-5:1e-1:log"),
                new("Then report what came of it", "tell --storage sqlite:///study.db --study train --trial-number 0 --values 0.25"),
            ],
        };
        StudyArguments.AddTo(command);
        SpaceOption.AddTo(command);
        command.Add(SearchSpace);
        SearchOptions.AddSamplerTo(command);
        Format.AddTo(command);
        command.SetAction(Run);
        return command;
    }

    private static void Run(ParseResult parsed)
    {
        var space = SpaceOption.In(parsed);
        if (parsed.GetValue(SearchSpace) is { } json)
        {
            foreach (var (name, range) in Read(json))
                space[name] = range;
        }
        var study = StudyArguments.Load(parsed, new() { Sampler = SearchOptions.Sampler(parsed, space) });
        try
        {
            var trial = study.Ask(space).Record;
            var record = trial
                .ExternalParameters()
                .ToDictionary(parameter => new RecordColumn("params", parameter.Key), parameter => parameter.Value);
            if (record.Count == 0)
                record.Add(new("params"), new OrderedDictionary<string, object?>());
            RecordColumn[] columns = [new("number"), .. record.Keys];
            record.Add(columns[0], (long)trial.Number);
            Format.Print(parsed, new(columns, [record], IsSingle: true));
        }
        catch (ArgumentException exception)
        {
            throw new UsageException(exception.Reason);
        }
    }

    private static IEnumerable<KeyValuePair<string, Distribution>> Read(string json)
    {
        try
        {
            return PythonJson.Parse(json) is IReadOnlyDictionary<string, object?> map
                ? [.. map.Select(entry => KeyValuePair.Create(entry.Key, Distribution.Parse(PythonJson.Write(entry.Value))))]
                : throw new FormatException("it is no object of names and distributions.");
        }
        catch (FormatException exception)
        {
            throw new UsageException($"--search-space cannot be read: {exception.Message}");
        }
    }
}
