namespace Tunewright.Plots;

internal static class HypervolumeHistoryPlotly
{
    public static string Write(HypervolumeHistory numbers) => throw new NotSupportedException();
}
