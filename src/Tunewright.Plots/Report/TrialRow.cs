using System.Collections.Immutable;

namespace Tunewright.Plots;

/// <summary>A trial with everything that belongs to it, as pages see it.</summary>
internal static class TrialRow
{
    private const int MaxPoints = 2_000;

    public static TrialData Of(StudyRecord study, FrozenTrial trial)
    {
        var given = QueuedTrial.Parameters(trial);
        var unused = trial.UnusedParameters;
        return new()
        {
            Number = trial.Number,
            State = trial.State.ToString().ToLowerInvariant(),
            Values = trial.Values,
            Parameters = [.. trial.ExternalParameters().Select(Named)],
            Given = given is null ? [] : [.. given.Where(entry => unused.Contains(entry.Key)).Select(Named)],
            UserAttributes = new(trial.UserAttributes),
            SystemAttributes = new(trial.SystemAttributes),
            Constraints = [.. trial.Constraints.Select(constraint => new ConstraintData(constraint.Key, constraint.Value))],
            Feasible = trial.IsFeasible,
            Started = trial.Started?.ToUnixTimeMilliseconds(),
            Ended = trial.Completed?.ToUnixTimeMilliseconds(),
            FailureReason = trial.FailureReason,
            Note = Notes.Read(study, trial.Id),
            Artifacts = ArtifactsOf(trial.SystemAttributes),
            Curve = Curves.Of(trial, MaxPoints),
        };
    }

    /// <summary>Files as pages name them; what does not describe one is among the system attributes all the same.</summary>
    public static IReadOnlyList<ArtifactData> ArtifactsOf(ImmutableDictionary<string, object?> attributes) =>
        [
            .. Artifact
                .In(attributes, skipBroken: true)
                .Select(artifact => new ArtifactData(artifact.Id, artifact.FileName, artifact.MimeType)),
        ];

    private static NamedValue Named(KeyValuePair<string, object?> entry) => new(entry.Key, new(entry.Value));
}
