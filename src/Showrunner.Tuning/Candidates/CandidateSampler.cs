using System.Collections.Immutable;
using Tunewright;

namespace Showrunner.Tuning;

/// <summary>
/// Shows a sampler each candidate once, as a complete trial with its forecast loss. It would otherwise see a trial for each time that a
/// candidate continued, the paused ones as bad, and those that were trained to their end before they had rivals as good.
/// </summary>
internal sealed class CandidateSampler(ISampler sampler) : ISampler
{
    private readonly Lock _gate = new();
    private (IReadOnlyList<FrozenTrial> Finished, StudyHistory Shown)? _last;

    /// <inheritdoc/>
    public JointSample SampleJoint(StudyHistory history, FrozenTrial trial) => sampler.SampleJoint(Shown(history), trial);

    /// <inheritdoc/>
    public double Sample(StudyHistory history, FrozenTrial trial, string name, Distribution distribution) =>
        sampler.Sample(Shown(history), trial, name, distribution);

    private StudyHistory Shown(StudyHistory history)
    {
        lock (_gate)
        {
            if (_last is not { } last || !ReferenceEquals(last.Finished, history.Finished))
                _last = last = (history.Finished, Of(history));
            return last.Shown;
        }
    }

    private static StudyHistory Of(StudyHistory history)
    {
        var forecasts = CandidateForecasts.Of(
            Candidate.Of(history.Finished).Where(candidate => !candidate.Losses.IsEmpty && candidate.State != CandidateState.Failed)
        );
        return new()
        {
            StudyName = history.StudyName,
            Directions = history.Directions,
            Lineage = new object(),
            Running = [.. history.Running.Where(trial => Candidate.NumberOf(trial) == trial.Number)],
            Finished =
            [
                .. forecasts
                    .OrderBy(forecast => forecast.Key.Number)
                    .Select(forecast =>
                        forecast.Key.Last with
                        {
                            Number = forecast.Key.Number,
                            State = TrialState.Complete,
                            Values = [forecast.Value],
                            IntermediateValues = ImmutableSortedDictionary<long, double>.Empty,
                        }
                    ),
            ],
        };
    }
}
