using System.Collections.Immutable;
using System.Globalization;

namespace Tunewright;

/// <summary>A trial's reports and a study's direction, as pruners need them.</summary>
internal static class ReportExtensions
{
    /// <summary>Reports on a metric by name lie in a user attribute whose name begins with this.</summary>
    public const string MetricAttributePrefix = "report:";

    extension(FrozenTrial trial)
    {
        /// <summary>The best report; NaN if there is no other.</summary>
        public double BestReport(bool maximize) => Best(trial.IntermediateValues.Values, maximize);

        /// <summary>
        /// The report at the last step up to <paramref name="step"/>; <see langword="null"/> if there is none, or it is NaN.
        /// </summary>
        public double? ReportBy(long step) => LastBy(trial.IntermediateValues, step) is { } last && !double.IsNaN(last) ? last : null;

        /// <summary>The reports on a metric by name, smallest step first; without those on the study's pruning metric.</summary>
        public ImmutableSortedDictionary<long, double> ReportsOn(string metric)
        {
            var reports = ImmutableSortedDictionary.CreateBuilder<long, double>();
            var stored = trial.UserAttributes.GetValueOrDefault(MetricAttributePrefix + metric);
            foreach (var (key, value) in stored as IReadOnlyDictionary<string, object?> ?? ImmutableDictionary<string, object?>.Empty)
            {
                if (long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var step))
                    reports[step] = PlainValue.AsDouble(value) ?? double.NaN;
            }
            return reports.ToImmutable();
        }
    }

    extension(StudyHistory history)
    {
        /// <summary>Whether larger is better.</summary>
        /// <exception cref="NotSupportedException">The study has several objectives.</exception>
        public bool Maximizes =>
            history.Directions is [var direction]
                ? direction == StudyDirection.Maximize
                : throw new NotSupportedException(
                    $"A pruner compares one value, but study '{history.StudyName}' has {history.Directions.Length} objectives. "
                        + $"Set {nameof(StudyOptions)}.{nameof(StudyOptions.MetricNames)} and {nameof(StudyOptions.PruningMetric)}."
                );

        /// <summary>The last step of the longest complete trial; <see langword="null"/> if none has reported.</summary>
        public long? LongestCompleteTrial => history.Finished.Where(t => t.State == TrialState.Complete).Max(t => t.LastStep);
    }

    /// <summary>The last of some reports up to a step, NaN too; <see langword="null"/> if there is none.</summary>
    public static double? LastBy(ImmutableSortedDictionary<long, double> reports, long step)
    {
        double? last = null;
        foreach (var (reached, value) in reports)
        {
            if (reached > step)
                break;
            last = value;
        }
        return last;
    }

    /// <summary>The best value that is not NaN; NaN if there is none.</summary>
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
