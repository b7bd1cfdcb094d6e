using System.Text.Json;
using Tunewright;
using Tunewright.Plots;

namespace Plots.Tests;

/// <summary>
/// The numbers behind every plot beside those of Optuna's own plots, in twelve studies that Python made: none, one, ten and ten thousand
/// trials; conditional, single-valued, constrained; all failed; every state with NaN and infinities; two and three objectives.
/// </summary>
public class PlotParityTests(PlottedStudies studies) : IClassFixture<PlottedStudies>
{
    [Fact]
    public void OptimizationHistory() =>
        Compare(
            "history",
            (study, shown) =>
                Assert.Equal(
                    Rows(shown, row => (row[0].GetInt32(), Number(row[1]), row[2].GetBoolean(), Best: Number(row[3]))),
                    study.PlotHistory().Numbers.Series[0].Points.Select(point => (point.Trial, point.Value, point.IsFeasible, point.Best))
                )
        );

    [Fact]
    public void IntermediateValues() =>
        Compare(
            "intermediate",
            (study, shown) =>
                Assert.Equal(
                    Rows(shown, row => (row[0].GetInt32(), string.Join(" ", Rows(row[1], r => (r[0].GetInt64(), Number(r[1])))))),
                    study
                        .PlotIntermediateValues()
                        .Numbers.Curves.Select(curve => (curve.Trial, string.Join(" ", curve.Reports.Select(r => (r.Step, r.Value)))))
                )
        );

    [Fact]
    public void ParallelCoordinates() =>
        Compare(
            "parallel",
            (study, shown) =>
            {
                var own = study.PlotParallelCoordinates().Numbers;
                var whole = own.Lines.Where(line => !line.Positions.Any(double.IsNaN)).ToArray();
                var theirs = Rows(shown.GetProperty("rows"), row => string.Join(" ", row.EnumerateArray().Select(Text))).Order();
                Assert.Equal(
                    theirs,
                    whole.Select(line => string.Join(" ", line.Positions.Zip(own.Parameters, Shown).Prepend(Text(line.Values[0])))).Order()
                );
                // Optuna 3 has no axes where no trial has all parameters.
                if (whole.Length > 0)
                    Assert.Equal(Rows(shown.GetProperty("names"), name => name.GetString()), own.Parameters.Select(axis => axis.Name));
                Assert.Equal(study.TrialsIn(TrialState.Complete).Count, own.Lines.Length + own.LeftOut);

                static string Shown(double position, ParameterAxis axis) =>
                    axis.IsCategorical ? axis.Categories[(int)position] : Text(axis.IsLog ? Math.Log10(position) : position);
            }
        );

    [Fact]
    public void Contour() =>
        Compare(
            "contour",
            (study, shown) =>
            {
                foreach (var pair in shown.EnumerateArray())
                {
                    var own = study.PlotContour(pair[0].GetString(), pair[1].GetString()).Numbers;
                    Assert.Equal(
                        Rows(pair[2].GetProperty("cells"), row => $"{Text(row[0])} {Text(row[1])} {Text(row[2])}").Order(),
                        own.Cells.Select(cell => $"{Place(own.X, cell.Key.X)} {Place(own.Y, cell.Key.Y)} {Text(cell.Value)}").Order()
                    );
                    foreach (var (axis, theirs) in new[] { own.X, own.Y }.Zip(pair[2].GetProperty("axes").EnumerateArray()))
                    {
                        Assert.Equal(theirs.GetProperty("log").GetBoolean(), axis.IsLog);
                        // Optuna draws categories that are numbers to scale.
                        if (theirs.GetProperty("range") is { ValueKind: JsonValueKind.Array } range && !axis.IsCategorical)
                        {
                            Assert.Equal(range[0].GetDouble(), axis.Low, 1e-12);
                            Assert.Equal(range[1].GetDouble(), axis.High, 1e-12);
                        }
                    }
                }
            }
        );

    [Fact]
    public void Slices() =>
        Compare(
            "slice",
            (study, shown) =>
                Assert.Equal(
                    Rows(
                        shown,
                        row =>
                            $"{row[0]} {row[1].GetBoolean()} "
                            + string.Join(", ", Rows(row[2], point => $"{point[0]} {Text(point[1])} {Text(point[2])}"))
                    ),
                    study
                        .PlotSlices()
                        .Numbers.Parameters.Select(slice =>
                            $"{slice.Axis.Name} {slice.Axis.IsLog} "
                            + string.Join(", ", slice.Points.Select(p => $"{p.Trial} {Place(slice.Axis, p.X)} {Text(p.Value)}"))
                        )
                )
        );

