namespace Tunewright.Plots;

internal static class ParameterImportancesPlotly
{
    public static string Write(ParameterImportances plot) =>
        PlotlyFigure.Of(
            "Parameter importances",
            figure =>
            {
                foreach (var objective in plot.Objectives)
                    Write(figure, objective);
            },
            layout =>
            {
                layout.Axis("xaxis", "Importance");
                layout.Object(
                    "yaxis",
                    axis =>
                    {
                        axis.Set("type", "category");
                        axis.Set("autorange", "reversed");
                        axis.Set("automargin", true);
                    }
                );
            }
        );

    private static void Write(PlotlyFigure figure, ObjectiveImportances objective) =>
        figure.Trace(
            "bar",
            objective.Objective.Name,
            trace =>
            {
                trace.Set("orientation", "h");
                trace.Set("x", objective.Parameters.Select(pair => pair.Value));
                trace.Texts("y", objective.Parameters.Select(pair => pair.Key));
            }
        );
}
