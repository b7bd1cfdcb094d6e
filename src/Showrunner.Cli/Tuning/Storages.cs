using Tunewright;
using Tunewright.Databases;

namespace Showrunner.Cli;

/// <summary>Opens the storages that users name.</summary>
internal static class Storages
{
    /// <summary>Whether there is a storage: a server always, a file if it exists.</summary>
    public static bool Exists(string address) => StorageAddress.FileOf(address) is not { } file || File.Exists(file);

    /// <summary>Opens a storage.</summary>
    /// <param name="address">Its address.</param>
    /// <param name="mustExist">Whether a missing file is an error; otherwise it is created.</param>
    /// <exception cref="UsageException">The address is not valid.</exception>
    /// <exception cref="ShowrunnerException">The file holds no studies.</exception>
    public static IStudyStorage Open(string address, bool mustExist = false)
    {
        if (mustExist && !Exists(address))
            throw new UsageException($"{StorageAddress.FileOf(address)} does not exist.");
        try
        {
            return StudyStorage.Open(address);
        }
        catch (ArgumentException exception)
        {
            throw new UsageException(exception.Reason);
        }
        catch (InvalidDataException exception)
        {
            throw new ShowrunnerException(exception.Message, exception);
        }
    }
}
