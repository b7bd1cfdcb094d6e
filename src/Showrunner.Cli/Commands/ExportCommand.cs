using System.CommandLine;
using Showrunner.Formats;

namespace Showrunner.Cli;

/// <summary><c>showrunner export</c>: scripts and models as other programs read them.</summary>
internal static class ExportCommand
{
    private static readonly Argument<string> Source = new("source")
    {
        Description = "A script (scene.txt), a model (jerry.show), or - for a script on standard input.",
    };

    private static readonly Option<string?> Out = Destination.Out("standard output, for scripts");
    private static readonly Option<bool> Force = Destination.Force();

    private static readonly Option<string?> To = Choice.Of(
        "--to",
        $"The format, if the ending of --out does not tell; {Listed("and")} are for models.",
        [.. ScriptOutput.Formats, .. ModelFormats]
    );

    private static readonly Option<bool> RestoreCase = new("--restore-case")
    {
        Description = "Restore capitals at the start of sentences and names, for scripts in lower case.",
    };

    private static readonly Option<string[]> Training = new("--training")
    {
        Description = "Scripts whose spelling --restore-case follows (default: the script itself)",
        HelpName = "file",
        AllowMultipleArgumentsPerToken = true,
    };

    private static IEnumerable<string> ModelFormats => ModelFormat.All.Select(format => format.Name);

    private static string Listed(string last) => $"{string.Join(", ", ModelFormats.SkipLast(1))} {last} {ModelFormats.Last()}";

    public static Command Create()
    {
        var command = new DocumentedCommand(
            "export",
            "Writes a script as a screenplay (Fountain, Final Draft, Word, PDF, a page to print), or a model as safetensors, as ONNX, or "
                + "as a small base to train others from."
        )
        {
            Examples =
            [
                new("A scene for a screenwriting program", "export scene.txt --out scene.fountain"),
                new("The same for Final Draft", "export scene.txt --out scene.fdx --title \"The Ferry\""),
                new(
                    "Write a scene straight into a page that prints as a screenplay",
                    "write jerry.show | showrunner export - --out scene.html"
                ),
                new(
                    "Restore capitals as the show's own scripts have them",
                    "export scene.txt --restore-case --training jerry.txt --out scene.pdf"
                ),
                new("A model for ONNX Runtime", "export jerry.show --out jerry.onnx"),
                new("A small file that others train their show from", "export jerry.show --out jerry.base.show"),
            ],
        };
        command.Add(Source);
        foreach (var option in (Option[])[Out, To, Force, ScriptOutput.Title, RestoreCase, Training, Scripts.Format, Scripts.Columns])
            command.Add(option);
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var (source, output, to) = (parsed.GetRequiredValue(Source), parsed.GetValue(Out), parsed.GetValue(To));
        var modelFormat = to is not null ? ModelFormat.All.FirstOrDefault(format => format.Name == to) : ModelFormat.OfFile(output ?? "");
        if (modelFormat is not null)
            ExportModel(source, output, modelFormat, parsed.GetValue(Force));
        else
            ExportScript(parsed, source, output, to);
        return 0;
    }

    private static void ExportModel(string source, string? output, ModelFormat format, bool force)
    {
        if (output is null)
            throw new UsageException("A model is exported to a file: give --out.");
        Destination.Check(output, force, source);
        ModelExport.Save(output, Checkpoint.Load(source), format);
        Console.WriteLine($"Saved {output}.");
    }

    private static void ExportScript(ParseResult parsed, string source, string? output, string? to)
    {
        if (Scripts.IsModel(source))
        {
            throw new UsageException(
                $"{source} is a model, which is exported as {Listed("or")}. `showrunner write {source}` writes a script."
            );
        }

        var format = ScriptOutput.Format(to, output);
        ScriptOutput.Check(format, output, parsed.GetValue(Force), source);
        var files = Scripts.Read(parsed, [source]);
        Scripts.Tell([.. files.LeftOut, .. files.Files.SelectMany(file => file.Reading.Notices)]);
        var title = parsed.GetValue(ScriptOutput.Title) ?? ScriptOutput.TitleOf(source);
        ScriptOutput.Write(
            Written(parsed, files) is { } script ? format.Write(script, title) : format.Write(files.Document, title),
            output
        );
    }

    // A script in Showrunner's own form stays as it is, and so does one whose case is restored.
    private static Script? Written(ParseResult parsed, ScriptFiles files)
    {
        if (parsed.GetValue(RestoreCase))
        {
            var corpus = files.ToCorpus();
            var spelt = parsed.GetValue(Training) is { Length: > 0 } training ? Scripts.Load(parsed, training) : corpus;
            return ReadableText.Of(new Script("", corpus.Text), Spelling.Of(spelt));
        }
        return files.Files is [{ Reading: { IsOwnForm: true } reading }] ? new Script("", reading.Text) : null;
    }
}
