namespace Tunewright.Plots;

internal static class OptimizationHistorySvg
{
    public static string Draw(OptimizationHistory numbers) => throw new NotSupportedException();
}
