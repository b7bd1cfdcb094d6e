using System.Collections.Concurrent;
using Showrunner.Serving;
using ApiException = Tunewright.Dashboard.ApiException;

namespace Showrunner.Studio;

/// <summary>Scorecards of models against real text, one at a time, in the background. The last of each model is kept beside it.</summary>
internal sealed class Scorecards(ScriptReadings readings, Broadcast broadcast) : IAsyncDisposable
{
    private const int UsualScenes = 20;
    private const int SamplesShown = 3;
    private const int SampleWords = 80;
    private const double ToldStep = 0.01; // of the work

    private readonly ConcurrentDictionary<(string Show, string Model), ScorecardBody> _cards = new(); // those that are not done
    private readonly ModelNotes<KeptScorecard> _notes = new("scorecard", ScorecardJson.Default.KeptScorecard);
    private readonly BackgroundWork _background = new();
    private readonly WorkQueue _queue = new();

    /// <summary>The last scorecard of a model. One that has learnt on since has none.</summary>
    public ScorecardBody Find(ShowFolder show, string model)
    {
        if (_cards.TryGetValue((show.Id, model), out var card))
            return card;
        return _notes.Read(show, model) is { } kept && kept.Epochs == ManifestOf(show, model).History.Count
            ? kept.Card
            : new(model, WorkPhase.None, 0, [], [], [], null);
    }

    /// <summary>Begins a scorecard.</summary>
    /// <exception cref="ApiException">One of the model is being made.</exception>
    public ScorecardBody Start(ShowFolder show, string name, ServedModel model, int? scenes)
    {
        ReportOptions.ScenesRange.Check("number of scenes", scenes ?? UsualScenes);
        var body = new ScorecardBody(name, WorkPhase.Running, 0, [], [], [], null);
        _cards.AddOrUpdate(
            (show.Id, name),
            body,
            (_, other) => other.Phase == WorkPhase.Running ? throw ApiException.Conflict("A scorecard of the model is being made.") : body
        );
        _background.Start(
            stop => Make(show, body, model.Writer, scenes ?? UsualScenes, stop),
            error => Set(show, Find(show, name) with { Phase = WorkPhase.Failed, Error = error })
        );
        return body;
    }

    public async ValueTask DisposeAsync()
    {
        await _background.DisposeAsync();
        _queue.Dispose();
    }

    private async Task Make(ShowFolder show, ScorecardBody body, ScriptWriter writer, int scenes, CancellationToken stop)
    {
        using var turn = await _queue.Enter(stop);
        var manifest = ManifestOf(show, body.Model);
        var learnt = manifest.CorpusFingerprint;
        var (training, heldOut) = readings.Corpus(show).HoldOut(learnt);
        if (training.Fingerprint != learnt)
            throw new ShowrunnerException("The scripts have changed since the model was trained, so nothing of them is new to it.");
        var options = new ReportOptions
        {
            Scenes = scenes,
            Choices = 0,
            Writing = WritingOptions.For(writer.Model) with { Seed = 1 },
        };
        var card =
            SceneWriting.Scorecard(writer, heldOut, options, Report, stop)
            ?? throw new ShowrunnerException("Nobody speaks in the text that was held back, so scenes cannot be compared with it.");
        body = body with
        {
            Phase = WorkPhase.Done,
            Position = 1,
            Verdicts = ScorecardVerdicts.Of(card),
            Rows = ScorecardTable.Of(card),
            Samples = [.. Enumerable.Range(1, SamplesShown).Select(seed => Sample(writer, (ulong)seed))],
        };
        _notes.Write(show, body.Model, new(manifest.History.Count, body));
        _cards.TryRemove((show.Id, body.Model), out _);
        Tell(show, body);

        void Report(double share)
        {
            if (share < body.Position + ToldStep)
                return;
            body = body with { Position = share };
            Set(show, body);
        }
    }

    private static string Sample(ScriptWriter writer, ulong seed) =>
        WrittenText.Of(writer, "", WritingOptions.For(writer.Model) with { Words = SampleWords, Seed = seed });

    private void Set(ShowFolder show, ScorecardBody body)
    {
        _cards[(show.Id, body.Model)] = body;
        Tell(show, body);
    }

    private void Tell(ShowFolder show, ScorecardBody body) =>
        broadcast.Tell("scorecard", new(show.Id, body), StudioJson.Default.ScorecardEventBody);

    private static CheckpointManifest ManifestOf(ShowFolder show, string model) => CheckpointManifest.Read(show.ExistingModel(model));
}
