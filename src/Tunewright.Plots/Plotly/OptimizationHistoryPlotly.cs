namespace Tunewright.Plots;

internal static class OptimizationHistoryPlotly
{
    public static string Write(OptimizationHistory numbers) => throw new NotSupportedException();
}
