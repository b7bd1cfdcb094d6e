namespace Tunewright.Plots;

/// <summary>Names beside the ends of lines, moved apart where they would overlap.</summary>
internal static class Labels
{
    private const double Distance = 15;

    /// <summary>Draws each name to the right of a panel, as near to its height as the others allow.</summary>
    public static void Beside(Canvas canvas, Panel panel, double width, IReadOnlyList<(string Name, double Y, string Style)> labels)
    {
        var (top, bottom) = (panel.Top, panel.Bottom);
        var distance = Math.Min(Distance, (bottom - top) / Math.Max(1, labels.Count - 1));
        var sorted = labels.OrderBy(label => label.Y).ToArray();
        var places = new double[sorted.Length];
        for (var i = 0; i < sorted.Length; i++)
            places[i] = Math.Max(Math.Max(sorted[i].Y, top), i == 0 ? top : places[i - 1] + distance);
        for (var i = sorted.Length - 1; i >= 0; i--)
            places[i] = Math.Min(places[i], i == sorted.Length - 1 ? bottom : places[i + 1] - distance);
        foreach (var ((name, _, style), y) in sorted.Zip(places))
            canvas.FittedText(panel.Right + 10, y + 4, name, width, $"strong {style}");
    }
}