    [Fact]
    public void EmpiricalDistributions() => Compare("edf", (study, shown) => AssertSame(shown, study.PlotEdf().Numbers));

    [Fact]
    public void EmpiricalDistributionsOfSeveralStudies()
    {
        var (together, edf) = studies.Together;

        AssertSame(edf, together.PlotEdf().Numbers);
    }

    [Fact]
    public void ParameterImportances() =>
        Compare(
            "importances",
            (study, shown) =>
            {
                if (shown.ValueKind == JsonValueKind.Null)
                    return; // Optuna before 3.6 has other ones
                var own = study.PlotImportances().Numbers.Objectives[0].Parameters;
                Assert.Equal(shown.EnumerateObject().Count(), own.Length);
                // Where nothing can be told Optuna's are equal, ours 0.
                if (own.Any(pair => pair.Value > 0))
                    Assert.All(own, pair => Assert.Equal(shown.GetProperty(pair.Key).GetDouble(), pair.Value, 1e-6));
            }
        );

    [Fact]
    public void ParetoFront() =>
        Compare(
            "pareto",
            (study, shown) =>
            {
                var own = study.PlotParetoFront().Numbers.Points.ToLookup(point => point.Class);
                foreach (var (theirs, name) in shown.EnumerateArray().Zip(Enum.GetValues<ParetoClass>()))
                {
                    Assert.Equal(
                        Rows(theirs, row => $"{row[0]}: {string.Join(" ", Rows(row[1], Text))}"),
                        own[name].Select(point => $"{point.Trial}: {string.Join(" ", point.Values.Select(Text))}")
                    );
                }
            }
        );

    [Fact]
    public void HypervolumeHistory() =>
        Compare(
            "hypervolume",
            (study, shown) =>
            {
                var reference = Rows(studies.All.First(one => one.Study.Name == study.Name).Shown.GetProperty("reference"), Number)
                    .ToArray();
                var own = study.PlotHypervolume(reference).Numbers.Points;
                Assert.Equal(Rows(shown, row => row[0].GetInt32()), own.Select(point => point.Trial));
                Assert.All(Rows(shown, row => Number(row[1])).Zip(own), pair => Assert.Equal(pair.First, pair.Second.Volume, 1e-9));
            }
        );

    [Fact]
    public void Ranks() =>
        Compare(
            "rank",
            (study, shown) =>
            {
                if (study.TrialsIn(TrialState.Complete) is not [{ Parameters: [var x, var y, ..] }, ..])
                    return;
                var theirs = Rows(shown, row => row).ToDictionary(row => row[0].GetInt32(), row => Number(row[1]));
                var own = study.PlotRanks(x.Name, y.Name).Numbers.Points;
                Assert.NotEmpty(own);
                Assert.All(own, point => Assert.Equal(theirs[point.Trial], point.Rank, 1e-12));
            }
        );

    [Fact]
    public void Timeline() =>
        Compare(
            "timeline",
            (study, shown) =>
                Assert.Equal(
                    Rows(shown, row => (row[0].GetInt32(), row[1].GetDouble(), row[2].GetDouble())),
                    study.PlotTimeline().Numbers.Bars.Select(bar => (bar.Trial, Seconds(bar.Start), Seconds(bar.End)))
                )
        );

    private void Compare(string plot, Action<Study, JsonElement> assert)
    {
        var compared = 0;
        foreach (var (study, shown) in studies.All)
        {
            if (!shown.TryGetProperty(plot, out var numbers))
                continue;
            assert(study, numbers);
            compared++;
        }
        Assert.InRange(compared, 3, 12);
    }

    private static void AssertSame(JsonElement theirs, EmpiricalDistributions own)
    {
        Assert.Equal(Rows(theirs.GetProperty("x"), Number), own.X);
        Assert.Equal(
            Rows(theirs.GetProperty("lines"), line => $"{line[0]}: {string.Join(" ", Rows(line[1], Text))}"),
            own.Lines.Select(line => $"{line.Study}: {string.Join(" ", line.Y.Select(Text))}")
        );
    }

    private static IEnumerable<T> Rows<T>(JsonElement array, Func<JsonElement, T> row) => array.EnumerateArray().Select(row);

    private static double Number(JsonElement value) => PlottedStudies.Number(value);

    private static double Seconds(DateTimeOffset time) => (time - DateTimeOffset.UnixEpoch).TotalSeconds;

    private static string Place(ParameterAxis axis, double position) =>
        axis.IsCategorical ? axis.Categories[(int)position] : Text(position);

    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : Text(Number(value));

    private static string Text(double number) => number.ToString("G9");
}
