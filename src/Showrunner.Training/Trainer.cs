using static TorchSharp.torch;

namespace Showrunner.Training;

/// <summary>
/// Trains a script model and yields a report after each epoch over the text, so that stopping is a <c>break</c>. Between reports, and
/// after an exception or a cancellation, everything is as after the last whole step, and <see cref="Save"/> keeps it.
/// </summary>
/// <remarks>
/// Not thread-safe; use it on one thread at a time. Equal options, text and thread count give equal weights, bit for bit, however often
/// training is saved and resumed between (a time budget excepted: its schedule follows the clock).
/// </remarks>
public sealed class Trainer : IDisposable
{
    private const double Rounding = 1e-9;

    private readonly Corpus _training,
        _heldOut;
    private readonly TimeProvider _time;
    private readonly TrainableModel _model;
    private readonly IBatches _batches;
    private readonly TrainingStep _step;
    private readonly RareWordClasses _entries;
    private readonly Validation _validation;
    private readonly WeightAverage? _average;
    private readonly List<EpochLosses> _history = [];
    private TrainingProgress _progress = new();
    private CarriedState _state;
    private long _saved;
    private double _savingSeconds; // of saves since the last step; the next adds them to the time, so that no epoch is over before it has a step
    private readonly TrainingText _learnt;
    private Spelling? _spelling; // made when it is first saved
    private IReadOnlyList<NamedTensor>? _best;

    /// <summary>Prepares a new model.</summary>
    /// <param name="training">What is learnt.</param>
    /// <param name="validation">What the model is judged by after each epoch.</param>
    /// <param name="options">By default those that suit the text's length: <see cref="TrainingOptions.For"/>.</param>
    /// <param name="vocabulary">By default every word of the training text.</param>
    /// <param name="time">The system's by default.</param>
    /// <exception cref="ShowrunnerException">An option is out of its range, libtorch cannot be loaded, or CUDA is asked for and not there.</exception>
    public Trainer(
        Corpus training,
        Corpus validation,
        TrainingOptions? options = null,
        Vocabulary? vocabulary = null,
        TimeProvider? time = null
    )
    {
        options ??= TrainingOptions.For(training.Tokens.Count);
        options.Validate();
        Libtorch.Load();
        if (options.Cuda && !cuda.is_available())
        {
            throw new ShowrunnerException(
                "libtorch finds no CUDA device. Build with -p:ShowrunnerCuda=true on a machine that has one, or train on the CPU."
            );
        }

        var threads = options.Threads ?? Environment.ProcessorCount;
        set_num_threads(threads);

        (_training, _heldOut, _time) = (training, validation, time ?? TimeProvider.System);
        _saved = _time.GetTimestamp();
        Vocabulary = vocabulary ?? Vocabulary.Of(training.Tokens);
        var words = Vocabulary.Encode(training.Tokens);
        _learnt = TrainingText.Of(words);
        _entries = new(Vocabulary.Counts, options.RareWordLimit);
        words = _entries.Of(words);
        _batches =
            options.Recipe == TrainingRecipe.Bptt
                ? new Streams(words, options.BatchSize, options.SequenceLength, options.ShiftedStreams ? options.Seed : null)
                : new Windows(words, options.BatchSize, options.SequenceLength, options.Seed);
        _model = new(
            options.Model,
            _entries.Count,
            options.Seed,
            options.Cuda ? CUDA : CPU,
            tiles: options.Recipe == TrainingRecipe.Bptt ? threads : null
        );
        InitialWeights.Draw(_model, options.Recipe, _entries.Counts);
        _step = new(_model, options, threads);
        Options = options with { Threads = threads, Precision = _step.Precision };
        _average = options.Averaging > 0 ? new(_model.Parameters, options.Averaging * StepsInEpoch) : null;
        _validation = new(_model, _entries, Vocabulary.Encode(validation.Tokens), threads);
        _state = CarriedState.Zero(options.Model, _batches.BatchSize, _model.Device);
    }

    /// <summary>The options, with the threads and the precision that were settled on.</summary>
    public TrainingOptions Options { get; }

