using System.CommandLine;
using System.Text.Json.Nodes;
using Showrunner.Formats;
using Showrunner.Training;

namespace Showrunner.Cli;

/// <summary>The scripts that a command reads, and what the user is told of them.</summary>
/// <remarks>Nothing else in the tool makes a command load the libraries that read formats.</remarks>
internal static class Scripts
{
    /// <summary>What every command that reads scripts says of them.</summary>
    public const string Kinds = "files of any format that convert lists, folders (every script in them), globs, or - for standard input";

    /// <summary><c>--format</c>.</summary>
    public static readonly Option<string?> Format = new("--format")
    {
        Description = "The format of the scripts, where it is not as their content shows (convert --help lists all)",
        HelpName = "format",
    };

    /// <summary><c>--columns</c>.</summary>
    public static readonly Option<Dictionary<string, string>?> Columns = Lists.Assignments(
        "--columns",
        "Which columns of a table, or fields of JSON, hold what, where their names do not tell",
        ["speaker", "words", "scene"]
    );

    /// <summary>Reads scripts and tells what was mended, and how they were read where they are not in Showrunner's own form.</summary>
    public static Corpus Load(ParseResult parsed, IReadOnlyList<string> paths)
    {
        var files = Read(paths, parsed.GetValue(Format), parsed.GetValue(Columns));
        if (!files.Files.All(file => file.Reading.IsOwnForm))
            Tell(files.Explanations);
        var corpus = files.ToCorpus();
        Tell(corpus.Notices);
        return corpus;
    }

    /// <summary>The scripts to learn, what is held back of them, and how they were read: a sentence for each kind of file.</summary>
    /// <param name="source">Where they are.</param>
    /// <param name="fingerprint">The fingerprint of a model's training text, where one was made of them.</param>
    public static (Corpus Training, Corpus Validation, IReadOnlyList<string> Explanations) Load(
        CorpusSource source,
        string? fingerprint = null
    )
    {
        var explanations = new List<string>();
        var (training, validation) = TrainingSource.Load(source, Learn, fingerprint);
        return (training, validation, [.. explanations.Distinct()]);

        Corpus Learn(IReadOnlyList<string> paths)
        {
            var files = Read(paths, source.Format, source.Columns);
            explanations.AddRange(files.Explanations);
            var corpus = files.ToCorpus();
            Tell(corpus.Notices);
            return corpus;
        }
    }

    /// <summary>Reads texts that are not the show's: <c>--format</c> and <c>--columns</c> do not hold for them.</summary>
    public static Corpus LoadOther(IReadOnlyList<string> paths) => Read(paths, format: null, columns: null).ToCorpus();

    /// <summary>Reads scripts and tells nothing.</summary>
    public static ScriptFiles Read(ParseResult parsed, IReadOnlyList<string> paths, bool deleted = false) =>
        Read(paths, parsed.GetValue(Format), parsed.GetValue(Columns), deleted);

    /// <summary>What <paramref name="parsed"/> says of the files that a model is made of.</summary>
    public static CorpusSource Source(ParseResult parsed, string[]? training, string[]? validation, string[]? mixed = null) =>
        new(training ?? [], validation ?? [])
        {
            Mixed = mixed ?? [],
            Format = parsed.GetValue(Format),
            Columns = parsed.GetValue(Columns) ?? [],
        };

    /// <summary>Says on standard output how scripts were read, before they are learnt.</summary>
    public static void Explain(IReadOnlyList<string> explanations, bool json)
    {
        if (explanations.Count == 0)
            return;
        if (json)
        {
            var sentences = new JsonArray([.. explanations.Select(sentence => (JsonNode)sentence)]);
            Console.WriteLine(new JsonObject { ["event"] = "read", ["explanations"] = sentences }.ToJsonString());
            return;
        }
        foreach (var explanation in explanations)
            Console.WriteLine(explanation);
    }

    /// <summary>Notes on standard error.</summary>
    public static void Tell(IReadOnlyList<string> sentences)
    {
        foreach (var sentence in sentences)
            Screen.Notice(sentence);
    }

    /// <summary>Whether a file is a model; Word's documents are zips, too.</summary>
    public static bool IsModel(string path) => File.Exists(path) && ScriptFormat.OfFile(path) is null && Checkpoint.IsCheckpoint(path);

    private static ScriptFiles Read(
        IReadOnlyList<string> paths,
        string? format,
        IReadOnlyDictionary<string, string>? columns,
        bool deleted = false
    )
    {
        if (format is not null && ScriptFormat.All.All(known => known.Name != format))
        {
            throw new UsageException(
                $"There is no format \"{format}\". --format takes one of {string.Join(", ", ScriptFormat.All.Select(known => known.Name))}."
            );
        }
        if (paths.FirstOrDefault(IsModel) is { } model)
            throw new UsageException($"{model} is a model, and a script is wanted. `{Help.Program} write {model}` writes one.");
        using var input = paths.Contains(ScriptFiles.StandardInput) ? Input.Open() : null;
        var options = new ReadingOptions
        {
            Format = format,
            Columns = columns ?? new Dictionary<string, string>(),
            Deleted = deleted,
        };
        return ScriptFiles.Read(paths, options, input);
    }
}
