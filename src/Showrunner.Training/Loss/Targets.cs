namespace Showrunner.Training;

/// <summary>The words that rows of hidden states are to predict.</summary>
internal static class Targets
{
    /// <summary>Stands for no word, as any negative number does: nothing is learnt from the row.</summary>
    public const int None = -1;

    /// <summary>Those that are words.</summary>
    public static int[] Words(IEnumerable<int> targets) => [.. targets.Where(target => target >= 0)];

    /// <summary>How many are words.</summary>
    public static int Count(ReadOnlySpan<int> targets)
    {
        var count = 0;
        foreach (var target in targets)
            count += target >= 0 ? 1 : 0;
        return count;
    }
}
