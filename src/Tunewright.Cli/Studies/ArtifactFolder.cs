using System.CommandLine;

namespace Tunewright.Cli;

/// <summary><c>--artifact-dir</c>: where the content of artifacts is, by optuna-dashboard's name.</summary>
internal static class ArtifactFolder
{
    public static readonly Option<string?> Option = new("--artifact-dir")
    {
        Description = "The folder of the files' contents, as a FileSystemArtifactStore of Tunewright's or Optuna's has it",
        HelpName = "folder",
    };

    /// <summary>The store, if it was given.</summary>
    /// <exception cref="UsageException">There is no such folder.</exception>
    public static FileSystemArtifactStore? In(ParseResult parsed) =>
        parsed.GetValue(Option) is not { } folder ? null
        : Directory.Exists(folder) ? new(folder)
        : throw new UsageException($"--artifact-dir: there is no folder {folder}.");
}
