namespace Tunewright.Plots;

internal static class SlicesPlotly
{
    public static string Write(Slices numbers) => throw new NotSupportedException();
}
