using System.Collections.Immutable;

namespace Tunewright.Tests.Samplers;

/// <summary>
/// A study whose trials are known: asks a sampler what it would have suggested for each, and goes on with what was recorded.
/// </summary>
internal sealed class Replay(ImmutableArray<StudyDirection> directions)
{
    private readonly object lineage = new();
    private readonly List<FrozenTrial> finished = [];
    private readonly Dictionary<int, FrozenTrial> running = [];

    public void Ask(ISampler sampler, FrozenTrial recorded, Action<TrialParameter, double> check)
    {
        var history = new StudyHistory
        {
            StudyName = "replay",
            Directions = directions,
            Lineage = lineage,
            Finished = [.. finished],
            Running = [.. running.Values.OrderBy(trial => trial.Number)],
        };
        var trial = new FrozenTrial
        {
            Id = recorded.Id,
            Number = recorded.Number,
            State = TrialState.Running,
        };
        var joint = sampler.SampleJoint(history, trial);
        trial = trial with { SystemAttributes = trial.SystemAttributes.SetItems(joint.SystemAttributes) };
        foreach (var parameter in recorded.Parameters)
        {
            var drawn = joint
                .Parameters.Where(candidate => candidate.Name == parameter.Name && parameter.Distribution.Contains(candidate.Value))
                .ToArray();
            check(
                parameter,
                parameter.Distribution.IsSingle ? parameter.Value
                    : drawn.Length > 0 ? drawn[0].Value
                    : sampler.Sample(history, trial, parameter.Name, parameter.Distribution)
            );
            trial = trial with { Parameters = trial.Parameters.Add(parameter) };
        }

        running.Add(trial.Number, trial);
    }

    public void Tell(FrozenTrial recorded)
    {
        running.Remove(recorded.Number);
        finished.Add(recorded);
    }
}
