namespace Tunewright.Plots;

internal static class HypervolumeHistorySvg
{
    public static string Draw(HypervolumeHistory numbers) => throw new NotSupportedException();
}
