namespace Tunewright.Plots;

/// <summary>A line that falls towards what is not worth another trial.</summary>
internal static class RemainingGainSvg
{
    private const string Title = "Remaining gain";

    public static string Draw(RemainingGain plot)
    {
        if (plot.Points.IsEmpty)
            return Canvas.Empty(Title, plot.Study, "Too few trials are complete, or they have no parameter in common.");

        var canvas = new Canvas(Title, plot.Study);
        var x = new LinearScale(plot.Points[0].Trial, plot.Points[^1].Trial, whole: true);
        var gains = plot.Points.Select(point => point.Gain);
        var panel = Panel.Whole(canvas, x, Scale.OfValues([.. gains, .. plot.Enough > 0 ? [plot.Enough] : Array.Empty<double>()]));
        panel.Axes("Trial", "Left to gain at most");
        canvas.Polyline(plot.Points.Select(point => panel.Place(point.Trial, point.Gain)), "thick accent");
        if (plot.Enough > 0)
            canvas.Line(panel.Left, panel.Y(plot.Enough), panel.Right, panel.Y(plot.Enough), "edge");
        var (trial, gain) = plot.Points[^1];
        canvas.Best(panel.X(trial), panel.Y(gain), $"{NumberText.Of(gain)} after trial {trial}");
        return canvas.Finish();
    }
}
