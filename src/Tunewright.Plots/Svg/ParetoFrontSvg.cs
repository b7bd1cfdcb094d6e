namespace Tunewright.Plots;

internal static class ParetoFrontSvg
{
    public static string Draw(ParetoFront numbers) => throw new NotSupportedException();
}
