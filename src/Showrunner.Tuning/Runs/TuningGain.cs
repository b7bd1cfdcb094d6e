namespace Showrunner.Tuning;

/// <summary>The best candidate beside the options that <c>train</c> chooses by itself, at the same point of their training.</summary>
/// <param name="Usual">The perplexity of <c>train</c>'s options.</param>
/// <param name="Best">The perplexity of the best options.</param>
/// <param name="Position">The share of the training that both had done, 0 to 1.</param>
public sealed record TuningGain(double Usual, double Best, double Position)
{
    /// <summary>The share by which the perplexity fell; below 0 where it rose.</summary>
    public double Share => 1 - Best / Usual;

    internal static TuningGain? Of(Candidate? usual, Candidate? best)
    {
        if (usual is null || best is null || usual.Losses.IsEmpty || best.Losses.IsEmpty)
            return null;
        // Either may have paused, or ended sooner: the earlier report is the last that both have made.
        var report = Math.Min(usual.LastReport, best.LastReport);
        var isAll = usual.State == CandidateState.Complete && best.State == CandidateState.Complete;
        if (isAll)
            return new(Math.Exp(usual.Best), Math.Exp(best.Best), 1);
        return usual.BestAt(report) is { } before && best.BestAt(report) is { } after
            ? new(Math.Exp(before), Math.Exp(after), usual.LastReport == report ? usual.Position : best.Position)
            : null;
    }
}
