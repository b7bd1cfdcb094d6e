namespace Tunewright.Plots;

internal static class RankScatterPlotly
{
    public static string Write(RankScatter numbers) => throw new NotSupportedException();
}
