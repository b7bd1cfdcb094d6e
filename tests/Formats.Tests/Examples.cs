using CsCheck;

namespace Formats.Tests;

internal static class Examples
{
    /// <summary>The same generated values in every run.</summary>
    public static IEnumerable<T> Of<T>(Gen<T> values, int count) =>
        Enumerable.Range(1, count).Select(seed => values.Generate(new PCG((uint)seed, 1), null, out _));
}
