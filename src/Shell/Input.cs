namespace Shell;

/// <summary>
/// Standard input. Where the shell closed it, its number is that of the first file which the process opened for itself, and reading
/// from that may never end.
/// </summary>
internal static class Input
{
    private const int CloseOnExec = 0x80000; // O_CLOEXEC, which all files have that .NET opens, and none that a shell hands over

    /// <summary>Makes a closed input an empty one, before anything is read.</summary>
    public static void Guard()
    {
        if (IsClosed())
            Console.SetIn(TextReader.Null);
    }

    /// <summary>Standard input for bytes.</summary>
    public static Stream Open() => IsClosed() ? Stream.Null : Console.OpenStandardInput();

    private static bool IsClosed()
    {
        const string Facts = "/proc/self/fdinfo/0";
        if (!OperatingSystem.IsLinux())
            return false;
        try
        {
            var flags = File.ReadLines(Facts).First(line => line.StartsWith("flags:", StringComparison.Ordinal));
            return (Convert.ToInt64(flags["flags:".Length..].Trim(), 8) & CloseOnExec) != 0;
        }
        catch (FileNotFoundException)
        {
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            return false; // a system that does not show it
        }
    }
}
