namespace Tunewright.Plots;

internal static class ContourSvg
{
    public static string Draw(Contour numbers) => throw new NotSupportedException();
}
