using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Dashboard.Tests;

/// <summary>The built pages that are committed, beside their sources in <c>web</c>.</summary>
public class BuildTests
{
    [Theory]
    [InlineData("Showrunner.Studio/Assets")]
    [InlineData("Tunewright.Dashboard/Assets")]
    [InlineData("Tunewright.Plots/Report/Assets")]
    public void CommittedFilesAreWhatTheSourcesGive(string folder)
    {
        var root = Path.GetFullPath(Path.Join(Node.Folder, "../../.."));
        Assert.SkipUnless(Directory.Exists(Path.Join(root, "web/node_modules")), "Run npm ci --prefix web, as test.sh does.");
        using var built = new TemporaryFolder();

        Commands.Run("node", Path.Join(root, "web/build.js"), built.Path);

        var expected = Files(built.File(folder));
        var committed = Files(Path.Join(root, "src", folder));
        Assert.Equal(expected.Keys, committed.Keys);
        Assert.All(expected, file => Assert.True(file.Value.SequenceEqual(committed[file.Key]), $"{file.Key}: npm run build --prefix web"));
    }

    [Fact]
    public void FirstPageAndChunksAreSmall()
    {
        var files = Files(Path.Join(Node.Folder, "../../../src/Tunewright.Dashboard/Assets"));
        HashSet<string> first = ["index.html", "dashboard.css"];
        var open = new Stack<string>(["dashboard.js"]);
        while (open.TryPop(out var name))
        {
            if (!first.Add(name))
                continue;
            // Chunks that come at once; import("…") is for later.
            foreach (Match import in Regex.Matches(Encoding.UTF8.GetString(files[name]), "(?:from|import)\"\\./([^\"]+)\""))
                open.Push(import.Groups[1].Value);
        }

        Assert.InRange(first.Sum(name => Compressed(files[name])), 1, 60 * 1024);
        Assert.All(files, file => Assert.InRange(Compressed(file.Value), 1, 60 * 1024));
    }

    private static int Compressed(byte[] bytes)
    {
        using var output = new MemoryStream();
        using (var brotli = new BrotliStream(output, CompressionLevel.Optimal))
            brotli.Write(bytes);
        return output.ToArray().Length;
    }

    private static SortedDictionary<string, byte[]> Files(string folder) =>
        new(Directory.GetFiles(folder).ToDictionary(file => Path.GetFileName(file), File.ReadAllBytes), StringComparer.Ordinal);
}
