namespace Tunewright.Plots;

/// <summary>An upright axis for each objective and parameter, a line for each trial; what a trial lacks is at the foot.</summary>
internal static class ParallelCoordinatesSvg
{
    private const string Title = "Parallel coordinates";
    private const int MostLines = 600;
    private const int MostParameters = 12;
    private const double Foot = 22;
    private const double Left = 64;

    public static string Draw(ParallelCoordinates plot)
    {
        var subtitle =
            $"{plot.Study} · {string.Join(", ", plot.Objectives.Select(Sentences.Aim))} · {Sentences.Trials(plot.Lines.Length)} complete";
        if (plot.Lines.IsEmpty)
            return Canvas.Empty(Title, subtitle, "No trial is complete yet. Each one that is becomes a line here.");

        var canvas = new Canvas(Title, subtitle, height: 440);
        Shading.Key(canvas, "best", "worst");
        var columns = Columns(plot).ToArray();
        var lacking = plot.Lines.Any(line => line.Positions.Any(double.IsNaN));
        var (top, bottom) = (100.0, canvas.Height - (lacking ? 40 + Foot : 40));
        var label = plot.Best is { } number ? $"best: trial {number}" : "";
        var right = 32 + TextWidth.OfStrong(label);
        var room = (Canvas.Width - Left - right) / Math.Max(1, columns.Length - 1);
        double X(int column) => Left + column * room;
        double Y(int column, double value) =>
            double.IsNaN(value) ? bottom + Foot : top + (1 - columns[column].Scale.At(value)) * (bottom - top);

        var lines = Thinning.Every(plot.Lines, MostLines, line => line.Trial == plot.Best || line.Badness == 0);
        IEnumerable<(double X, double Y)> Places(ParallelLine line) => columns.Select((column, i) => (X(i), Y(i, column.Value(line))));
        var faint = lines.Count > 100 ? "faint" : "half";
        canvas.Polylines(lines.Where(line => !line.IsFeasible).Select(Places), $"{faint} infeasible");
        var shades = lines.Where(line => line.IsFeasible).ToLookup(line => Shading.Shade(line.Badness));
        for (var shade = Style.Shades - 1; shade >= 0; shade--)
            canvas.Polylines(shades[shade].Select(Places), $"{faint} shade{shade}");
        if (plot.Lines.FirstOrDefault(line => line.Trial == plot.Best) is { } best)
        {
            canvas.Polyline(Places(best), "halo paper");
            canvas.Polyline(Places(best), "thick ink");
            var (x, y) = Places(best).Last();
            canvas.Text(x + 10, y + 4, label, "strong ink tag");
        }
        for (var i = 0; i < columns.Length; i++)
            Axis(canvas, columns[i], X(i), room, top, bottom, raised: i % 2 == 1 && room < 110);
        if (lacking)
        {
            for (var i = plot.Objectives.Length; i < columns.Length; i++)
                canvas.Text(X(i), bottom + Foot + 14, "none", "soft tag", "middle");
        }
        canvas.Notes(
            Sentences.LeftOut(plot.LeftOut),
            Sentences.Infeasible(plot.Lines.Count(line => !line.IsFeasible)),
            plot.Parameters.Length <= MostParameters
                ? null
                : $"The first {MostParameters} of {plot.Parameters.Length} parameters are shown; name others to see them.",
            lines.Count == plot.Lines.Length
                ? null
                : $"{NumberText.Of(lines.Count)} of {NumberText.Of(plot.Lines.Length)} lines are drawn, the best among them."
        );
        return canvas.Finish();
    }

    private static IEnumerable<Column> Columns(ParallelCoordinates plot)
    {
        for (var i = 0; i < plot.Objectives.Length; i++)
        {
            var objective = i;
            yield return new(
                plot.Objectives[i].Name,
                Scale.OfValues(plot.Lines.Select(line => line.Values[objective])),
                line => line.Values[objective]
            );
        }
        for (var i = 0; i < Math.Min(MostParameters, plot.Parameters.Length); i++)
        {
            var parameter = i;
            yield return new(plot.Parameters[i].Name, Scale.Of(plot.Parameters[i]), line => line.Positions[parameter]);
        }
    }

    private static void Axis(Canvas canvas, Column column, double x, double room, double top, double bottom, bool raised)
    {
        canvas.Line(x, top, x, bottom, "edge");
        var width = Math.Clamp((room < 110 ? 1.8 : 1) * room - 8, 40, 160);
        var half = TextWidth.Of(TextWidth.Fit(column.Name, width)) / 2;
        var middle = Math.Clamp(x, 8 + half, Canvas.Width - 8 - half);
        canvas.FittedText(middle, raised ? top - 26 : top - 12, column.Name, width, "ink tag", "middle");
        foreach (var tick in column.Scale.Ticks(5))
        {
            var y = top + (1 - column.Scale.At(tick.Value)) * (bottom - top);
            canvas.Line(x - 4, y, x, y, "edge");
            canvas.FittedText(x - 7, y + 4, tick.Label, Math.Clamp(room - 14, 24, 90), "soft tag", "end");
        }
    }

    private sealed record Column(string Name, Scale Scale, Func<ParallelLine, double> Value);
}
