namespace Tunewright.Plots;

internal static class RankScatterSvg
{
    public static string Draw(RankScatter numbers) => throw new NotSupportedException();
}
