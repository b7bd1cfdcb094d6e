namespace Tunewright.Plots;

internal static class ParetoFrontPlotly
{
    public static string Write(ParetoFront numbers) => throw new NotSupportedException();
}
