namespace Tunewright.Plots;

internal static class ParallelCoordinatesSvg
{
    public static string Draw(ParallelCoordinates numbers) => throw new NotSupportedException();
}