    /// <summary>The words that the model knows.</summary>
    public Vocabulary Vocabulary { get; }

    /// <summary>The losses after each epoch so far, oldest first.</summary>
    public IReadOnlyList<EpochLosses> History => _history;

    /// <summary>Words and marks of the training text.</summary>
    public int TrainingWords => _training.Tokens.Count;

    /// <summary>Words and marks of the validation text.</summary>
    public int ValidationWords => _heldOut.Tokens.Count;

    /// <summary>Whether the schedule is at its end, or training stopped early.</summary>
    public bool IsFinished => _progress.Finished;

    /// <summary>The share of the schedule that is behind, 0 to 1.</summary>
    public double Position => Math.Min(1, Behind);

    /// <summary>The time spent on training, validation and saving to <see cref="SavePath"/> since the beginning, over all runs.</summary>
    public TimeSpan Elapsed => TimeSpan.FromSeconds(_progress.Seconds);

    /// <summary>Where the text came from: kept in the checkpoint for whoever resumes, and not used otherwise.</summary>
    public CorpusSource? Source { get; set; }

    /// <summary>The file to save to after every epoch, at every <see cref="SaveInterval"/>, and when cancelled; null saves only on <see cref="Save"/>.</summary>
    public string? SavePath { get; set; }

    /// <summary>The longest time between two saves to <see cref="SavePath"/>; zero saves after each step.</summary>
    public TimeSpan SaveInterval { get; set; } = TimeSpan.FromMinutes(3);

    /// <summary>Goes on where a checkpoint stands.</summary>
    /// <param name="path">What <see cref="Save"/> wrote.</param>
    /// <param name="training">The text that it was trained on.</param>
    /// <param name="validation">The text that it was judged by.</param>
    /// <param name="time">The system's by default.</param>
    /// <param name="threads">Threads to go on with, 1 to 1024; by default those that it was trained with, without which results are not equal bit for bit.</param>
    /// <exception cref="ShowrunnerException">The file is no checkpoint, has no training to resume, or was trained on another text.</exception>
    public static Trainer Resume(string path, Corpus training, Corpus validation, TimeProvider? time = null, int? threads = null)
    {
        var checkpoint = Checkpoint.LoadForResuming(path);
        var record = TrainingRecord.From(checkpoint.Manifest.Training, path);
        if (checkpoint.Manifest.CorpusFingerprint != training.Fingerprint)
        {
            throw new ShowrunnerException(
                $"{path}: was trained on another text. Resume it with the script files that it was begun with, or train a new model."
            );
        }

        if (record.ValidationFingerprint != validation.Fingerprint)
        {
            throw new ShowrunnerException(
                $"{path}: was validated on another text, so that its losses could not be compared. Resume it with the validation file that it was begun with."
            );
        }

        var options = record.Options with { Threads = threads ?? record.Options.Threads };
        var trainer = new Trainer(training, validation, options, checkpoint.Vocabulary, time);
        try
        {
            trainer.Restore(checkpoint, record, path);
            return trainer;
        }
        catch
        {
            trainer.Dispose();
            throw;
        }
    }

    /// <summary>Trains to the end of the schedule, and reports each epoch.</summary>
    /// <param name="progress">Is told of every step, on the thread that trains.</param>
    /// <param name="cancellationToken">Stops between steps; with a <see cref="SavePath"/> the training is saved first.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="ShowrunnerException">The loss is not a number any more, or saving failed.</exception>
    public IEnumerable<EpochReport> Epochs(IProgress<StepReport>? progress = null, CancellationToken cancellationToken = default)
    {
        var speed = new Speed();
        while (!IsFinished)
        {
            TakeSteps(1, speed, progress, cancellationToken);
            var report = EndEpoch();
            if (SavePath is not null)
                Save(SavePath);
            yield return report;
        }
    }

