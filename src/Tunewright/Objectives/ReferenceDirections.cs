namespace Tunewright;

/// <summary>
/// Points that are spread evenly over the unit simplex. I. Das, J. E. Dennis, "Normal-boundary intersection", SIAM J. Optimization 8(3),
/// 1998.
/// </summary>
internal static class ReferenceDirections
{
    /// <summary>All points whose coordinates are multiples of one over <paramref name="divisions"/>, and have the sum 1.</summary>
    public static double[][] Of(int objectives, int divisions) =>
        [.. Parts(objectives, divisions).Select(parts => parts.Select(part => (double)part / divisions).ToArray())];

    private static IEnumerable<int[]> Parts(int objectives, int sum) =>
        objectives == 1
            ?
            [
                [sum],
            ]
            : Enumerable.Range(0, sum + 1).SelectMany(first => Parts(objectives - 1, sum - first).Select(rest => (int[])[first, .. rest]));
}
