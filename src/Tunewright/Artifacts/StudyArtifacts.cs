namespace Tunewright;

/// <summary>The files that a study has itself.</summary>
public static class StudyArtifacts
{
    extension(Study study)
    {
        /// <summary>The files of the study itself, by name; not those of its trials.</summary>
        public IReadOnlyList<Artifact> Artifacts => Artifact.In(study.SystemAttributes);
    }
}
