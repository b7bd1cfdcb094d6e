using System.Diagnostics;

namespace Showrunner.Studio.Scheduling;

/// <summary>One text of a call, waiting or being written.</summary>
internal sealed class Text(Call call, int index, ScriptDraft draft)
{
    private long _start;

    public Call Call => call;

    public ScriptDraft Draft => draft;

    /// <summary>How long it has had a place.</summary>
    public TimeSpan Age => Stopwatch.GetElapsedTime(_start);

    public void Start() => _start = Stopwatch.GetTimestamp();

    /// <summary>Hands on what the last step made certain.</summary>
    public void Publish()
    {
        foreach (var word in draft.News) call.Add(new(index, word, null));
        if (draft.IsDone) call.Add(new(index, null, draft.IsCutShort ? "length" : "stop"));
    }
}
