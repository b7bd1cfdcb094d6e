namespace Showrunner;

/// <summary>Weights under a name: <paramref name="Values"/> in row-major order, as many as the product of <paramref name="Shape"/>.</summary>
public sealed record NamedTensor(string Name, int[] Shape, float[] Values);