    /// <summary>Trains on until a share of the schedule is behind, within an epoch too, and judges the model there.</summary>
    /// <param name="position">The share, above 0 and at most 1. Training that stops early, or is that far already, takes no more steps.</param>
    /// <param name="progress">Is told of every step, on the thread that trains.</param>
    /// <param name="cancellationToken">Stops between steps; with a <see cref="SavePath"/> the training is saved first.</param>
    /// <returns>The validation loss, in nats a word. If it is the lowest so far, the weights are those that <see cref="Save"/> keeps.</returns>
    /// <inheritdoc cref="Epochs"/>
    public double TrainTo(double position, IProgress<StepReport>? progress = null, CancellationToken cancellationToken = default)
    {
        var speed = new Speed();
        while (!IsFinished && Position < position - Rounding)
        {
            TakeSteps(position, speed, progress, cancellationToken);
            if (_progress.Step == StepsInEpoch || Position >= 1)
                EndEpoch();
        }
        return _progress.Step == 0 && _history.Count > 0 ? _history[^1].Validation : Judge();
    }

    /// <summary>Writes the best weights so far and all that <see cref="Resume"/> needs; the file is replaced as a whole.</summary>
    /// <exception cref="ShowrunnerException">The file cannot be written; what was there before stays.</exception>
    public void Save(string path)
    {
        var start = _time.GetTimestamp();
        new Checkpoint
        {
            Manifest = new()
            {
                Model = Options.Model,
                VocabularySize = Vocabulary.Size,
                CorpusFingerprint = _training.Fingerprint,
                Source = Source,
                Recipe = Options.Recipe == TrainingRecipe.Bptt ? "bptt" : "notebook",
                History = [.. _history],
                Training = new TrainingRecord
                {
                    Options = Options,
                    Progress = _progress,
                    ValidationFingerprint = _heldOut.Fingerprint,
                }.ToJson(),
            },
            Vocabulary = Vocabulary,
            Weights = _best ?? _entries.Expand(_model.Weights()),
            TrainingText = _learnt,
            Spelling = _spelling ??= Spelling.Of(_training),
            Resume = TrainingSnapshot.Take(_model, _state, _average),
        }.Save(path);
        if (path != SavePath)
            return;
        SaveCount++;
        _saved = _time.GetTimestamp();
        _savingSeconds += _time.GetElapsedTime(start, _saved).TotalSeconds;
    }

    /// <summary>Frees the native memory.</summary>
    public void Dispose()
    {
        _step.Dispose();
        _validation.Dispose();
        _average?.Dispose();
        _state.Dispose();
        _model.Dispose();
    }

    /// <summary>Steps that a whole epoch has.</summary>
    internal int StepsInEpoch => (_batches.StepsInEpoch + Options.Accumulation - 1) / Options.Accumulation;

    internal TrainableModel Model => _model;

    /// <summary>How often this run has saved to <see cref="SavePath"/>.</summary>
    internal int SaveCount { get; private set; }

    private double Behind =>
        Options.Minutes is { } minutes
            ? _progress.Seconds / (minutes * 60)
            : (_progress.Epoch + (double)_progress.Step / StepsInEpoch) / Options.Epochs;

    private void TakeSteps(double until, Speed speed, IProgress<StepReport>? progress, CancellationToken cancellationToken)
    {
        while (_progress.Step < StepsInEpoch && Position < until - Rounding)
        {
            if (cancellationToken.IsCancellationRequested && SavePath is not null)
                Save(SavePath);
            cancellationToken.ThrowIfCancellationRequested();
            var rate = TakeStep(speed);
            progress?.Report(Describe(rate, speed));
            if (SavePath is not null && _time.GetElapsedTime(_saved) >= SaveInterval)
                Save(SavePath);
        }
    }

    private double TakeStep(Speed speed)
    {
        var start = _time.GetTimestamp();
        (_progress.Seconds, _savingSeconds) = (_progress.Seconds + _savingSeconds, 0);
        if (_progress.Step == 0)
            ResetState();
        var first = _progress.Step * Options.Accumulation;
        Batch[] batches =
        [
            .. Enumerable
                .Range(first, Math.Min(Options.Accumulation, _batches.StepsInEpoch - first))
                .Select(step => _batches.At(_progress.Epoch, step)),
        ];
        int[] targets = [.. batches.SelectMany(batch => batch.Targets)];
        var rate = Options.Recipe == TrainingRecipe.Bptt ? OneCycle.Rate(Options.LearningRate, Position) : Options.LearningRate;
        var loss = _step.Run(batches, _batches.BatchSize, ref _state, rate) + _entries.LossWithin(targets);
        _average?.Add(_step.Optimizer.Steps);
        var seconds = _time.GetElapsedTime(start).TotalSeconds;
        _progress.Add(loss, targets.Length, seconds);
        speed.Add(targets.Length, seconds);
        return rate;
    }

