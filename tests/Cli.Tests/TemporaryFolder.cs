namespace Cli.Tests;

/// <summary>An empty folder that goes when the test does.</summary>
sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("showrunner-").FullName;

    public string File(string name) => System.IO.Path.Join(Path, name);

    public string Write(string name, string text)
    {
        System.IO.File.WriteAllText(File(name), text);
        return File(name);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
