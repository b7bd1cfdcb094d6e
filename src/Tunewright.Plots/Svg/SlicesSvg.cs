namespace Tunewright.Plots;

internal static class SlicesSvg
{
    public static string Draw(Slices numbers) => throw new NotSupportedException();
}
