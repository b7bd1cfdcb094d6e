namespace Tunewright;

/// <summary>What pruners ask of a trial's reports and of a study's direction.</summary>
internal static class ReportExtensions
{
    extension(FrozenTrial trial)
    {
        /// <summary>The best value reported; NaN when nothing else was.</summary>
        public double BestReport(bool maximize) => Best(trial.IntermediateValues.Values, maximize);
    }

    extension(StudyHistory history)
    {
        /// <summary>Whether larger is better.</summary>
        /// <exception cref="NotSupportedException">The study has several objectives, so a single report says little.</exception>
        public bool Maximizes =>
            history.Directions is [var direction]
                ? direction == StudyDirection.Maximize
                : throw new NotSupportedException(
                    $"A pruner compares one value a step, but study '{history.StudyName}' has {history.Directions.Length} objectives. Report one named metric and prune on that."
                );

        /// <summary>The last step of the longest complete trial, or <see langword="null"/> when none has reported.</summary>
        public int? LongestCompleteTrial => history.Finished.Where(t => t.State == TrialState.Complete).Max(t => t.LastStep);
    }

    /// <summary>The best value, NaN left out; NaN when there is no other.</summary>
    public static double Best(IEnumerable<double> values, bool maximize)
    {
        var best = double.NaN;
        foreach (var value in values)
        {
            if (double.IsNaN(best) || (maximize ? value > best : value < best))
                best = value;
        }

        return best;
    }
}
