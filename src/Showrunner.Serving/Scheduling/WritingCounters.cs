namespace Showrunner.Serving;

/// <summary>What the schedulers of a catalog have done so far. Safe for any number of threads.</summary>
internal sealed class WritingCounters
{
    private long _words;
    private long _promptWords;
    private long _steps;
    private long _stepTicks;
    private long _finished;
    private long _abandoned;
    private long _textTicks;

    /// <summary>Words written.</summary>
    public long Words => Interlocked.Read(ref _words);

    /// <summary>Words of prompts read.</summary>
    public long PromptWords => Interlocked.Read(ref _promptWords);

    /// <summary>Steps of a model, each for all texts that it is writing.</summary>
    public long Steps => Interlocked.Read(ref _steps);

    /// <summary>Time spent in steps.</summary>
    public TimeSpan StepTime => new(Interlocked.Read(ref _stepTicks));

    /// <summary>Texts that were written to their end.</summary>
    public long FinishedTexts => Interlocked.Read(ref _finished);

    /// <summary>Texts whose client went away, or whose step failed.</summary>
    public long AbandonedTexts => Interlocked.Read(ref _abandoned);

    public void CountWords(IReadOnlyList<WrittenWord> words)
    {
        foreach (var word in words)
            Interlocked.Increment(ref word.IsPrime ? ref _promptWords : ref _words);
    }

    public void CountStep(TimeSpan time)
    {
        Interlocked.Increment(ref _steps);
        Interlocked.Add(ref _stepTicks, time.Ticks);
    }

    public void CountText(TimeSpan time, bool isFinished)
    {
        Interlocked.Increment(ref isFinished ? ref _finished : ref _abandoned);
        Interlocked.Add(ref _textTicks, time.Ticks);
    }

    /// <summary>About how long <paramref name="texts"/> take, <paramref name="atOnce"/> at a time: whole seconds, 1 to 60.</summary>
    public TimeSpan TimeFor(int texts, int atOnce)
    {
        var ended = FinishedTexts + AbandonedTexts;
        var mean = ended == 0 ? 1 : TimeSpan.FromTicks(Interlocked.Read(ref _textTicks)).TotalSeconds / ended;
        return TimeSpan.FromSeconds(Math.Clamp(Math.Ceiling(mean * texts / atOnce), 1, 60));
    }
}
