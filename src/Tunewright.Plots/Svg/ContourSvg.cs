namespace Tunewright.Plots;

/// <summary>
/// Bands of equal badness between the trials, by rank, so that an outlier does not wash them out; faded where no trial is near. Each
/// category, and each of a few whole numbers, has bands of its own.
/// </summary>
internal static class ContourSvg
{
    private const string Title = "Contour";
    private const int Nodes = 60;
    private const int MostStrips = 30;

    /// <summary>From these distances to the nearest trial on, in widths of the field, bands fade.</summary>
    private static readonly double[] Far = [2, 3.5];

    public static string Draw(Contour plot)
    {
        var subtitle = Sentences.Pair(plot.Study, plot.Objective, plot.Points.Length);
        if (plot.Points.IsEmpty)
            return Canvas.Empty(Title, subtitle, Sentences.NoPair);

        var canvas = new Canvas(Title, subtitle, height: 460);
        Shading.Key(canvas, "best", "worst");
        var (x, y) = (Scale.Of(plot.X), Scale.Of(plot.Y));
        var panel = Panel.Whole(canvas, x, y);
        var points = Thinning.OfPoints(plot.Points, point => panel.Share(point.X, point.Y), point => point.Trial == plot.Best);
        var ranks = AverageRanks.Of([.. points.Select(point => plot.Objective.Loss(point.Value))]);
        var field = new SmoothField([.. points.Zip(ranks, (point, rank) => (x.At(point.X), y.At(point.Y), rank))]);
        foreach (var across in Strips(x))
        {
            foreach (var up in Strips(y))
                Draw(canvas, panel, field, across, up);
        }
        panel.Axes(plot.X.Name, plot.Y.Name, grid: false);
        (double X, double Y) Place(ContourPoint point) =>
            panel.Place(CategoryScale.Spread(x, point.X, point.Trial), CategoryScale.Spread(y, point.Y, point.Trial));
        canvas.Dots(points.Where(point => !point.IsFeasible).Select(Place), "small infeasible");
        canvas.Dots(points.Where(point => point.IsFeasible).Select(Place), "small half ink");
        foreach (var point in points.Where(point => point.Trial == plot.Best))
            canvas.Best(Place(point).X, Place(point).Y, $"{NumberText.Of(point.Value)} in trial {point.Trial}");
        canvas.Notes(
            "Faded: far from every trial.",
            Sentences.LeftOut(plot.LeftOut),
            Sentences.Infeasible(plot.Points.Count(point => !point.IsFeasible)),
            Sentences.Thinned(points.Count, plot.Points.Length)
        );
        return canvas.Finish();
    }

    private static void Draw(Canvas canvas, Panel panel, SmoothField field, Strip across, Strip up)
    {
        var (columns, rows) = (across.Cells, up.Cells);
        var badness = new double[columns + 1, rows + 1];
        var nearness = new double[columns + 1, rows + 1];
        for (var i = 0; i <= columns; i++)
        {
            for (var j = 0; j <= rows; j++)
            {
                // Rows are counted from the top.
                var (expected, distance) = field.At(across.At(i), up.At(rows - j));
                (badness[i, j], nearness[i, j]) = (expected, -distance);
            }
        }
        var (width, height) = (panel.Right - panel.Left, panel.Bottom - panel.Top);
        var (left, top) = (panel.Left + across.From * width, panel.Bottom - up.To * height);
        (width, height) = (width * (across.To - across.From), height * (up.To - up.From));
        canvas.Rectangle(left, top, width, height, $"shade{Style.Shades - 1}");
        var bands = new Bands(left, top, width, height, badness);
        for (var shade = Style.Shades - 2; shade >= 0; shade--)
            canvas.Path(bands.Below((shade + 1.0) / Style.Shades), $"fill shade{shade}");
        var veils = new Bands(left, top, width, height, nearness);
        foreach (var distance in Far)
            canvas.Path(veils.Below(-distance), "fill half paper");
    }

    /// <summary>A strip for each category, if they are not too many; else the whole axis.</summary>
    private static IEnumerable<Strip> Strips(Scale scale) =>
        scale is CategoryScale { Count: <= MostStrips and var count }
            ? Enumerable.Range(0, count).Select(i => new Strip((double)i / count, (i + 1.0) / count, IsCategory: true))
            : [new Strip(0, 1, IsCategory: false)];

    /// <summary>A part of an axis, from 0 to 1. Within a category all places are its middle.</summary>
    private sealed record Strip(double From, double To, bool IsCategory)
    {
        public int Cells => IsCategory ? 1 : Nodes;

        public double At(int node) => IsCategory ? (From + To) / 2 : From + (To - From) * node / Cells;
    }
}
