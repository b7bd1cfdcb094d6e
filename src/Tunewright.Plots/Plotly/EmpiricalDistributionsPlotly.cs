namespace Tunewright.Plots;

internal static class EmpiricalDistributionsPlotly
{
    public static string Write(EmpiricalDistributions numbers) => throw new NotSupportedException();
}
