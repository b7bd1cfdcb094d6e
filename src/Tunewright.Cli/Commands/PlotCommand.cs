using System.CommandLine;
using Tunewright.Plots;

namespace Tunewright.Cli;

/// <summary><c>tunewright plot</c>: one plot of a study as a file.</summary>
internal static class PlotCommand
{
    private static readonly Argument<string> Kind = new("plot")
    {
        HelpName = "plot",
        Description = string.Join(" ", PlotKind.All.Select(kind => $"{kind.Name}: {Beginning(kind.Shows)}.")),
    };

    private static readonly Option<string[]> Parameters = new("--params")
    {
        Description = "The parameters to show, where a plot has a choice (default: all, or the two most important)",
        HelpName = "name",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly NumberOption<int> Objective = Numbers.Whole(
        "--objective",
        "Which of several objectives, from 0",
        0,
        int.MaxValue,
        "0"
    );

    private static readonly Option<string?> Out = new("--out", "-o")
    {
        Description = "The file to write: .svg, a picture, or .json, a figure for Plotly (default: the plot's name and .svg)",
        HelpName = "file",
    };

    public static Command Create()
    {
        var command = new DocumentedCommand("plot", "Draws a plot of a study, by the definitions of Optuna's plots.")
        {
            Examples =
            [
                new("How the search went", "plot history --storage sqlite:///study.db"),
                new(
                    "Two parameters against each other",
                    "plot contour --params rate layers --storage sqlite:///study.db --out contour.svg"
                ),
                new("A figure for Plotly, in Python or a notebook", "plot parallel --storage sqlite:///study.db --out parallel.json"),
            ],
        };
        Kind.AcceptOnlyFromAmong([.. PlotKind.All.Select(kind => kind.Name)]);
        command.Add(Kind);
        StudyArguments.AddTo(command);
        command.Add(Parameters);
        command.Add(Objective);
        command.Add(Out);
        command.SetAction(Run);
        return command;
    }

    private static void Run(ParseResult parsed)
    {
        var kind = PlotKind.Find(parsed.GetRequiredValue(Kind));
        var path = parsed.GetValue(Out) ?? $"{kind.Name}.svg";
        var options = new PlotOptions { Parameters = parsed.GetValue(Parameters) ?? [], Objective = Objective.In(parsed) ?? 0 };
        var study = StudyArguments.Load(parsed);
        try
        {
            kind.Make(study, options).Save(path);
        }
        catch (ArgumentException exception)
        {
            throw new ToolException(exception.Reason, exception);
        }
        Console.WriteLine($"Saved {path}.");
    }

    private static string Beginning(string sentence) => char.ToLowerInvariant(sentence[0]) + sentence[1..].TrimEnd('.');
}
