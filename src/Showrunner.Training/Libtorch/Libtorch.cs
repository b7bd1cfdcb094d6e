using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using TorchSharp;

namespace Showrunner.Training;

/// <summary>
/// Loads libtorch and TorchSharp's bridge by absolute path, before TorchSharp looks for them by name. On systems whose C++ library
/// is older than the bridge asks for (Debian 12, Ubuntu 22.04) a patched copy in the user's cache folder is loaded instead.
/// </summary>
/// <remarks>Happens by itself when TorchSharp is loaded into a program that has used anything of this library, unless it is compiled
/// ahead of time.</remarks>
public static class Libtorch
{
    /// <summary>What the bridge asks libstdc++ for without calling anything of it.</summary>
    private const string UnusedVersion = "GLIBCXX_3.4.32";

    private static readonly Lazy<Exception?> Attempt = new(TryLoad);

    // Benchmarks compare with a process whose memory and threads are as libtorch leaves them.
    internal static bool Tuned { get; } = Environment.GetEnvironmentVariable("SHOWRUNNER_LIBTORCH_AS_IT_COMES") is null;

    /// <summary>Loads libtorch once, from any thread.</summary>
    /// <exception cref="ShowrunnerException">libtorch is not there or cannot be loaded; the message holds the system loader's own
    /// words, or names the system that is too old for it.</exception>
    public static void Load()
    {
        _ = typeof(torch).Assembly; // comes first, so that its arrival does not ask for the attempt that waits for it
        if (Attempt.Value is { } failure)
            throw Failure(failure);
        try
        {
            torch.InitializeDeviceType(DeviceType.CPU); // where nothing was found above, TorchSharp looks once more by name
        }
        catch (Exception exception) when (exception is NotSupportedException or TypeInitializationException)
        {
            throw Failure(exception.GetBaseException());
        }

        static ShowrunnerException Failure(Exception exception) =>
            new(LoadFailure.Describe(exception.Message, RuntimeInformation.OSDescription), exception);
    }

    // Loading takes some tenths of a second, so it waits until TorchSharp is there: options and reports do without.
#pragma warning disable CA2255 // no user should have to call anything
    [ModuleInitializer]
    internal static void LoadWithTorchSharp()
    {
        if (!RuntimeFeature.IsDynamicCodeSupported)
            return; // compiled ahead, TorchSharp is there from the start, needed or not
        AppDomain.CurrentDomain.AssemblyLoad += (_, loaded) => LoadWith(loaded.LoadedAssembly);
        foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies())
            LoadWith(assembly);

        static void LoadWith(Assembly assembly)
        {
            if (assembly.GetName().Name == "TorchSharp")
                _ = Attempt.Value;
        }
    }
#pragma warning restore CA2255

    private static Exception? TryLoad()
    {
        try
        {
            OneDnnSettings.Apply();
            if (Tuned)
            {
                MallocSettings.Apply();
                OpenMpSettings.Apply();
            }
            foreach (var name in Names("c10", "torch_cpu", "torch"))
            {
                if (NativeFolders.Find(name) is { } path)
                    NativeLibrary.Load(path);
            }

            if (NativeFolders.Find(Names("LibTorchSharp")[0]) is { } bridge)
                LoadBridge(bridge);
            return null;
        }
        catch (Exception exception)
            when (exception is DllNotFoundException or BadImageFormatException or IOException or UnauthorizedAccessException)
        {
            return exception;
        }
    }

    /// <summary>Once it is loaded, the system finds the bridge by the name that it carries, wherever the file is.</summary>
    private static void LoadBridge(string path)
    {
        try
        {
            NativeLibrary.Load(path);
        }
        catch (DllNotFoundException exception)
            when (OperatingSystem.IsLinux() && exception.Message.Contains(UnusedVersion, StringComparison.Ordinal))
        {
            if (PatchedCopy(path) is not { } copy)
                throw;
            NativeLibrary.Load(copy);
        }
    }

    /// <summary>The path of the patched copy, kept under the hash of the original; null when the file is not what is expected.</summary>
    private static string? PatchedCopy(string path)
    {
        var image = File.ReadAllBytes(path);
        if (ElfPatch.MakeVersionOptional(image, UnusedVersion) is not { } patched)
            return null;
        var name = $"{Convert.ToHexStringLower(SHA256.HashData(image))[..32]}.so";
        try
        {
            return Keep(patched, Path.Combine(CacheFolder(), "showrunner", "libtorch", name));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Keep(patched, Path.Combine(Directory.CreateTempSubdirectory("showrunner").FullName, name));
        }
    }

    private static string Keep(byte[] image, string path)
    {
        if (File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(image))
            return path;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var temporary = $"{path}.{Guid.NewGuid():N}";
        File.WriteAllBytes(temporary, image);
        File.Move(temporary, path, overwrite: true);
        return path;
    }

    private static string CacheFolder() =>
        Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } folder ? folder
        : Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) is { Length: > 0 } home ? Path.Combine(home, ".cache")
        : Path.GetTempPath();

    private static string[] Names(params string[] libraries) =>
        libraries
            .Select(name =>
                OperatingSystem.IsWindows() ? $"{name}.dll"
                : OperatingSystem.IsMacOS() ? $"lib{name}.dylib"
                : $"lib{name}.so"
            )
            .ToArray();
}
