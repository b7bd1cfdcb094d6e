using System.Collections.Immutable;

namespace Tunewright;

/// <summary>A trial's values as losses.</summary>
internal static class TrialLosses
{
    extension(FrozenTrial trial)
    {
        /// <summary>The values with the sign turned where larger is better, so that smaller always is.</summary>
        public double[] Losses(ImmutableArray<StudyDirection> directions) =>
            [.. trial.Values.Select((value, i) => directions[i] == StudyDirection.Maximize ? -value : value)];
    }
}
