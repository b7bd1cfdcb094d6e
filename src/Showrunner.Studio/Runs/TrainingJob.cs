using Showrunner.Training;

namespace Showrunner.Studio;

/// <summary>A training as pages see it: its state, its curve and its epochs. Safe for any number of threads.</summary>
internal sealed class TrainingJob : IDisposable
{
    private const int MaxPoints = 500;

    private readonly Lock _gate = new();
    private readonly List<EpochBody> _epochs = [];
    private readonly CancellationTokenSource _stop = new();
    private List<double[]> _curve = [];
    private TrainingNowBody _now;
    private (string? Reason, long? Weights, int? Vocabulary) _model;
    private Phase _after = Phase.Paused;

    /// <param name="show">The show's name in addresses.</param>
    /// <param name="asked">What was asked for.</param>
    /// <param name="phase">Where it stands.</param>
    /// <param name="before">The same training before its pause, whose curve goes on.</param>
    public TrainingJob(string show, TrainingRecordOfShow asked, Phase phase, TrainingJob? before = null)
    {
        Asked = asked;
        _now = new(show, asked.Model, phase, asked.Minutes, 0, 0, null, null, null, null, null);
        if (before is null)
            return;
        var (now, body) = (before.Now, before.Body);
        (_epochs, _curve) = ([.. body.Epochs], [.. body.Curve]);
        _now = now with { Phase = phase, Error = null };
        _model = (body.Reason, body.Weights, body.Vocabulary);
    }

    /// <summary>What was asked for.</summary>
    public TrainingRecordOfShow Asked { get; }

    /// <summary>Cancelled when it is to pause or to stop.</summary>
    public CancellationToken Stop => _stop.Token;

    /// <summary>Its work, which ends without an exception.</summary>
    public Task Work { get; set; } = Task.CompletedTask;

    /// <summary>Whether it waits or works.</summary>
    public bool IsActive => Now.Phase.IsActive;

    /// <summary>Whether it waits or works, or can go on.</summary>
    public bool IsUnfinished => Now.Phase.IsUnfinished;

    /// <summary>What it becomes when it is cancelled.</summary>
    public Phase After
    {
        get
        {
            lock (_gate)
                return _after;
        }
    }

    public TrainingNowBody Now
    {
        get
        {
            lock (_gate)
                return _now;
        }
    }

    public TrainingBody Body
    {
        get
        {
            lock (_gate)
            {
                return new(
                    _now.Show,
                    _now.Model,
                    _now.Phase,
                    _now.Minutes,
                    _now.Position,
                    _now.Epoch,
                    _now.SecondsLeft,
                    _now.WordsPerSecond,
                    _now.Loss,
                    _now.Best,
                    _now.Error,
                    _model.Reason,
                    Asked.Options,
                    _model.Weights,
                    _model.Vocabulary,
                    [.. _epochs],
                    [.. _curve]
                );
            }
        }
    }

    /// <summary>Asks it to end.</summary>
    /// <param name="after">What it is then: paused or stopped.</param>
    public void Cancel(Phase after)
    {
        lock (_gate)
            _after = after;
        _stop.Cancel();
    }

    public void Dispose() => _stop.Dispose();

    public TrainingNowBody Set(Phase phase, string? error = null)
    {
        lock (_gate)
        {
            _now = _now with { Phase = phase, Error = error, SecondsLeft = null, WordsPerSecond = null };
            return _now;
        }
    }

    public TrainingNowBody Begin(TrainingPlan plan)
    {
        lock (_gate)
        {
            _model = (plan.Reason, plan.Weights, plan.Vocabulary);
            _now = _now with { Phase = Phase.Running };
            return _now;
        }
    }

    public TrainingNowBody Step(StepReport report)
    {
        lock (_gate)
        {
            _now = _now with
            {
                Position = report.Position,
                Epoch = report.Epoch,
                SecondsLeft = report.TimeLeft.TotalSeconds,
                WordsPerSecond = Finite(report.TargetsPerSecond),
                Loss = Finite(report.TrainingLoss),
            };
            while (_curve is [.., var last] && last[0] >= report.Position)
                _curve.RemoveAt(_curve.Count - 1); // a crash took back what came after the last saving
            if (Finite(report.TrainingLoss) is { } loss)
                _curve.Add([report.Position, loss]);
            if (_curve.Count >= 2 * MaxPoints)
                _curve = [.. _curve.Where((_, i) => i % 2 == 1)];
            return _now;
        }
    }

    /// <summary>What earlier processes did.</summary>
    /// <param name="history">The epochs that the model's file knows.</param>
    /// <param name="kept">What was kept beside the file; null if nothing was.</param>
    public void Recall(IReadOnlyList<EpochLosses> history, TrainingBody? kept)
    {
        lock (_gate)
        {
            if (kept is not null && _epochs.Count == 0)
            {
                _epochs.AddRange(kept.Epochs.Where(epoch => history.Any(known => known.Epoch == epoch.Number)));
                _curve = [.. kept.Curve];
                _model = (kept.Reason, kept.Weights, kept.Vocabulary);
                _now = _now with { Position = kept.Position, Epoch = kept.Epoch, Loss = kept.Loss, Best = kept.Best };
            }
            foreach (var epoch in history.Where(epoch => _epochs.TrueForAll(known => known.Number != epoch.Epoch)))
                Add(new(epoch.Epoch, epoch.Training, Math.Exp(epoch.Validation), IsBest(epoch.Validation), null, null, null));
        }
    }

    public EpochBody Epoch(EpochReport report)
    {
        lock (_gate)
        {
            var epoch = new EpochBody(
                report.Number,
                report.TrainingLoss,
                report.ValidationPerplexity,
                report.IsBest,
                Finite(report.TargetsPerSecond),
                report.Elapsed.TotalSeconds,
                null
            );
            Add(epoch);
            return epoch;
        }
    }

    /// <summary>What the model wrote after an epoch.</summary>
    public EpochBody Sample(int number, string sample)
    {
        lock (_gate)
        {
            var place = _epochs.FindIndex(epoch => epoch.Number == number);
            return _epochs[place] = _epochs[place] with { Sample = sample };
        }
    }

    private bool IsBest(double loss) => _epochs.TrueForAll(epoch => Math.Exp(loss) < epoch.ValidationPerplexity);

    private void Add(EpochBody epoch)
    {
        if (!double.IsFinite(epoch.ValidationPerplexity))
            return;
        _epochs.Add(epoch);
        _now = _now with { Epoch = epoch.Number, Best = _epochs.Min(one => one.ValidationPerplexity) };
    }

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
