namespace Tunewright.Databases;

/// <summary>Opens any storage by its address, in the form that Optuna uses.</summary>
public static class StudyStorage
{
    private const string JournalScheme = "journal:///";

    /// <summary>
    /// Opens a storage: <c>journal:///file.log</c> or <c>journal:////absolute/file.log</c>; <c>memory://</c>; <c>sqlite:///file.db</c>,
    /// <c>postgresql://user:password@host/database</c> or <c>mysql://…</c>, as <see cref="DatabaseStorage.Open"/> describes them.
    /// </summary>
    /// <param name="address">The address.</param>
    /// <exception cref="ArgumentException">The address is not valid.</exception>
    /// <exception cref="InvalidDataException">The file is not a journal.</exception>
    /// <exception cref="DatabaseStorageException">The database cannot be opened.</exception>
    public static IStudyStorage Open(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (address.StartsWith("memory://", StringComparison.OrdinalIgnoreCase))
            return new InMemoryStorage();
        if (!address.StartsWith("journal:", StringComparison.OrdinalIgnoreCase))
            return DatabaseStorage.Open(address);
        return address.Length > JournalScheme.Length && address.StartsWith(JournalScheme, StringComparison.OrdinalIgnoreCase)
            ? new JournalStorage(address[JournalScheme.Length..])
            : throw new ArgumentException(
                $"The address {(address.Contains('@') ? "journal:…" : $"'{address}'")} names no file. Write journal:///file.log, or journal:////absolute/file.log.",
                nameof(address)
            );
    }
}
