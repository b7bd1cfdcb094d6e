namespace Tunewright.Tests;

public class GuideTests
{
    [Fact]
    public void TheGuideShowsTheSampleThatIsCompiled()
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "Showrunner.slnx")))
            root = Path.GetDirectoryName(root)!;

        var guide = File.ReadAllText(Path.Combine(root, "docs", "tunewright.md"));
        var sample = File.ReadAllText(Path.Combine(root, "samples", "TunewrightQuickstart", "Program.cs"));

        Assert.Contains($"```csharp\n{sample}```", guide);
    }
}
