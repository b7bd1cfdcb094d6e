namespace Tunewright.Plots;

internal static class ContourPlotly
{
    public static string Write(Contour numbers) => throw new NotSupportedException();
}
