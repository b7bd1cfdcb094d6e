namespace Tunewright.Plots;

internal static class TimelinePlotly
{
    public static string Write(Timeline numbers) => throw new NotSupportedException();
}
