namespace Showrunner;

/// <summary>
/// A tensor with a name: <paramref name="Values"/> in row-major order, as many as the product of <paramref name="Shape"/>.
/// </summary>
public sealed record NamedTensor(string Name, int[] Shape, float[] Values)
{
    /// <summary>Whether it has rows and columns.</summary>
    internal bool IsMatrix => Shape.Length == 2;
}
