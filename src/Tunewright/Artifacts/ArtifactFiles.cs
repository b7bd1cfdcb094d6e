namespace Tunewright;

/// <summary>
/// Files of trials and studies by Optuna's convention: a model, a picture, a log. Python's Optuna and its dashboard read them.
/// </summary>
#pragma warning disable CA1708 // takes its three extension blocks for members of one name
public static class ArtifactFiles
#pragma warning restore CA1708
{
    extension(IArtifactStore store)
    {
        /// <summary>Stores a file for a trial that runs.</summary>
        /// <param name="trial">The trial, within its objective.</param>
        /// <param name="path">The file.</param>
        /// <param name="mimeType">Its type; <see langword="null"/>: by the end of its name.</param>
        /// <param name="encoding">How it is packed; <see langword="null"/>: by the end of its name.</param>
        /// <exception cref="TrialFinishedException">The trial has ended.</exception>
        public Artifact Upload(Trial trial, string path, string? mimeType = null, string? encoding = null)
        {
            if (trial.Record.State.IsFinished())
                throw new TrialFinishedException(trial.Record);
            var artifact = store.Stored(path, mimeType, encoding);
            trial.SetSystemAttribute(artifact.Attribute.Key, artifact.Attribute.Value);
            return artifact;
        }

        /// <summary>Stores a file for a study.</summary>
        /// <param name="study">The study.</param>
        /// <param name="path">The file.</param>
        /// <param name="mimeType">Its type; <see langword="null"/>: by the end of its name.</param>
        /// <param name="encoding">How it is packed; <see langword="null"/>: by the end of its name.</param>
        public Artifact Upload(Study study, string path, string? mimeType = null, string? encoding = null)
        {
            var artifact = store.Stored(path, mimeType, encoding);
            var (key, value) = artifact.Attribute;
            study.Storage.SetStudyAttribute(study.Runner.Table.StudyRecord, AttributeOwner.System, key, AttributeSize.Checked(key, value));
            return artifact;
        }

        /// <summary>Writes an artifact into a new file.</summary>
        /// <exception cref="FileNotFoundException">The store does not have it.</exception>
        /// <exception cref="IOException">There is a file of that name already.</exception>
        public void Download(Artifact artifact, string path)
        {
            using var content = store.OpenRead(artifact.Id);
            using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
            content.CopyTo(file);
        }

        private Artifact Stored(string path, string? mimeType, string? encoding)
        {
            var known = FileTypes.Of(path);
            var artifact = new Artifact(
                Guid.NewGuid().ToString(),
                Path.GetFileName(path),
                mimeType ?? known.MimeType,
                encoding ?? known.Encoding
            );
            // First, so that no trial names a file that is not there.
            using var content = File.OpenRead(path);
            store.Write(artifact.Id, content);
            return artifact;
        }
    }
}
