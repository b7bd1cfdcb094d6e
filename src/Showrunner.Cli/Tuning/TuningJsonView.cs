using System.Text.Json.Nodes;
using Showrunner.Tuning;

namespace Showrunner.Cli;

/// <summary>One JSON object a line, told apart by <c>event</c>: <c>begin</c>, <c>trial</c> when one has paused, ended or failed, <c>end</c>.</summary>
internal sealed class TuningJsonView(TextWriter output) : ITuningView
{
    public void Begin(TuningPlan plan, ScriptTuner tuner) =>
        Write(
            new()
            {
                ["event"] = "begin",
                ["study"] = tuner.Study.Name,
                ["storage"] = tuner.Study.Storage.Address,
                ["space"] = tuner.Space.Name,
                ["budget"] = tuner.Budget.ToString(),
                ["workers"] = plan.Workers,
                ["threads"] = plan.ThreadsOfWorker,
            }
        );

    public void Follow(IEnumerable<TuningSnapshot> snapshots)
    {
        foreach (var (candidate, best) in TuningLineView.Ended(snapshots))
        {
            var line = Of(candidate);
            line.Insert(0, "event", "trial");
            line["best"] = best;
            Write(line);
        }
    }

    public void End(TuningOutcome outcome) =>
        Write(
            new()
            {
                ["event"] = "end",
                ["path"] = outcome.Model,
                ["report"] = outcome.Page,
                ["trials"] = outcome.Snapshot.Candidates.Count,
                ["paused"] = outcome.Snapshot.Paused,
                ["seconds"] = outcome.Snapshot.Candidates.Sum(candidate => candidate.Seconds),
                ["shareSaved"] = outcome.Snapshot.ShareSaved,
                ["best"] = outcome.Snapshot.Best is { } best ? Of(best) : null,
                ["importances"] = new JsonObject(outcome.Importances.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value))),
                ["trainLonger"] = outcome.Longer,
            }
        );

    private static JsonObject Of(Candidate candidate) =>
        new()
        {
            ["trial"] = candidate.Number,
            ["state"] = CandidateText.State(candidate),
            ["validationLoss"] = candidate.Losses.IsEmpty ? null : candidate.Best,
            ["validationPerplexity"] = candidate.Losses.IsEmpty ? null : Math.Exp(candidate.Best),
            ["position"] = candidate.Position,
            ["seconds"] = candidate.Seconds,
            ["reason"] = candidate.State == CandidateState.Failed ? candidate.Last.FailureReason : null,
            ["parameters"] = new JsonObject(
                candidate.Parameters.Select(pair => KeyValuePair.Create(pair.Key, StudyExport.ToNode(pair.Value)))
            ),
        };

    private void Write(JsonObject line)
    {
        output.WriteLine(line.ToJsonString());
        output.Flush();
    }
}
