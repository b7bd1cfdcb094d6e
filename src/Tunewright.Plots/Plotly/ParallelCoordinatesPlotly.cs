namespace Tunewright.Plots;

internal static class ParallelCoordinatesPlotly
{
    public static string Write(ParallelCoordinates numbers) => throw new NotSupportedException();
}
