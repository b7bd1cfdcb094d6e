namespace Tunewright.Plots;

/// <summary>An area with two axes, in which values have places.</summary>
internal sealed class Panel(Canvas canvas, double left, double top, double width, double height, Scale x, Scale y)
{
    private const double PixelsAcross = 70;
    private const double PixelsUp = 36;

    public double Left => left;
    public double Top => top;
    public double Right => left + width;
    public double Bottom => top + height;

    /// <summary>The panel that takes a picture's whole width; its left margin fits the labels.</summary>
    public static Panel Whole(Canvas canvas, Scale x, Scale y, double right = 24, double top = 76) =>
        Between(canvas, 16, Canvas.Width - right, top, canvas.Height - 64, x, y);

    /// <summary>A panel between two edges, with its labels.</summary>
    public static Panel Between(Canvas canvas, double from, double to, double top, double bottom, Scale x, Scale y)
    {
        var labels = y.Ticks(Fitting(bottom - top, PixelsUp)).Select(tick => TextWidth.Of(tick.Label)).DefaultIfEmpty().Max();
        var left = from + Math.Min(labels, (to - from) / 3) + 8;
        return new(canvas, left, top, to - left, bottom - top, x, y);
    }

    public double X(double value) => left + x.At(value) * width;

    public double Y(double value) => top + (1 - y.At(value)) * height;

    public (double X, double Y) Place(double across, double up) => (X(across), Y(up));

    /// <summary>Where a point lies, both from 0 to 1.</summary>
    public (double X, double Y) Share(double across, double up) => (x.At(across), y.At(up));

    /// <summary>Draws grid lines, labels and names.</summary>
    public void Axes(string xName, string yName, bool grid = true)
    {
        foreach (var tick in y.Ticks(Fitting(height, PixelsUp)).Where(tick => double.IsFinite(Y(tick.Value))))
        {
            var at = Y(tick.Value);
            canvas.Line(grid ? left : left - 4, at, grid ? Right : left, at, grid ? "line" : "edge");
            canvas.FittedText(left - 8, at + 4, tick.Label, Math.Max(24, left - 8), "soft", "end");
        }
        canvas.Line(left, Bottom, Right, Bottom, "edge");
        var free = 4.0;
        foreach (var tick in x.Ticks(Fitting(width, PixelsAcross)).Where(tick => double.IsFinite(X(tick.Value))))
        {
            var at = X(tick.Value);
            canvas.Line(at, Bottom, at, Bottom + 4, "edge");
            var room = x is CategoryScale bands ? Math.Max(24, width / bands.Count - 4) : 120;
            var half = TextWidth.Of(TextWidth.Fit(tick.Label, room)) / 2;
            // A label that would touch the last one, or the picture's edge, is left out.
            if (at - half < free || at + half > Canvas.Width - 4)
                continue;
            canvas.FittedText(at, Bottom + 18, tick.Label, room, "soft", "middle");
            free = at + half + 6;
        }
        canvas.FittedText((left + Right) / 2, Bottom + 36, xName, Math.Max(40, width), "ink", "middle");
        canvas.FittedText(left, top - 10, yName, Math.Max(60, width), "ink");
    }

    private static int Fitting(double length, double pixels) => Math.Max(3, (int)(length / pixels));
}
