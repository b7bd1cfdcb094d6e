using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using TorchSharp;

namespace Showrunner.Training;

/// <summary>Where a program's native libraries may be: beside it, under <c>runtimes/</c>, or still in the package cache.</summary>
internal static class NativeFolders
{
    /// <summary>The full path of a native library, or null when no folder has it.</summary>
    public static string? Find(string file) => Candidates().Select(folder => Path.Combine(folder, file)).FirstOrDefault(File.Exists);

    private static IEnumerable<string> Candidates()
    {
        // The host resolves the deps.json, probing paths and the package cache into this one list.
        if (AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES") is string folders)
        {
            foreach (var folder in folders.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
                yield return folder;
        }

        var native = Path.Combine("runtimes", RuntimeInformation.RuntimeIdentifier, "native");
        var portable = Path.Combine("runtimes", PortableIdentifier(), "native");
        foreach (var root in new[] { AppContext.BaseDirectory, Folder(typeof(Libtorch)), Folder(typeof(torch)) })
        {
            if (root is null)
                continue;
            yield return root;
            yield return Path.Combine(root, native);
            yield return Path.Combine(root, portable);
        }

        // TorchSharp.dll in …/torchsharp/VERSION/lib/net8.0: its own package, and libtorch's beside it.
        if (Folder(typeof(torch)) is not { } library)
            yield break;
        var package = Path.GetFullPath(Path.Combine(library, "..", ".."));
        yield return Path.Combine(package, portable);
        var libtorch = Path.GetFullPath(Path.Combine(package, "..", "..", $"libtorch-cpu-{PortableIdentifier()}"));
        if (!Directory.Exists(libtorch))
            yield break;
        foreach (var version in Directory.EnumerateDirectories(libtorch).OrderDescending(StringComparer.Ordinal))
            yield return Path.Combine(version, portable);
    }

    [UnconditionalSuppressMessage(
        "SingleFile",
        "IL3000",
        Justification = "Compiled into one program, they have no file; its own folder is looked into before."
    )]
    private static string? Folder(Type type) => type.Assembly.Location is { Length: > 0 } file ? Path.GetDirectoryName(file) : null;

    private static string PortableIdentifier()
    {
        var system =
            OperatingSystem.IsWindows() ? "win"
            : OperatingSystem.IsMacOS() ? "osx"
            : "linux";
        return $"{system}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";
    }
}
