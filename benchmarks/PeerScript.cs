namespace Benchmarks;

/// <summary>The peers' Python files, which lie beside the benchmarks.</summary>
internal static class PeerScript
{
    public static string Path(string folder, string name) => System.IO.Path.Combine(AppContext.BaseDirectory, folder, name);
}
