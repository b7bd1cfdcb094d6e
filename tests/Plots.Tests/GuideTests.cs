using System.Runtime.CompilerServices;
using Tunewright;
using Tunewright.Plots;

namespace Plots.Tests;

public class GuideTests
{
    [Fact]
    public void TheGuideShowsWhatIsCompiledHere()
    {
        var here = File.ReadAllText(ThisFile());
        var body = here[here.LastIndexOf("void Example(", StringComparison.Ordinal)..here.LastIndexOf("    }\n", StringComparison.Ordinal)];
        var example = string.Join("\n", body.Split('\n')[2..].Select(line => line.Length > 8 ? line[8..] : line));
        var guide = File.ReadAllText(Path.Join(Path.GetDirectoryName(ThisFile()), "../../docs/tunewright.md"));

        Assert.Contains($"using Tunewright.Plots;\n\n{example}```", guide);
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;

    /// <summary>The guide's example: compiled, not run.</summary>
    internal static void Example(Study study)
    {
        study.PlotHistory().Save("history.svg"); // light or dark, as its reader is
        study.PlotContour("learning_rate", "layers").Save("contour.json"); // plotly.io.read_json("contour.json")

        foreach (var (parameter, importance) in study.PlotImportances().Numbers.Objectives[0].Parameters)
            Console.WriteLine($"{parameter}: {importance:P0}");
    }
}
