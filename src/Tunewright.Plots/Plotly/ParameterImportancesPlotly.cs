namespace Tunewright.Plots;

internal static class ParameterImportancesPlotly
{
    public static string Write(ParameterImportances numbers) => throw new NotSupportedException();
}
