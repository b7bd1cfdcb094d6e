namespace Tunewright.Plots;

/// <summary>A panel for each parameter, all with one height; later trials are darker.</summary>
internal static class SlicesSvg
{
    private const string Title = "Slices";
    private const int PanelsAcross = 3;
    private const double PanelHeight = 240;

    public static string Draw(Slices slices)
    {
        var subtitle = $"{slices.Study} · {Sentences.Aim(slices.Objective)}";
        if (slices.Parameters.IsEmpty)
            return Canvas.Empty(Title, subtitle, "No trial with parameters is complete yet. Each one that is appears here.");

        var across = Math.Min(PanelsAcross, slices.Parameters.Length);
        var rows = (slices.Parameters.Length + across - 1) / across;
        var canvas = new Canvas(Title, subtitle, height: 84 + rows * PanelHeight);
        Shading.Key(canvas, "last trial", "first trial");
        var all = slices.Parameters.SelectMany(slice => slice.Points).ToArray();
        var y = Scale.OfValues(all.Select(point => point.Value));
        var last = Math.Max(1, all.Max(point => point.Trial));
        var width = (Canvas.Width - 32) / across;
        var hidden = 0;
        foreach (var (i, slice) in slices.Parameters.Index())
        {
            var (left, top) = (16 + i % across * width, 76 + i / across * PanelHeight);
            var x = Scale.Of(slice.Axis);
            var panel = Panel.Between(canvas, left, left + width - 10, top, top + PanelHeight - 66, x, y);
            panel.Axes(slice.Axis.Name, i % across == 0 ? slices.Objective.Name : "");
            hidden += Draw(canvas, panel, x, slice, slices.Best, last);
        }
        canvas.Notes(
            Sentences.LeftOut(slices.LeftOut),
            Sentences.Infeasible(all.Where(point => !point.IsFeasible).DistinctBy(point => point.Trial).Count()),
            Sentences.Thinned(all.Length - hidden, all.Length)
        );
        return canvas.Finish();
    }

    /// <summary>The number of points that were left out.</summary>
    private static int Draw(Canvas canvas, Panel panel, Scale x, Slice slice, int? best, int last)
    {
        double X(SlicePoint point) => CategoryScale.Spread(x, point.X, point.Trial);
        var points = Thinning.OfPoints(slice.Points, point => panel.Share(X(point), point.Value), point => point.Trial == best);
        Shading.Dots(
            canvas,
            points.Select(point => (panel.X(X(point)), panel.Y(point.Value), 1 - (double)point.Trial / last, point.IsFeasible))
        );
        foreach (var point in points.Where(point => point.Trial == best))
            canvas.Best(panel.X(X(point)), panel.Y(point.Value));
        return slice.Points.Length - points.Count;
    }
}
