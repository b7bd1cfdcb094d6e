namespace Tunewright.Plots;

/// <summary>A bar for each parameter, under the name of each objective.</summary>
internal static class ParameterImportancesSvg
{
    private const string Title = "Parameter importances";
    private const int MostBars = 25;
    private const double Row = 24;
    private const double Head = 34;

    public static string Draw(ParameterImportances plot)
    {
        var blocks = plot.Objectives.Where(objective => !objective.Parameters.IsEmpty).ToArray();
        if (blocks.Length == 0)
            return Canvas.Empty(Title, plot.Study, "No trial is complete yet. Importances need two or more.");

        var canvas = new Canvas(
            Title,
            $"{plot.Study} · PED-ANOVA: what sets the best tenth apart",
            84 + blocks.Sum(block => Head + Shown(block) * Row)
        );
        var names = Math.Min(220, blocks.SelectMany(block => block.Parameters).Max(pair => TextWidth.Of(pair.Key)));
        var y = 64.0;
        foreach (var block in blocks)
        {
            canvas.FittedText(16, y + 18, block.Objective.Name, Canvas.Width - 32, "strong ink");
            y += Head;
            foreach (var (name, importance) in block.Parameters.Take(MostBars))
            {
                var width = importance * (Canvas.Width - names - 110);
                canvas.FittedText(16 + names, y + 16, name, names, "ink", "end");
                canvas.Rectangle(28 + names, y + 4, Math.Max(1, width), Row - 8, "accent", radius: 2);
                canvas.Text(36 + names + width, y + 16, Label(importance), "soft");
                y += Row;
            }
        }
        var hidden = blocks.Max(block => block.Parameters.Length) - MostBars;
        canvas.Notes(
            blocks.Any(block => block.Parameters.All(pair => pair.Value == 0)) ? "Zeros: the trials so far tell nothing." : null,
            hidden > 0 ? $"The {hidden} least important parameters are not shown." : null
        );
        return canvas.Finish();
    }

    private static int Shown(ObjectiveImportances block) => Math.Min(MostBars, block.Parameters.Length);

    private static string Label(double importance) =>
        importance switch
        {
            0 => "0 %",
            < 0.005 => "< 1 %",
            _ => $"{importance * 100:0} %",
        };
}
