using System.CommandLine;
using Tunewright.Plots;

namespace Tunewright.Cli;

/// <summary><c>tunewright report</c>: a study as one web page.</summary>
internal static class ReportCommand
{
    private static readonly Option<string?> Out = new("--out", "-o")
    {
        Description = "The file to write (default: the study's name and .html)",
        HelpName = "file",
    };

    public static Command Create()
    {
        var command = new DocumentedCommand(
            "report",
            "Writes a study as one web page with linked plots and all trials. It opens without a network."
        )
        {
            Examples = [new("A page to send to others", "report --storage sqlite:///study.db --study train --out train.html")],
        };
        StudyArguments.AddTo(command);
        command.Add(Out);
        command.SetAction(Run);
        return command;
    }

    private static void Run(ParseResult parsed)
    {
        var study = StudyArguments.Load(parsed);
        var path = parsed.GetValue(Out) ?? $"{string.Join('_', study.Name.Split(Path.GetInvalidFileNameChars()))}.html";
        study.SaveReport(path);
        Console.WriteLine($"Saved {path}.");
    }
}
