namespace Tunewright.Plots;

internal static class IntermediateValuesPlotly
{
    private const int MostCurves = 500;
    private const int MostReports = 200;

    public static string Write(IntermediateValues values) =>
        PlotlyFigure.Of(
            "Intermediate values",
            figure =>
            {
                foreach (var curve in Thinning.Every(values.Curves, MostCurves, curve => curve.Trial == values.Best))
                    Write(figure, curve, curve.Trial == values.Best);
            },
            layout =>
            {
                layout.Axis("xaxis", "Step");
                layout.Axis("yaxis", "Reported value");
                layout.Set("showlegend", false);
            }
        );

    private static void Write(PlotlyFigure figure, ReportCurve curve, bool isBest) =>
        figure.Trace(
            "scatter",
            $"Trial {curve.Trial}, {Style.Of(curve.State)}{(isBest ? ", best" : "")}",
            trace =>
            {
                var last = curve.Reports[^1];
                var reports = Thinning.Every(curve.Reports, MostReports, report => report == last);
                trace.Set("mode", reports.Count > 1 ? "lines" : "markers");
                trace.Set("x", reports.Select(report => (double)report.Step));
                trace.Set("y", reports.Select(report => report.Value));
                trace.Object("line", line => line.Set("width", isBest ? 4 : 1));
                if (!curve.IsFeasible)
                    trace.Object("marker", marker => marker.Set("color", "#b5afa4"));
            }
        );
}
