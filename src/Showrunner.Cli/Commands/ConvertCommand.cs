using System.CommandLine;
using Showrunner.Formats;

namespace Showrunner.Cli;

/// <summary><c>showrunner convert</c>: scripts of any readable format in any that can be written.</summary>
internal static class ConvertCommand
{
    private static readonly Argument<string[]> Files = new("file")
    {
        Description = "Scripts: files, folders (every script in them), globs, or - for standard input. Several become one.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string?> To = Choice.Of(
        "--to",
        "The format to write, if the ending of --out does not tell",
        ScriptOutput.Formats
    );

    private static readonly Option<string?> Out = Destination.Out("standard output");
    private static readonly Option<bool> Force = Destination.Force();

    private static readonly Option<bool> Deleted = new("--deleted")
    {
        Description = "Keep what a table marks as deleted, and what is deleted or struck out in a Word document",
    };

    public static Command Create()
    {
        var command = new DocumentedCommand("convert", "Converts scripts between formats, and shows how Showrunner understands them.")
        {
            Details =
                "As text, a script is what a model learns: one speech a line (Name: words), directions in parentheses, "
                + "[setting: place] for headings, a blank line between scenes. "
                + $"Formats that are read: {string.Join("; ", ScriptFormat.All.Select(Described))}.",
            Examples =
            [
                new("How is it understood?", "convert episode.pdf --to text"),
                new("A season of web pages as one text", "convert season1/ --out season1.txt"),
                new(
                    "A table whose columns have names of their own",
                    "convert lines.csv --columns speaker=Wer,words=Was,scene=Folge --to text"
                ),
                new("For a production office", "convert scene.fountain --out scene.docx --title \"The Ferry\""),
            ],
        };
        command.Add(Files);
        foreach (var option in (Option[])[To, Out, Force, ScriptOutput.Title, Scripts.Format, Scripts.Columns, Deleted])
            command.Add(option);
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var (paths, output) = (parsed.GetRequiredValue(Files), parsed.GetValue(Out));
        var format = ScriptOutput.Format(parsed.GetValue(To), output);
        ScriptOutput.Check(format, output, parsed.GetValue(Force), paths);
        var files = Scripts.Read(parsed, paths, parsed.GetValue(Deleted));
        Scripts.Tell([.. files.Explanations, .. files.LeftOut, .. files.Files.SelectMany(file => file.Reading.Notices)]);
        ScriptOutput.Write(format.Write(files.Document, parsed.GetValue(ScriptOutput.Title) ?? ScriptOutput.TitleOf(paths[0])), output);
        return 0;
    }

    private static string Described(ScriptFormat format) => $"{format.Name} ({format.Description})";
}
