using System.Text.Json;
using System.Xml.Linq;
using CsCheck;
using Tunewright;
using Tunewright.Plots;

namespace Plots.Tests;

/// <summary>Every plot as SVG and as a Plotly figure.</summary>
public class FigureTests
{
    private static readonly string[] OfSeveral = ["pareto", "hypervolume"];

    public static TheoryData<string> Kinds => [.. PlotKind.All.Select(kind => kind.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void StudyWithoutTrialsHasASentenceInstead(string kind)
    {
        var svg = Parsed(PlotKind.Find(kind).Make(Study(kind, trials: 0), new()));

        Assert.Contains(svg.Descendants(), element => element.Name.LocalName == "text" && element.Value.EndsWith('.'));
        Assert.DoesNotContain(svg.Descendants(), element => element.Name.LocalName == "path");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void OneTrialIsDrawn(string kind) =>
        Assert.Contains(Parsed(PlotKind.Find(kind).Make(Study(kind, trials: kind == "gain" ? 30 : 1), new())).Descendants(), IsDrawn);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void NeedsNothingElse(string kind)
    {
        var svg = PlotKind.Find(kind).Make(Study(kind, trials: 30), new()).ToSvg();

        Assert.DoesNotContain("url(", svg);
        Assert.DoesNotContain("href", svg);
        Assert.DoesNotContain("<script", svg);
        Assert.DoesNotContain("NaN", svg);
        Assert.DoesNotContain("∞", svg);
    }

    /// <summary>Whatever the names hold, the picture is XML, and no name is taken for an element of it.</summary>
    [Fact]
    public void NamesAreText() =>
        Gen.OneOf(Gen.Const("<script>alert(1)</script>"), Gen.Const("\"'&amp;]]>\u0001\u202e"), Gen.String[Gen.Char[' ', '\ud7ff'], 1, 60])
            .Sample(
                name =>
                {
                    var study = SomeStudies.Mixed(12, $"a{name}");
                    foreach (var kind in PlotKind.All.Where(kind => !OfSeveral.Contains(kind.Name)))
                    {
                        var plot = kind.Make(study, new());
                        var elements = Parsed(plot).DescendantsAndSelf().Select(element => element.Name.LocalName).Distinct();
                        Assert.Subset(new HashSet<string> { "svg", "title", "style", "rect", "path", "text", "g" }, elements.ToHashSet());
                        Assert.DoesNotContain("<script", plot.ToPlotly());
                        JsonElement.Parse(plot.ToPlotly());
                    }
                },
                iter: 20,
                seed: "0000000000001"
            );

    /// <summary>The widest ranges that there are, and many parameters and categories, are drawn without NaN.</summary>
    [Fact]
    public void ExtremesAreDrawn()
    {
        var study = Tunewright.Study.Create(new() { Name = "extreme", Sampler = new RandomSampler(seed: 1) });
        var choices = Enumerable.Range(0, 200).Select(i => $"choice {i}").ToArray();
        study.Optimize(
            trial =>
            {
                for (var i = 0; i < 20; i++)
                    trial.SuggestDouble($"x{i}", 1e-300, 1e300, log: true);
                trial.SuggestDouble("wide", -8e307, 8e307);
                trial.SuggestCategorical("choice", choices);
                return trial.Number % 2 == 0 ? 1.7e308 : -1.7e308;
            },
            trials: 20
        );

        foreach (var kind in PlotKind.All.Where(kind => !OfSeveral.Contains(kind.Name)))
        {
            var plot = kind.Make(study, new() { Parameters = kind.Name is "contour" or "rank" ? ["wide", "choice"] : [] });
            Assert.DoesNotContain("NaN", plot.ToSvg());
            JsonElement.Parse(plot.ToPlotly());
        }
        Assert.Contains("The first 12 of 22 parameters", study.PlotParallelCoordinates().ToSvg());
    }

    /// <summary>Beyond 10,000 points some are left out of the figure, none of the numbers, and the best is still marked.</summary>
    [Fact]
    public void ManyPointsAreThinnedButTheBestStays()
    {
        var study = Tunewright.Study.Create(new() { Name = "many", Sampler = new RandomSampler(seed: 1) });
        // All beneath one another, but for the best.
        study.Optimize(trial => trial.SuggestDouble("x", 0, 1) * 1e-9 + (trial.Number == 7777 ? 0 : 1), trials: 10_500);

        var slices = study.PlotSlices();

        Assert.Equal(10_500, slices.Numbers.Parameters[0].Points.Length);
        Assert.InRange(slices.ToSvg().Length, 1, 100_000);
        Assert.Contains("Trial 7777", slices.ToPlotly());
        Assert.Contains("in trial 7777", study.PlotHistory().ToSvg());
    }

    [Fact]
    public void SavesByTheEndingOfTheName()
    {
        using var folder = new TemporaryFolder();
        var plot = SomeStudies.Mixed(5).PlotHistory();

        plot.Save(folder.File("history.svg"));
        plot.Save(folder.File("history.JSON"));

        Assert.Equal(plot.ToSvg(), folder.Read("history.svg"));
        Assert.Equal(plot.ToPlotly(), folder.Read("history.JSON"));
        Assert.Contains(".svg", Assert.Throws<ArgumentException>(() => plot.Save(folder.File("history.png"))).Message);
    }

    [Fact]
    public void TwoMostImportantParametersAreChosen()
    {
        var contour = SomeStudies.Mixed(100).PlotContour(y: "activation").Numbers;

        Assert.Equal("activation", contour.Y.Name);
        Assert.Equal(
            SomeStudies.Mixed(100).PlotImportances().Numbers.Objectives[0].Parameters.First(pair => pair.Key != "activation").Key,
            contour.X.Name
        );
    }

    [Fact]
    public void WhatIsNotThereIsRefusedByName()
    {
        var study = SomeStudies.Mixed(5);

        Assert.Contains("'depth'", Assert.Throws<ArgumentException>(() => study.PlotSlices(["depth"])).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => study.PlotHistory(objective: 1));
        Assert.Contains("one objective", Assert.Throws<ArgumentException>(() => study.PlotParetoFront()).Message);
        Assert.Contains("'bars'; there are: history", Assert.Throws<ArgumentException>(() => PlotKind.Find("bars")).Message);
    }

    /// <summary>Plotly's own reader, which knows every property and its type, takes all figures.</summary>
    [Fact]
    public async Task PythonsPlotlyReadsEveryFigure()
    {
        using var folder = new TemporaryFolder();
        foreach (var kind in PlotKind.All)
        {
            foreach (var trials in new[] { 0, 1, 40 })
                kind.Make(Study(kind.Name, trials), new()).Save(folder.File($"{kind.Name}-{trials}.json"));
        }
        SomeStudies.Several(3, 20).PlotParetoFront().Save(folder.File("pareto-space.json"));

        var traces = await Python.RunAsync("plotly", "read_figures.py", folder.Path);

        Assert.Equal(PlotKind.All.Length * 3 + 1, traces.EnumerateObject().Count());
        Assert.Equal("scatter3d", traces.GetProperty("pareto-space")[0].GetString());
    }

    private static Study Study(string kind, int trials) =>
        OfSeveral.Contains(kind) ? SomeStudies.Several(2, trials) : SomeStudies.Mixed(trials);

    private static XElement Parsed(Plot plot) => XDocument.Parse(plot.ToSvg()).Root!;

    private static bool IsDrawn(XElement element) =>
        element.Name.LocalName is "path" or "rect"
        && element.Attribute("class")?.Value is { } style
        && !style.Contains("line")
        && !style.Contains("paper");
}
