namespace Tunewright;

/// <summary>What the address of a storage says, such as <c>sqlite:///study.db</c>, before it is opened.</summary>
public static class StorageAddress
{
    private const string BeforeFile = ":///";

    /// <summary>The file that an address names; <see langword="null"/> for a server, and where it names none.</summary>
    public static string? FileOf(string address)
    {
        var isFile = address.StartsWith("journal:", StringComparison.Ordinal) || address.StartsWith("sqlite", StringComparison.Ordinal);
        var at = address.IndexOf(BeforeFile, StringComparison.Ordinal);
        return isFile && at > 0 && address[(at + BeforeFile.Length)..].Split('?')[0] is { Length: > 0 } file ? file : null;
    }
}