    private EpochReport EndEpoch()
    {
        var start = _time.GetTimestamp();
        var (trainingLoss, targetsPerSecond) = (
            _progress.EpochLoss / _progress.EpochTargets,
            _progress.EpochTargets / _progress.EpochSeconds
        );
        var epochSeconds = _progress.EpochSeconds;
        var (validationLoss, isAverage) = Validate();
        var isBest = _progress.EndEpoch(validationLoss, _time.GetElapsedTime(start).TotalSeconds);
        if (isBest || _best is null)
            _best = Validated(isAverage);
        _history.Add(new(_progress.Epoch, trainingLoss, validationLoss));

        // Nothing is gained by beginning an epoch of which the time left allows a few steps.
        var atEnd = Options.Minutes is { } minutes ? minutes * 60 - _progress.Seconds < 0.05 * epochSeconds : Position >= 1;
        var stoppedEarly = !atEnd && _progress.EpochsSinceBest >= Options.Patience;
        _progress.Finished = atEnd || stoppedEarly;
        return new EpochReport
        {
            Number = _progress.Epoch,
            TrainingLoss = trainingLoss,
            ValidationLoss = validationLoss,
            IsBest = isBest,
            IsAverage = isAverage,
            TargetsPerSecond = targetsPerSecond,
            Elapsed = TimeSpan.FromSeconds(_progress.Seconds),
            StoppedEarly = stoppedEarly,
        };
    }

    /// <summary>The validation loss within an epoch, which the patience does not count.</summary>
    private double Judge()
    {
        var start = _time.GetTimestamp();
        var (loss, isAverage) = Validate();
        if (loss < _progress.BestLoss)
            (_progress.BestLoss, _best) = (loss, Validated(isAverage));
        _progress.Seconds += _time.GetElapsedTime(start).TotalSeconds;
        return loss;
    }

    /// <summary>The lower loss of the weights and of their average.</summary>
    private (double Loss, bool IsAverage) Validate()
    {
        var loss = _validation.Loss();
        if (_average is null)
            return (loss, false);
        _average.Swap();
        var averaged = _validation.Loss();
        _average.Swap();
        return averaged < loss ? (averaged, true) : (loss, false);
    }

    private IReadOnlyList<NamedTensor> Validated(bool isAverage) =>
        _entries.Expand(isAverage ? TensorFile.Copy(_average!.Tensors) : _model.Weights());

    private void ResetState()
    {
        _state.Dispose();
        _state = CarriedState.Zero(Options.Model, _batches.BatchSize, _model.Device);
    }

    private StepReport Describe(double rate, Speed speed)
    {
        var left = Options.Minutes is { } minutes
            ? minutes * 60 - _progress.Seconds
            : ((long)StepsInEpoch * Options.Epochs - _progress.Steps) * speed.SecondsPerStep;
        return new(
            _progress.Epoch + 1,
            _progress.Step,
            StepsInEpoch,
            Position,
            _progress.SmoothLoss,
            rate,
            speed.TargetsPerSecond,
            TimeSpan.FromSeconds(Math.Max(0, left))
        );
    }

    private void Restore(Checkpoint checkpoint, TrainingRecord record, string path)
    {
        TrainingSnapshot.Restore(checkpoint.Resume!, _model, _state, _average, path);
        _progress = record.Progress;
        _step.Optimizer.Steps = _progress.Steps;
        _history.AddRange(checkpoint.Manifest.History);
        Source = checkpoint.Manifest.Source;
        if (double.IsFinite(_progress.BestLoss))
            _best = checkpoint.Weights;
    }
}
