namespace Tunewright.Plots;

internal static class IntermediateValuesSvg
{
    public static string Draw(IntermediateValues numbers) => throw new NotSupportedException();
}
