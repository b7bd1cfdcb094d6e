namespace Tunewright;

/// <summary>What a study has found, for other programs, and what other programs have found, for a study.</summary>
public static class StudyResults
{
    extension(Study study)
    {
        /// <summary>The trials that are in one of <paramref name="states"/> now, by number.</summary>
        public IReadOnlyList<FrozenTrial> TrialsIn(params IReadOnlyList<TrialState> states) =>
            [.. study.Trials.Where(trial => states.Contains(trial.State))];

        /// <summary>All trials as a table with Optuna's columns, to print or to write as CSV or JSON.</summary>
        /// <param name="systemAttributes">Whether to have columns for the notes of samplers, pruners and studies.</param>
        public StudyTable ToTable(bool systemAttributes = false) =>
            new(study.Trials, study.Directions.Length, study.MetricNames, systemAttributes);

        /// <summary>Adds a complete trial that was run elsewhere.</summary>
        /// <param name="parameters">The values as an objective would have seen them.</param>
        /// <param name="distributions">The range of each parameter.</param>
        /// <param name="values">One value for each objective.</param>
        /// <returns>The trial as it is stored. It starts and ends now.</returns>
        /// <exception cref="ArgumentException">
        /// A parameter has no range, or a value outside of it; or the trial contradicts the study.
        /// </exception>
        public FrozenTrial AddTrial(
            IReadOnlyDictionary<string, object?> parameters,
            IReadOnlyDictionary<string, Distribution> distributions,
            params IReadOnlyList<double> values
        )
        {
            foreach (var name in distributions.Keys.Except(parameters.Keys))
                throw new ArgumentException($"Parameter '{name}' has a range but no value.", nameof(parameters));
            var now = study.Runner.Now();
            return study.AddTrial(
                new FrozenTrial
                {
                    Id = 0,
                    Number = 0,
                    State = TrialState.Complete,
                    Parameters = [.. parameters.Select(entry => Parameter(entry.Key, entry.Value))],
                    Values = [.. values],
                    Started = now,
                    Completed = now,
                }
            );

            TrialParameter Parameter(string name, object? value) =>
                distributions.TryGetValue(name, out var range)
                    ? new(name, range, Trial.Given(name, range, value))
                    : throw new ArgumentException($"Parameter '{name}' has a value but no range.", nameof(distributions));
        }

        /// <summary>
        /// Fails running trials that began too long ago, whichever process runs them: for storages without heartbeats, whose trials run for
        /// ever when their worker has died. A worker that is alive after all finds its trial ended.
        /// </summary>
        /// <param name="olderThan">The time since their start; above zero, and longer than any trial takes.</param>
        /// <param name="retries">How often to queue each of them again; 0 or more.</param>
        /// <returns>The trials that were failed.</returns>
        /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
        public IReadOnlyList<FrozenTrial> FailStale(TimeSpan olderThan, int retries = 0)
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(olderThan, TimeSpan.Zero);
            ArgumentOutOfRangeException.ThrowIfNegative(retries);
            List<FrozenTrial> failed = [];
            foreach (var trial in study.TrialsIn(TrialState.Running).Where(trial => study.Runner.Now() - trial.Started > olderThan))
            {
                try
                {
                    failed.Add(
                        study.Fail(
                            trial.Number,
                            FormattableString.Invariant($"It ran for more than {olderThan:g}; its worker is taken for dead.")
                        )
                    );
                }
                catch (TrialFinishedException)
                {
                    continue; // its worker was alive
                }
                if (RetriedTrial.Of(failed[^1], retries) is { } again)
                    study.AddTrial(again);
            }
            return failed;
        }
    }
}
