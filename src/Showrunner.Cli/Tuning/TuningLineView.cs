using Showrunner.Tuning;

namespace Showrunner.Cli;

/// <summary>A search in a pipe or a log: a line whenever a trial has paused, ended or failed.</summary>
internal sealed class TuningLineView(TextWriter output, TuningRequest request) : ITuningView
{
    public async Task FollowAsync(IAsyncEnumerable<TuningEvent> events)
    {
        await foreach (var happening in events)
        {
            switch (happening)
            {
                case TuningEvent.Begun(var plan):
                    output.WriteLine(TuningSummary.Of(plan));
                    break;
                case TuningEvent.CandidateEnded(var candidate, var isBest):
                    output.WriteLine(Paragraph.Of($"{CandidateText.Line(candidate)}{(isBest ? "  (best)" : "")}"));
                    break;
                case TuningEvent.Saved(var outcome):
                    output.WriteLine(TuningSummary.Of(outcome, request));
                    break;
            }
        }
    }
}
