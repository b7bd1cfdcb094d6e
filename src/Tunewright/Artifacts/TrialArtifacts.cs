namespace Tunewright;

/// <summary>The files that a trial has.</summary>
public static class TrialArtifacts
{
    extension(FrozenTrial trial)
    {
        /// <summary>The files of the trial, by name.</summary>
        public IReadOnlyList<Artifact> Artifacts => Artifact.In(trial.SystemAttributes);
    }
}
