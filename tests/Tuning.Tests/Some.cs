using System.Collections.Immutable;
using Tunewright;

namespace Tuning.Tests;

internal static class Some
{
    /// <summary>A trial that has reported some losses, one after each of its first epochs.</summary>
    public static FrozenTrial Trial(int number, TrialState state, params double[] losses) =>
        new()
        {
            Id = number,
            Number = number,
            State = state,
            IntermediateValues = losses.Index().ToImmutableSortedDictionary(loss => loss.Index + 1L, loss => loss.Item),
        };
}
