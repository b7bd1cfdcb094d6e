using System.Runtime.InteropServices;

namespace Showrunner.Training;

/// <summary>
/// Tells glibc to keep the memory that libtorch frees. By default each large tensor is mapped and unmapped anew, and the page
/// faults cost about half of a training step.
/// </summary>
internal static partial class MallocSettings
{
    private const int TrimThreshold = -1;
    private const int TopPad = -2;
    private const int MapThreshold = -3;
    private const int ArenaMax = -8;

    /// <summary>Does nothing where the C library is not glibc.</summary>
    public static void Apply()
    {
        if (
            !OperatingSystem.IsLinux()
            || !NativeLibrary.TryLoad("libc.so.6", out var libc)
            || !NativeLibrary.TryGetExport(libc, "gnu_get_libc_version", out _)
        )
        {
            return;
        }

        _ = mallopt(MapThreshold, 1 << 30);
        _ = mallopt(TrimThreshold, int.MaxValue);
        _ = mallopt(TopPad, 500_000_000);
        _ = mallopt(ArenaMax, 1); // the other settings hold for the main arena only
    }

    [LibraryImport("libc.so.6")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int mallopt(int parameter, int value);
}
