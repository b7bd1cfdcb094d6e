using System.CommandLine;

namespace Showrunner.Cli;

/// <summary><c>showrunner export</c>: scripts and models as other programs read them.</summary>
internal static class ExportCommand
{
    private static readonly ExportFormat[] Formats = [.. ScriptFormat.All, .. ModelFormat.All];

    private static readonly Argument<string> Source = new("source")
    {
        Description = "A script (scene.txt), a model (jerry.show), or - for a script on standard input.",
    };
    private static readonly Option<string?> Out = new("--out", "-o")
    {
        Description = "The file to make (default for scripts: standard output)",
        HelpName = "file",
    };

    private static readonly Option<string?> Format = Choice.Of(
        "--format",
        $"The format, if the ending of --out does not tell; {string.Join(" and ", ModelFormat.All)} are for models.",
        [.. Formats.Select(format => format.Name)]
    );

    private static readonly Option<string?> Title = new("--title")
    {
        Description = "The title on the title page (default: the script's file name)",
        HelpName = "text",
    };

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

    public static Command Create()
    {
        var command = new DocumentedCommand(
            "export",
            "Converts a script to a screenplay (Fountain, Final Draft, a page to print), or a model to safetensors or ONNX."
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
                    "export scene.txt --restore-case --training jerry.txt --out scene.html"
                ),
                new("A model for ONNX Runtime", "export jerry.show --out jerry.onnx"),
            ],
        };
        command.Add(Source);
        foreach (var option in (Option[])[Out, Format, Title, RestoreCase, Training])
            command.Add(option);
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var (source, output) = (parsed.GetRequiredValue(Source), parsed.GetValue(Out));
        var format = parsed.GetValue(Format) is { } name ? Formats.Single(known => known.Name == name) : FormatOf(output);
        if (output is not null && source != "-" && Path.GetFullPath(output) == Path.GetFullPath(source))
            throw new UsageException($"{output} would replace the file that is exported. Give --out another name.");
        if (format is ModelFormat modelFormat)
        {
            ModelExport.Save(
                output ?? throw new UsageException("A model is exported to a file: give --out."),
                Checkpoint.Load(source),
                modelFormat
            );
        }
        else
        {
            ExportScript(parsed, source, output, (ScriptFormat)format);
        }
        if (output is not null)
            Console.WriteLine($"Saved {output}.");
        return 0;
    }

    private static void ExportScript(ParseResult parsed, string source, string? output, ScriptFormat format)
    {
        if (source != "-" && Checkpoint.IsCheckpoint(source))
        {
            throw new UsageException(
                $"{source} is a model, which is exported as {string.Join(" or ", ModelFormat.All)}. "
                    + $"`showrunner write {source}` writes a script."
            );
        }

        var corpus = source == "-" ? Corpus.Parse(Console.In.ReadToEnd(), "standard input") : Scripts.Load([source]);
        var script = corpus.Scripts[0];
        if (parsed.GetValue(RestoreCase))
        {
            var spelt = parsed.GetValue(Training) is { Length: > 0 } training ? Scripts.Load(training) : corpus;
            script = ReadableText.Of(script, Spelling.Of(spelt));
        }

        var title = parsed.GetValue(Title) ?? (source == "-" ? "Untitled" : Path.GetFileNameWithoutExtension(source));
        if (output is not null)
        {
            ScriptExport.Save(output, script, format, title);
            return;
        }
        using var console = Console.OpenStandardOutput();
        ScriptExport.Write(console, script, format, title);
    }

    private static ExportFormat FormatOf(string? output)
    {
        if (output is null)
            throw new UsageException("Give --out or --format: showrunner export scene.txt --out scene.fountain");
        return Formats.FirstOrDefault(format => format.IsOf(output))
            ?? throw new UsageException(
                $"The ending of {output} is none of {string.Join(' ', Formats.SelectMany(format => format.FileEndings))}. Give --format."
            );
    }
}
