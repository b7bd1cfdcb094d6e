using Tunewright;
using Tunewright.Databases;

namespace Showrunner.Cli;

/// <summary>Addresses of storages, as users give them.</summary>
internal static class StudyAddress
{
    /// <summary>Opens a storage.</summary>
    /// <param name="address">Its address.</param>
    /// <param name="mustExist">Whether a file that is not there is an error; otherwise it is made.</param>
    /// <exception cref="UsageException">The address means none.</exception>
    /// <exception cref="ShowrunnerException">What is there holds no studies.</exception>
    public static IStudyStorage Open(string address, bool mustExist = false)
    {
        if (mustExist && FileOf(address) is { } file && !File.Exists(file))
            throw new UsageException($"{file}: there is no such file.");
        try
        {
            return StudyStorage.Open(address);
        }
        catch (ArgumentException exception)
        {
            throw new UsageException(exception.Message.Split(" (Parameter")[0]);
        }
        catch (InvalidDataException exception)
        {
            throw new ShowrunnerException(exception.Message, exception);
        }
    }

    /// <summary>The file that an address names, or null for a server.</summary>
    public static string? FileOf(string address) =>
        new[] { "journal:///", "sqlite:///" }.FirstOrDefault(scheme => address.StartsWith(scheme, StringComparison.Ordinal)) is { } scheme
            ? address[scheme.Length..].Split('?')[0]
            : null;

    /// <summary>Where a study's checkpoints are kept: beside the storage's file, so that every worker finds them; for a server, in the current folder.</summary>
    public static string FolderOf(string address, string study)
    {
        var name = Uri.EscapeDataString(study).Replace(".", "%2E", StringComparison.Ordinal);
        return FileOf(address) is { } file ? Path.Join(Path.ChangeExtension(file, ".trials"), name) : $"{name}.trials";
    }
}
