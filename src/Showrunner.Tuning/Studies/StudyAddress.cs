namespace Showrunner.Tuning;

/// <summary>What the address of a storage says, such as <c>sqlite:///tuning.db</c>.</summary>
public static class StudyAddress
{
    private static readonly string[] FileSchemes = ["journal:///", "sqlite:///"];

    /// <summary>The file that an address names, or null for a server.</summary>
    public static string? FileOf(string address) =>
        FileSchemes.FirstOrDefault(scheme => address.StartsWith(scheme, StringComparison.Ordinal)) is { } scheme
            ? address[scheme.Length..].Split('?')[0]
            : null;

    /// <summary>
    /// The folder for a study's checkpoints: beside the storage's file, where every worker finds it; for a server, in the current folder.
    /// </summary>
    public static string FolderOf(string address, string study)
    {
        var name = Uri.EscapeDataString(study).Replace(".", "%2E", StringComparison.Ordinal);
        return FileOf(address) is { } file ? Path.Join(Path.ChangeExtension(file, ".trials"), name) : $"{name}.trials";
    }
}
