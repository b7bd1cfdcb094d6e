namespace Tunewright.Plots;

/// <summary>A rising stair.</summary>
internal static class HypervolumeHistorySvg
{
    private const string Title = "Hypervolume history";

    public static string Draw(HypervolumeHistory plot)
    {
        var subtitle = $"{plot.Study} · up to the reference point ({string.Join("; ", plot.Reference.Select(NumberText.Of))})";
        if (plot.Points.IsEmpty)
            return Canvas.Empty(Title, plot.Study, "No trial is complete yet. The first one that is appears here.");

        var canvas = new Canvas(Title, subtitle);
        var x = new LinearScale(plot.Points[0].Trial, plot.Points[^1].Trial, whole: true);
        var panel = Panel.Whole(canvas, x, new LinearScale(0, Math.Max(plot.Points[^1].Volume * 1.05, double.Epsilon * 1e20)));
        panel.Axes("Trial", "Hypervolume");
        canvas.Polyline(Stair(panel, plot), "thick accent");
        var (trial, volume) = plot.Points[^1];
        var reached = plot.Points.First(point => point.Volume == volume).Trial;
        canvas.Best(panel.X(reached), panel.Y(volume), $"{NumberText.Of(volume)} in trial {reached}");
        return canvas.Finish();
    }

    private static IEnumerable<(double X, double Y)> Stair(Panel panel, HypervolumeHistory plot)
    {
        var before = 0.0;
        foreach (var (trial, volume) in plot.Points)
        {
            if (volume == before && trial != plot.Points[^1].Trial && trial != plot.Points[0].Trial)
                continue;
            yield return panel.Place(trial, before);
            yield return panel.Place(trial, volume);
            before = volume;
        }
    }
}
