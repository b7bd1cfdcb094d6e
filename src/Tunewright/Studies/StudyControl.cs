namespace Tunewright;

/// <summary>Steers what all workers of a study do, in whichever process they run.</summary>
public static class StudyControl
{
    extension(Study study)
    {
        /// <summary>
        /// Asks all running searches of the study to end, also those of other processes: within a second no more trials begin, running ones
        /// go on to their end. Searches that start afterwards are not concerned. Python's workers do not see it.
        /// </summary>
        /// <exception cref="KeyNotFoundException">The study was deleted.</exception>
        public void RequestStop() =>
            study.Storage.SetStudyAttribute(
                study.Storage.RequireStudy(study.Name),
                AttributeOwner.System,
                StopRequest.Attribute,
                Guid.NewGuid().ToString()
            );

        /// <summary>
        /// Takes a waiting trial out of the queue: it ends as failed. A worker that begins it at the same moment finds it ended.
        /// </summary>
        /// <param name="number">The trial's number.</param>
        /// <param name="reason">Why, in a sentence: <see cref="FrozenTrial.FailureReason"/>.</param>
        /// <exception cref="ArgumentException">There is no such trial.</exception>
        /// <exception cref="InvalidOperationException">It is not waiting.</exception>
        public FrozenTrial Withdraw(int number, string reason)
        {
            var runner = study.Runner;
            study.Storage.Sync(runner.Table);
            var known =
                runner.Table.Find(number)
                ?? throw new ArgumentException(FormattableString.Invariant($"The study has no trial {number}."), nameof(number));
            return known.State == TrialState.Waiting
                ? runner.End(known, TrialOutcome.Failed(reason))
                : throw new InvalidOperationException(FormattableString.Invariant($"Trial {number} does not wait any more."));
        }
    }
}
