using System.Text.Json.Nodes;
using Showrunner.Tuning;

namespace Showrunner.Cli;

/// <summary>
/// One JSON object a line, told apart by <c>event</c>: <c>begin</c>, <c>trial</c> when one has paused, ended or failed, <c>end</c>.
/// </summary>
internal sealed class TuningJsonView(TextWriter output, TuningRequest request) : ITuningView
{
    public async Task FollowAsync(IAsyncEnumerable<TuningEvent> events)
    {
        await foreach (var happening in events)
        {
            if (ToJson(happening) is not { } line)
                continue;
            output.WriteLine(line.ToJsonString());
            output.Flush();
        }
    }

    private JsonObject? ToJson(TuningEvent happening) =>
        happening switch
        {
            TuningEvent.Begun(var plan) => new()
            {
                ["event"] = "begin",
                ["study"] = plan.Study,
                ["storage"] = plan.Storage,
                ["space"] = plan.Space,
                ["budget"] = plan.Budget.ToString(),
                ["workers"] = plan.Workers,
                ["threads"] = plan.Threads,
            },
            TuningEvent.CandidateEnded(var candidate, var isBest) => Trial(candidate, isBest),
            TuningEvent.Saved(var outcome) => new()
            {
                ["event"] = "end",
                ["path"] = outcome.Model,
                ["report"] = request.Page,
                ["trials"] = outcome.Snapshot.Candidates.Count,
                ["paused"] = outcome.Snapshot.Paused,
                ["seconds"] = outcome.Snapshot.Seconds,
                ["shareSaved"] = outcome.Snapshot.ShareSaved,
                ["best"] = outcome.Snapshot.Best is { } best ? Of(best) : null,
                ["gain"] = outcome.Gain is { } gain
                    ? new JsonObject
                    {
                        ["usualPerplexity"] = gain.Usual,
                        ["bestPerplexity"] = gain.Best,
                        ["position"] = gain.Position,
                    }
                    : null,
                ["importances"] = new JsonObject(outcome.Importances.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value))),
                ["trainLonger"] = LongerCommand.Of(outcome, request),
            },
            _ => null,
        };

    private static JsonObject Trial(Candidate candidate, bool isBest)
    {
        var line = Of(candidate);
        line.Insert(0, "event", "trial");
        line["best"] = isBest;
        return line;
    }

    private static JsonObject Of(Candidate candidate) =>
        new()
        {
            ["trial"] = candidate.Number,
            ["state"] = CandidateText.State(candidate),
            ["validationLoss"] = candidate.Losses.IsEmpty ? null : candidate.Best,
            ["validationPerplexity"] = candidate.Perplexity,
            ["position"] = candidate.Position,
            ["seconds"] = candidate.Seconds,
            ["reason"] = candidate.FailureReason,
            ["parameters"] = new JsonObject(
                candidate.Parameters.Select(pair => KeyValuePair.Create(pair.Key, StudyExport.ToNode(pair.Value)))
            ),
        };
}
