using System.IO.Compression;
using System.Text.RegularExpressions;

namespace Studio.Tests;

/// <summary>What the built pages weigh on the wire.</summary>
public class SizeTests
{
    private static readonly string Assets = Path.GetFullPath(Path.Join(Node.Folder, "../../../src/Showrunner.Studio/Assets"));

    [Fact]
    public void FirstPageIsSmall() => Assert.InRange(Weight("index.html", "studio.css", "studio.js"), 1, 60 * 1024);

    [Fact]
    public void WritingPageIsSmall()
    {
        var write = Directory.GetFiles(Assets, "writePage-*.js").Select(Path.GetFileName).Single()!;
        var fonts = Directory.GetFiles(Assets, "*.woff2").Select(file => Path.GetFileName(file)!);

        Assert.InRange(Weight(["index.html", "studio.css", "studio.js", "write.css", write, .. fonts]), 1, 180 * 1024);
    }

    /// <summary>Files with the chunks that come with them at once, compressed.</summary>
    private static int Weight(params string[] files)
    {
        var open = new Stack<string>(files);
        HashSet<string> seen = [];
        while (open.TryPop(out var name))
        {
            if (!seen.Add(name) || !name.EndsWith(".js", StringComparison.Ordinal))
                continue;
            // import("…") is for later.
            foreach (Match import in Regex.Matches(File.ReadAllText(Path.Join(Assets, name)), "(?:from|import)\"\\./([^\"]+)\""))
                open.Push(import.Groups[1].Value);
        }
        return seen.Sum(name => Compressed(File.ReadAllBytes(Path.Join(Assets, name))));
    }

    private static int Compressed(byte[] bytes)
    {
        using var output = new MemoryStream();
        using (var brotli = new BrotliStream(output, CompressionLevel.Optimal))
            brotli.Write(bytes);
        return output.ToArray().Length;
    }
}
