namespace Tunewright.Plots;

internal static class TimelineSvg
{
    public static string Draw(Timeline numbers) => throw new NotSupportedException();
}
