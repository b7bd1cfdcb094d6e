namespace Tunewright.Plots;

internal static class EmpiricalDistributionsSvg
{
    public static string Draw(EmpiricalDistributions numbers) => throw new NotSupportedException();
}
