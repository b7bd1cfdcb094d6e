namespace Showrunner.Serving;

/// <summary>One text of a job, queued or being written.</summary>
/// <param name="job">The request's job.</param>
/// <param name="index">Which text of the job.</param>
/// <param name="draft">The text so far.</param>
/// <param name="slots">How many slots it takes: one, or with beam search one for each beam.</param>
internal sealed class QueuedDraft(WritingJob job, int index, ScriptDraft draft, int slots)
{
    public WritingJob Job => job;

    public ScriptDraft Draft => draft;

    public int Slots => slots;

    /// <summary>When writing began, as a timestamp of the scheduler's <see cref="TimeProvider"/>.</summary>
    public long Start { get; set; }

    /// <summary>Whether there is nothing more to write, or nobody to write it for.</summary>
    public bool IsOver => draft.IsDone || job.IsAbandoned;

    /// <summary>Passes on what the last step made certain.</summary>
    public void Publish()
    {
        if (draft.Failure is { } failure)
        {
            job.Fail(failure); // the request that waits for the text reports it
            return;
        }
        foreach (var word in draft.NewWords)
            job.Add(new(index, [word], null));
        if (draft.IsDone)
            job.Add(new(index, [], draft.IsCutShort ? TextEnd.CutShort : TextEnd.Finished));
    }
}
