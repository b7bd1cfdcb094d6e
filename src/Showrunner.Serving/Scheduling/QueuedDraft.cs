using System.Diagnostics;

namespace Showrunner.Serving;

/// <summary>One text of a call, waiting or being written.</summary>
/// <param name="job">Whose it is.</param>
/// <param name="index">Which of the call's it is.</param>
/// <param name="draft">The text so far.</param>
/// <param name="places">How many it takes: one, or with beams one for each.</param>
internal sealed class QueuedDraft(WritingJob job, int index, ScriptDraft draft, int places)
{
    private long _start;

    public WritingJob Job => job;

    public ScriptDraft Draft => draft;

    public int Places => places;

    /// <summary>How long it has had a place.</summary>
    public TimeSpan Age => Stopwatch.GetElapsedTime(_start);

    public void Start() => _start = Stopwatch.GetTimestamp();

    /// <summary>Hands on what the last step made certain.</summary>
    public void Publish()
    {
        foreach (var word in draft.NewWords)
            job.Add(new(index, word, null));
        if (draft.IsDone)
            job.Add(new(index, null, draft.IsCutShort ? "length" : "stop"));
    }
}
