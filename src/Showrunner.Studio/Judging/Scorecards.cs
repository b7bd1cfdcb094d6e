using System.Collections.Concurrent;
using Showrunner.Serving;
using ApiException = Tunewright.Dashboard.ApiException;

namespace Showrunner.Studio;

/// <summary>Scorecards of models against real text, one at a time, in the background. The last of each model is kept in memory.</summary>
internal sealed class Scorecards(ScriptReadings readings, Broadcast broadcast) : IAsyncDisposable
{
    private const int UsualScenes = 20;
    private const int SamplesShown = 3;
    private const int SampleWords = 80;
    private const double ToldStep = 0.01; // of the work

    private readonly ConcurrentDictionary<(string Show, string Model), (ScorecardBody Body, Task Work)> _cards = new();
    private readonly SemaphoreSlim _turn = new(1);
    private readonly CancellationTokenSource _stop = new();

    /// <summary>The last scorecard of a model.</summary>
    public ScorecardBody Find(ShowFolder show, string model) =>
        _cards.TryGetValue((show.Id, model), out var card) ? card.Body : new(model, WorkPhase.None, 0, [], [], [], null);

    /// <summary>Begins a scorecard.</summary>
    /// <exception cref="ApiException">One of the model is being made.</exception>
    public ScorecardBody Start(ShowFolder show, string name, ServedModel model, int? scenes)
    {
        ReportOptions.ScenesRange.Check("number of scenes", scenes ?? UsualScenes);
        if (Find(show, name).Phase == WorkPhase.Running)
            throw ApiException.Conflict("A scorecard of the model is being made.");
        var body = new ScorecardBody(name, WorkPhase.Running, 0, [], [], [], null);
        _cards[(show.Id, name)] = (body, Task.CompletedTask);
        var work = Task.Run(() => Make(show, name, model.Writer, scenes ?? UsualScenes));
        _cards.AddOrUpdate((show.Id, name), (body, work), (_, card) => (card.Body, work));
        return body;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_cards.Values.Select(card => card.Work));
        _stop.Dispose();
        _turn.Dispose();
    }

    private async Task Make(ShowFolder show, string name, ScriptWriter writer, int scenes)
    {
        var body = Find(show, name);
        try
        {
            await _turn.WaitAsync(_stop.Token);
            try
            {
                var path = show.ExistingModel(name);
                var (training, heldOut) = readings.Corpus(show).HoldOut(CheckpointManifest.Read(path).CorpusFingerprint);
                if (training.Fingerprint != CheckpointManifest.Read(path).CorpusFingerprint)
                    throw new ShowrunnerException("The scripts have changed since the model was trained, so nothing of them is new to it.");
                var options = new ReportOptions { Scenes = scenes, Choices = 0 };
                var card =
                    SceneWriting.Scorecard(writer, heldOut, options, Report, _stop.Token)
                    ?? throw new ShowrunnerException("Nobody speaks in the text that was held back, so scenes cannot be compared with it.");
                body = body with
                {
                    Phase = WorkPhase.Done,
                    Position = 1,
                    Verdicts = ScorecardVerdicts.Of(card),
                    Rows = ScorecardTable.Of(card),
                    Samples = [.. Enumerable.Range(1, SamplesShown).Select(seed => Sample(writer, (ulong)seed))],
                };

                void Report(double share)
                {
                    if (share < body.Position + ToldStep)
                        return;
                    body = body with { Position = share };
                    Set(show, body);
                }
            }
            finally
            {
                _turn.Release();
            }
        }
        catch (OperationCanceledException)
        {
            body = body with { Phase = WorkPhase.Failed, Error = "The studio has ended." };
        }
        catch (Exception exception)
        {
            body = body with { Phase = WorkPhase.Failed, Error = exception.Message };
        }
        Set(show, body);
    }

    private static string Sample(ScriptWriter writer, ulong seed)
    {
        var options = new WritingOptions { Words = SampleWords, Seed = seed };
        return ReadableText.Of(Tokenizer.Encode(string.Concat(writer.Write("", options))), writer.Model.Show.Spelling).Trim();
    }

    private void Set(ShowFolder show, ScorecardBody body)
    {
        _cards.AddOrUpdate((show.Id, body.Model), (body, Task.CompletedTask), (_, card) => (body, card.Work));
        broadcast.Tell("scorecard", new(show.Id, body), StudioJson.Default.ScorecardEventBody);
    }
}
