namespace Tunewright.Plots;

internal static class ParameterImportancesSvg
{
    public static string Draw(ParameterImportances numbers) => throw new NotSupportedException();
}
