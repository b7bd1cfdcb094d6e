namespace Tunewright.Plots;

internal static class IntermediateValuesPlotly
{
    public static string Write(IntermediateValues numbers) => throw new NotSupportedException();
}
