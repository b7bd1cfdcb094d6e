using System.CommandLine;

namespace Showrunner.Cli;

/// <summary><c>showrunner export</c>: scripts and models as other programs read them.</summary>
internal static class ExportCommand
{
    private static readonly (string Name, string[] Endings, ModelFormat Format)[] ModelFormats =
    [
        ("safetensors", [".safetensors"], ModelFormat.Safetensors),
        ("onnx", [".onnx"], ModelFormat.Onnx),
    ];

    private static readonly Argument<string> Source = new("source")
    {
        Description = "A script (scene.txt), - for one on standard input, or a model (jerry.show).",
    };
    private static readonly Option<string?> Out = new("--out", "-o")
    {
        Description = "The file to make; scripts go to standard output without it.",
        HelpName = "file",
    };

    private static readonly Option<string?> Format = Choice.Of(
        "--format",
        "The format, where the ending of --out does not say it: the last two are for models.",
        [.. ScriptFormats.All.Select(format => format.Name), .. ModelFormats.Select(format => format.Name)]
    );

    private static readonly Option<string?> Title = new("--title")
    {
        Description = "What the title page says (default: the script's file name)",
        HelpName = "text",
    };

    private static readonly Option<bool> RestoreCase = new("--restore-case")
    {
        Description = "Capitals where sentences and names begin, for scripts in lower case.",
    };

    private static readonly Option<string[]> Training = new("--training")
    {
        Description = "Scripts whose spelling --restore-case follows (default: the script's own)",
        HelpName = "file",
        AllowMultipleArgumentsPerToken = true,
    };

    public static Command Create()
    {
        var command = new DocumentedCommand(
            "export",
            "Makes a screenplay of a script (Fountain, Final Draft, a page to print), or safetensors or ONNX of a model."
        )
        {
            Examples =
            [
                new("A scene for a screenwriting program", "export scene.txt --out scene.fountain"),
                new("The same for Final Draft", "export scene.txt --out scene.fdx --title \"The Ferry\""),
                new(
                    "A page that prints as a screenplay, of a scene that is being written",
                    "write jerry.show | showrunner export - --out scene.html"
                ),
                new(
                    "With capitals, as the show's scripts have them",
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
        var format = parsed.GetValue(Format) ?? FormatOf(output);
        if (output is not null && source != "-" && Path.GetFullPath(output) == Path.GetFullPath(source))
            throw new UsageException($"{output} would replace what is exported. Give --out another name.");
        if (ModelFormats.FirstOrDefault(known => known.Name == format) is { Name: not null } model)
        {
            ModelExport.Save(
                output ?? throw new UsageException("A model is exported to a file: give --out."),
                Checkpoint.Load(source),
                model.Format
            );
        }
        else
        {
            ExportScript(parsed, source, output, ScriptFormats.All.Single(known => known.Name == format).Format);
        }
        if (output is not null)
            Console.WriteLine($"Saved {output}.");
        return 0;
    }

    private static void ExportScript(ParseResult parsed, string source, string? output, ScriptFormat format)
    {
        if (source != "-" && IsModel(source))
        {
            throw new UsageException(
                $"{source} is a model, which is exported as {string.Join(" or ", ModelFormats.Select(known => known.Name))}. `showrunner write {source}` writes a script."
            );
        }

        var corpus = source == "-" ? Corpus.Parse(Console.In.ReadToEnd(), "standard input") : Scripts.Load([source]);
        var script = corpus.Scripts[0];
        if (parsed.GetValue(RestoreCase))
        {
            script = new(
                script.Name,
                ReadableText.Of(
                    Tokenizer.Encode(script.Text),
                    Spelling.Of(parsed.GetValue(Training) is { Length: > 0 } training ? Scripts.Load(training) : corpus)
                )
            );
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

    private static string FormatOf(string? output)
    {
        if (output is null)
            throw new UsageException("Give --out or --format: showrunner export scene.txt --out scene.fountain");
        var ending = Path.GetExtension(output).ToLowerInvariant();
        var named = ScriptFormats
            .All.Select(format => (format.Name, format.Endings))
            .Concat(ModelFormats.Select(format => (format.Name, format.Endings)));
        return named.FirstOrDefault(format => format.Endings.Contains(ending)).Name
            ?? throw new UsageException(
                $"The ending of {output} names no format. Give --format, or one of {string.Join(' ', named.SelectMany(format => format.Endings))}"
            );
    }

    // A checkpoint is a zip, and no text begins like one.
    private static bool IsModel(string path)
    {
        if (!File.Exists(path))
            return false;
        using var file = File.OpenRead(path);
        Span<byte> start = stackalloc byte[4];
        return file.ReadAtLeast(start, 4, throwOnEndOfStream: false) == 4 && start.SequenceEqual("PK\x03\x04"u8);
    }
}
