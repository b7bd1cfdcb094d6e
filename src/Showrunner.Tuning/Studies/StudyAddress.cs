using Tunewright;

namespace Showrunner.Tuning;

/// <summary>What belongs to a storage's address.</summary>
public static class StudyAddress
{
    /// <summary>
    /// The folder for a study's checkpoints: beside the storage's file, where every worker finds it; for a server, in the current folder.
    /// </summary>
    public static string FolderOf(string address, string study)
    {
        var name = Uri.EscapeDataString(study).Replace(".", "%2E", StringComparison.Ordinal);
        return StorageAddress.FileOf(address) is { } file ? Path.Join(Path.ChangeExtension(file, ".trials"), name) : $"{name}.trials";
    }
}
