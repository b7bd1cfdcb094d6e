namespace Tunewright.Plots;

internal static class SlicesPlotly
{
    public static string Write(Slices slices) =>
        PlotlyFigure.Of(
            "Slices",
            figure =>
            {
                foreach (var (i, slice) in slices.Parameters.Index())
                {
                    var points = Thinned(slice, slices.Best);
                    Dots(figure, i, slice, [.. points.Where(point => point.IsFeasible)], isFeasible: true);
                    if (points.Any(point => !point.IsFeasible))
                        Dots(figure, i, slice, [.. points.Where(point => !point.IsFeasible)], isFeasible: false);
                }
            },
            layout =>
            {
                layout.Object(
                    "grid",
                    grid =>
                    {
                        grid.Set("rows", 1);
                        grid.Set("columns", Math.Max(1, slices.Parameters.Length));
                        grid.Set("pattern", "coupled");
                    }
                );
                layout.Axis("yaxis", slices.Objective.Name);
                foreach (var (i, slice) in slices.Parameters.Index())
                    layout.Axis($"xaxis{Number(i)}", slice.Axis);
            }
        );

    private static IReadOnlyList<SlicePoint> Thinned(Slice slice, int? best)
    {
        var (x, y) = (Scale.Of(slice.Axis), Scale.OfValues(slice.Points.Select(point => point.Value)));
        return Thinning.OfPoints(slice.Points, point => (x.At(point.X), y.At(point.Value)), point => point.Trial == best);
    }

    private static void Dots(PlotlyFigure figure, int place, Slice slice, SlicePoint[] points, bool isFeasible) =>
        figure.Trace(
            "scatter",
            isFeasible ? slice.Axis.Name : $"{slice.Axis.Name}, infeasible",
            trace =>
            {
                trace.Set("mode", "markers");
                trace.Set("x", points.Select(point => point.X));
                trace.Set("y", points.Select(point => point.Value));
                trace.Set("xaxis", $"x{Number(place)}");
                trace.Texts("text", points.Select(point => $"Trial {point.Trial}"));
                trace.Set("showlegend", false);
                if (isFeasible && place == 0)
                    trace.Colours("marker", points.Select(point => (double)point.Trial), "Trial", reverse: true);
                else
                    trace.Object("marker", marker => Colour(marker, points, isFeasible));
            }
        );

    private static void Colour(PlotlyFigure marker, SlicePoint[] points, bool isFeasible)
    {
        if (!isFeasible)
        {
            marker.Set("color", "#b5afa4");
            return;
        }
        marker.Set("color", points.Select(point => (double)point.Trial));
        marker.ColourScale(reverse: true);
    }

    /// <summary>Plotly's number of an axis: none for the first.</summary>
    private static string Number(int place) => place == 0 ? "" : $"{place + 1}";
}
