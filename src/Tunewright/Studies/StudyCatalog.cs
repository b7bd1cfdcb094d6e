namespace Tunewright;

/// <summary>A storage's studies as a whole: to delete, copy and list them.</summary>
public static class StudyCatalog
{
    extension(IStudyStorage storage)
    {
        /// <summary>Deletes a study with all its trials.</summary>
        /// <exception cref="KeyNotFoundException">There is no study of that name.</exception>
        public void DeleteStudy(string name) => storage.DeleteStudy(storage.RequireStudy(name));

        /// <summary>Copies a study with its attributes and trials into another storage, or under another name.</summary>
        /// <exception cref="KeyNotFoundException">There is no study of that name.</exception>
        /// <exception cref="DuplicateStudyException">The target has a study of the new name.</exception>
        public void CopyStudy(string name, IStudyStorage to, string? newName = null)
        {
            var source = storage.RequireStudy(name);
            ParameterNames.Check(newName ?? name, "a study");
            var target = to.CreateStudy(newName ?? name, source.Directions);
            foreach (var (key, value) in source.SystemAttributes)
                to.SetStudyAttribute(target, AttributeOwner.System, key, value);
            foreach (var (key, value) in source.UserAttributes)
                to.SetStudyAttribute(target, AttributeOwner.User, key, value);
            var (read, write) = (new TrialTable(source), new TrialTable(target));
            storage.Sync(read);
            foreach (var trial in read.All())
                to.Add(write, trial);
        }

        /// <summary>
        /// Gives a parameter a wider range, or further choices, in all trials that a study has, so that samplers go on with them as if the
        /// range had always been that. Python's Optuna goes on too. Open the study again afterwards, in every process.
        /// </summary>
        /// <param name="study">The study's name.</param>
        /// <param name="parameter">The parameter's name.</param>
        /// <param name="to">
        /// Its distribution from now on: of the same kind and <c>log</c>, with all values that the trials have; choices begin with the old
        /// ones.
        /// </param>
        /// <exception cref="KeyNotFoundException">There is no study of that name.</exception>
        /// <exception cref="ArgumentException">The distribution does not suit the trials, or none has the parameter.</exception>
        /// <exception cref="InvalidOperationException">A trial runs.</exception>
        public void WidenParameter(string study, string parameter, Distribution to) =>
            storage.WidenParameter(storage.RequireStudy(study), parameter, to);

        /// <summary>All studies with the number of their trials and the best one, oldest first.</summary>
        public IReadOnlyList<StudySummary> StudySummaries() => [.. storage.Studies().Select(study => Summary(storage, study))];

        /// <summary>The study of that name.</summary>
        /// <exception cref="KeyNotFoundException">There is none.</exception>
        internal StudyRecord RequireStudy(string name) =>
            storage.FindStudy(name)
            ?? throw new KeyNotFoundException($"There is no study named '{ParameterNames.Shown(name)}' in {storage.Address}.");
    }

    private static StudySummary Summary(IStudyStorage storage, StudyRecord study)
    {
        var table = new TrialTable(study);
        storage.Sync(table);
        var trials = table.All();
        var best = study.Directions.Length == 1 ? new BestTrials().Of(table.Snapshot(asking: -1, latest: trial => trial)) : null;
        return new(study, trials.Count, trials.Min(trial => trial.Started), best);
    }
}
