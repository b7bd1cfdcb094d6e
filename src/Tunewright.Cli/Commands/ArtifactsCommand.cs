using System.CommandLine;

namespace Tunewright.Cli;

/// <summary><c>tunewright artifacts</c>: the files that belong to a study and its trials.</summary>
internal static class ArtifactsCommand
{
    private static readonly FormatOption Format = new("table");
    private static readonly NumberOption<int> Trial = Numbers.Whole("--trial-number", "Only those of this trial", 0, int.MaxValue);
    private static readonly Option<string?> Out = new("--out", "-o")
    {
        Description = "Copies the files to this folder, those of trial 7 to its folder 7",
        HelpName = "folder",
    };

    public static Command Create()
    {
        var command = new DocumentedCommand("artifacts", "Lists the files of a study and its trials, or copies them out of their store.")
        {
            Examples =
            [
                new("What there is", "artifacts --storage sqlite:///study.db --study train"),
                new("The files of a trial", "artifacts --storage sqlite:///study.db --trial-number 7 --artifact-dir artifacts --out best"),
            ],
        };
        StudyArguments.AddTo(command);
        command.Add(Trial);
        command.Add(ArtifactFolder.Option);
        command.Add(Out);
        Format.AddTo(command);
        command.SetAction(Run);
        return command;
    }

    private static void Run(ParseResult parsed)
    {
        var (folder, store) = (parsed.GetValue(Out), ArtifactFolder.In(parsed));
        if (folder is not null && store is null)
            throw new UsageException("Say where the files are stored: --artifact-dir folder.");
        var owned = Owned(StudyArguments.Load(parsed), Trial.In(parsed));
        if (folder is null)
            Format.Print(parsed, Records(owned));
        else
            Copy(owned, store!, folder);
    }

    /// <summary>The files with the numbers of their trials; none for those of the study itself.</summary>
    private static List<(int? Trial, Artifact Artifact)> Owned(Study study, int? wanted)
    {
        var trials = study.Trials;
        if (wanted is { } number)
        {
            return number < trials.Count
                ? [.. trials[number].Artifacts.Select(artifact => ((int?)number, artifact))]
                : throw new UsageException($"The study has no trial {number}; it has {Counted.Of(trials.Count, "trial")}.");
        }
        return
        [
            .. study.Artifacts.Select(artifact => ((int?)null, artifact)),
            .. trials.SelectMany(trial => trial.Artifacts.Select(artifact => ((int?)trial.Number, artifact))),
        ];
    }

    private static RecordTable Records(List<(int? Trial, Artifact Artifact)> owned)
    {
        RecordColumn[] columns = [new("trial"), new("filename"), new("mimetype"), new("encoding"), new("artifact_id")];
        return new(
            columns,
            [
                .. owned.Select(file => new Dictionary<RecordColumn, object?>
                {
                    [columns[0]] = (long?)file.Trial,
                    [columns[1]] = file.Artifact.FileName,
                    [columns[2]] = file.Artifact.MimeType,
                    [columns[3]] = file.Artifact.Encoding,
                    [columns[4]] = file.Artifact.Id,
                }),
            ]
        );
    }

    private static void Copy(List<(int? Trial, Artifact Artifact)> owned, IArtifactStore store, string folder)
    {
        foreach (var sameName in owned.GroupBy(file => (file.Trial, Name: Path.GetFileName(file.Artifact.FileName))))
        {
            var target = Path.Join(folder, $"{sameName.Key.Trial}");
            Directory.CreateDirectory(target);
            foreach (var (_, artifact) in sameName)
            {
                var path = Path.Join(target, sameName.Count() == 1 ? sameName.Key.Name : $"{artifact.Id}-{sameName.Key.Name}");
                store.Download(artifact, path);
                Console.WriteLine($"Saved {path}.");
            }
        }
    }
}
