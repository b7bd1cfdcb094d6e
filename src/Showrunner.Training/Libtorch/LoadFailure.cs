using System.Text.RegularExpressions;

namespace Showrunner.Training;

/// <summary>Says why libtorch could not be loaded, and what to do where the system is too old for it.</summary>
internal static partial class LoadFailure
{
    /// <param name="reason">The system loader's words.</param>
    /// <param name="system">The system's name and version.</param>
    public static string Describe(string reason, string system) =>
        NeededVersion().Match(reason) is { Success: true } needed
            ? $"libtorch could not be loaded: it needs {needed.Value}, which is newer than what {system} has. "
                + "Train on a newer system (Debian 12, Ubuntu 22.04 or later); writing works on this one."
            : $"libtorch could not be loaded: {reason.ReplaceLineEndings(" ")}";

    // The versions of symbols in the C and C++ libraries, as the loader names them: version `GLIBC_2.38' not found.
    [GeneratedRegex(@"\b(?:GLIBC|GLIBCXX|CXXABI)_[0-9.]*[0-9]")]
    private static partial Regex NeededVersion();
}
