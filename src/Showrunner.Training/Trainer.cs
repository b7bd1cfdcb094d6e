using static TorchSharp.torch;

namespace Showrunner.Training;

/// <summary>
/// Trains a script model and yields a report after each epoch, so that stopping is a <c>break</c>. Between reports, and after an exception
/// or a cancellation, everything is as after the last whole step, and <see cref="Save"/> writes it.
/// </summary>
/// <remarks>
/// Not thread-safe; use it on one thread at a time. Equal options, text and thread count give equal weights, bit for bit, however often
/// training is saved and resumed (except with a time budget: its schedule follows the clock).
/// </remarks>
public sealed class Trainer : IDisposable
{
    private const double ValidationShare = 0.1; // of the minutes, at most, for one validation

    private readonly TimeProvider _time;
    private readonly Learner _learner;
    private readonly Validation _validation;
    private readonly BestWeights _best;
    private readonly TrainingSchedule _schedule;
    private readonly TrainingProgress _progress;
    private readonly TrainingFile _file;
    private readonly List<EpochLosses> _history = [];

    /// <summary>Prepares a new model.</summary>
    /// <param name="training">The text to learn.</param>
    /// <param name="validation">The text to evaluate the model on after each epoch.</param>
    /// <param name="options">By default those that suit the text's length: <see cref="TrainingOptions.For"/>.</param>
    /// <param name="vocabulary">By default every word of the training text.</param>
    /// <param name="time">The system's by default.</param>
    /// <param name="from">A model to go on from; by default training begins from nothing.</param>
    /// <param name="mixed">Another text to read beside the training text; by default nothing is mixed in.</param>
    /// <exception cref="ShowrunnerException">An option is out of its range or contradicts <paramref name="from"/>, a text is in another
    /// language, libtorch cannot be loaded, or CUDA is asked for and not there.</exception>
    public Trainer(
        Corpus training,
        Corpus validation,
        TrainingOptions? options = null,
        Vocabulary? vocabulary = null,
        TimeProvider? time = null,
        BaseModel? from = null,
        MixedText? mixed = null
    )
        : this(
            training,
            validation,
            options ??= TrainingOptions.For(training.Tokens.Count, from: from?.Model),
            vocabulary ??= Vocabulary.Of(training.Tokens),
            from?.AdaptTo(training, vocabulary, options.Model),
            mixed,
            speakers: null,
            new TrainingProgress(),
            time
        )
    {
        if (from is not null)
            _learner.Model.SetWeights(new AdaptedWeights(from).For(vocabulary, _learner.Classes, Speakers));
    }

    private Trainer(
        Corpus training,
        Corpus validation,
        TrainingOptions options,
        Vocabulary vocabulary,
        Adaptation? adaptation,
        MixedText? mixed,
        SpeakerTable? speakers,
        TrainingProgress progress,
        TimeProvider? time
    )
    {
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

        (_time, _progress, Mixed) = (time ?? TimeProvider.System, progress, mixed);
        (TrainingWords, ValidationWords) = (training.Tokens.Count, validation.Tokens.Count);
        Vocabulary = vocabulary;
        var classes = new RareWordClasses(Vocabulary.Counts, options.RareWordLimit, adaptation is null ? null : adaptation.Knows);
        var mixedWords = mixed?.In(Vocabulary);
        var wordsRead = (long)TrainingWords + ValidationWords + (mixedWords?.Words.Length ?? 0);
        MemoryBytes = TrainingMemory.Of(options, Vocabulary.Size, classes.Count, wordsRead);
        TrainingMemory.Check(options, Vocabulary.Size, MemoryBytes, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);
        var words = Vocabulary.Encode(training);
        speakers ??= SpeakerTable.MostFrequent(Vocabulary, words, options.Model.Speakers);
        Speakers = speakers.Names;
        options = options with { Model = options.Model with { Speakers = Speakers.Count } };
        MixedWords = mixedWords?.InEpoch(words.Length) ?? 0;
        _learner = new(options, classes, words, threads, speakers, mixedWords);
        Options = options with { Threads = threads, Precision = _learner.Precision };
        _validation = new(_learner.Model, classes, Vocabulary.Encode(validation), threads, progress.ValidatedWords, speakers);
        _best = new(_learner.Model, _learner.Average, classes, _validation);
        _schedule = new(Options, _learner.StepsInEpoch, progress);
        _file = new(training, validation, Vocabulary, words, Options, Speakers, adaptation, mixed?.Origin, _time);
    }

    /// <summary>The options, with the threads and the precision that were settled on.</summary>
    public TrainingOptions Options { get; }

    /// <summary>The words that the model knows.</summary>
    public Vocabulary Vocabulary { get; }

    /// <summary>The speakers whom the model has a vector of: the most frequent, with at least 20 lines each.</summary>
    public IReadOnlyList<string> Speakers { get; }

    /// <summary>The models that this one went on from, the first one first.</summary>
    public IReadOnlyList<ModelOrigin> Origins => _file.Origins;

    /// <summary>The text that is mixed in; null for none.</summary>
    public MixedText? Mixed { get; }

    /// <summary>Words and marks of the training text.</summary>
    public int TrainingWords { get; }

    /// <summary>Words and marks of <see cref="Mixed"/> that an epoch reads.</summary>
    public int MixedWords { get; }

    /// <summary>Words and marks of the validation text.</summary>
    public int ValidationWords { get; }

    /// <summary>
    /// Words and marks that a validation reads: all, or with <see cref="TrainingOptions.Minutes"/> as many, from all over the text, as a
    /// tenth of that time is enough for. Settled where <see cref="Epochs"/> begins.
    /// </summary>
    public int ValidatedWords => _validation.Words;

    /// <summary>About how many bytes of memory the training needs at its peak.</summary>
    public long MemoryBytes { get; }

    /// <summary>The losses of each epoch so far, oldest first.</summary>
    public IReadOnlyList<EpochLosses> History => _history;

    /// <summary>Whether the schedule is at its end, or training stopped early.</summary>
    public bool IsFinished => _progress.Finished;

    /// <summary>The share of the training that is done, 0 to 1.</summary>
    public double Position => _schedule.Position;

    /// <summary>The time spent on training, validation and saving to <see cref="SavePath"/> since the beginning, over all runs.</summary>
    public TimeSpan Elapsed => TimeSpan.FromSeconds(_progress.Seconds);

    /// <summary>Where the text came from. It is written into the checkpoint, for resuming, and not used otherwise.</summary>
    public CorpusSource? Source
    {
        get => _file.Source;
        set => _file.Source = value;
    }

    /// <summary>
    /// The file to save to after every epoch, at every <see cref="SaveInterval"/>, and when cancelled; null saves only on
    /// <see cref="Save"/>.
    /// </summary>
    public string? SavePath
    {
        get => _file.Path;
        set => _file.Path = value;
    }

    /// <summary>The longest time between two saves to <see cref="SavePath"/>; 3 minutes by default. Zero saves after each step.</summary>
    public TimeSpan SaveInterval
    {
        get => _file.Interval;
        set => _file.Interval = value;
    }

    /// <summary>Continues the training of a checkpoint.</summary>
    /// <param name="path">What <see cref="Save"/> wrote.</param>
    /// <param name="training">The text that it was trained on.</param>
    /// <param name="validation">The text that it was validated on.</param>
    /// <param name="time">The system's by default.</param>
    /// <param name="threads">1 to 1024; by default as many as before. With another number the results are not equal bit for bit.</param>
    /// <param name="mixed">The text that was mixed in, where one was.</param>
    /// <exception cref="ShowrunnerException">The file is no checkpoint, has no training to resume, or was trained on another
    /// text.</exception>
    public static Trainer Resume(
        string path,
        Corpus training,
        Corpus validation,
        TimeProvider? time = null,
        int? threads = null,
        Corpus? mixed = null
    )
    {
        var (checkpoint, record) = TrainingFile.Load(path, training, validation);
        var options = record.Options with { Threads = threads ?? record.Options.Threads };
        var speakers = new SpeakerTable(checkpoint.Manifest.Speakers, checkpoint.Vocabulary);
        var trainer = new Trainer(
            training,
            validation,
            options,
            checkpoint.Vocabulary,
            record.Adaptation,
            MixedText.Again(checkpoint.Manifest.Mixed, mixed, path),
            speakers,
            record.Progress,
            time
        );
        try
        {
            trainer.Restore(checkpoint, path);
            return trainer;
        }
        catch
        {
            trainer.Dispose();
            throw;
        }
    }

    /// <summary>Trains to the end of the schedule, and reports each epoch.</summary>
    /// <param name="progress">Receives a report of every step, on the thread that trains.</param>
    /// <param name="cancellationToken">Stops between steps; with a <see cref="SavePath"/> the training is saved first.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="ShowrunnerException">The loss is not a number any more, or saving failed.</exception>
    public IEnumerable<EpochReport> Epochs(IProgress<StepReport>? progress = null, CancellationToken cancellationToken = default)
    {
        var speed = new Speed();
        LimitValidation();
        while (!IsFinished)
        {
            TakeSteps(1, speed, progress, cancellationToken);
            var report = EndEpoch(cancellationToken);
            if (SavePath is not null)
                Save(SavePath);
            yield return report;
        }
    }

    /// <summary>Trains until a share of the training is done, within an epoch too, and validates the model there.</summary>
    /// <param name="position">The share, above 0 and at most 1. Training that stops early, or is that far already, takes no more
    /// steps.</param>
    /// <param name="progress">Receives a report of every step, on the thread that trains.</param>
    /// <param name="cancellationToken">Stops between steps; with a <see cref="SavePath"/> the training is saved first.</param>
    /// <returns>The validation loss, in nats per word. If it is the lowest so far, <see cref="Save"/> writes these weights.</returns>
    /// <inheritdoc cref="Epochs"/>
    public double TrainTo(double position, IProgress<StepReport>? progress = null, CancellationToken cancellationToken = default)
    {
        var speed = new Speed();
        while (!IsFinished && _schedule.IsBefore(position))
        {
            TakeSteps(position, speed, progress, cancellationToken);
            if (_schedule.IsEpochOver)
                EndEpoch(cancellationToken);
        }
        return _progress.Step == 0 && _history.Count > 0 ? _history[^1].Validation : ValidateWithinEpoch(cancellationToken);
    }

    /// <summary>Writes the best weights so far and all that <see cref="Resume"/> needs; the file is replaced as a whole.</summary>
    /// <exception cref="ShowrunnerException">The file cannot be written; what was there before stays.</exception>
    public void Save(string path) => _file.Save(path, _progress, _history, _best.Weights, _learner);

    /// <summary>Frees the native memory.</summary>
    public void Dispose()
    {
        _learner.Dispose();
        _validation.Dispose();
    }

    /// <summary>Steps in a whole epoch.</summary>
    internal int StepsInEpoch => _learner.StepsInEpoch;

    /// <summary>How often this run has saved to <see cref="SavePath"/>.</summary>
    internal int SaveCount => _file.SaveCount;

    internal TrainableModel Model => _learner.Model;

    /// <summary>Settles <see cref="ValidatedWords"/>, so that validations keep to the minutes.</summary>
    internal void LimitValidation()
    {
        if (Options.Minutes is not { } minutes || _progress.ValidatedWords > 0)
            return;
        var seconds = Math.Max(1, minutes * 60 * ValidationShare) / (_learner.Average is null ? 1 : 2);
        _validation.Limit(TimeSpan.FromSeconds(seconds), _time);
        _progress.ValidatedWords = _validation.Words;
    }

    private void TakeSteps(double until, Speed speed, IProgress<StepReport>? progress, CancellationToken cancellationToken)
    {
        while (_schedule.HasStepBefore(until))
        {
            if (cancellationToken.IsCancellationRequested && SavePath is not null)
                Save(SavePath);
            cancellationToken.ThrowIfCancellationRequested();
            var learningRate = TakeStep(speed);
            progress?.Report(Report(learningRate, speed));
            if (_file.IsDue)
                Save(SavePath!);
        }
    }

    private double TakeStep(Speed speed)
    {
        var start = _time.GetTimestamp();
        _progress.Seconds += _file.TakeSeconds(); // not at the save, lest an epoch be over by it before it has a step
        var learningRate = _schedule.LearningRate;
        var (loss, targets) = _learner.TakeStep(_progress.Epoch, _progress.Step, learningRate);
        var seconds = _time.GetElapsedTime(start).TotalSeconds;
        _progress.Add(loss, targets, seconds);
        speed.Add(targets, seconds);
        return learningRate;
    }

    private EpochReport EndEpoch(CancellationToken cancellationToken)
    {
        var start = _time.GetTimestamp();
        var (trainingLoss, epochSeconds) = (_progress.EpochLoss / _progress.EpochTargets, _progress.EpochSeconds);
        var targetsPerSecond = _progress.EpochTargets / epochSeconds;
        var (validationLoss, isAverage) = Validate(cancellationToken);
        var isBest = _progress.EndEpoch(validationLoss, _time.GetElapsedTime(start).TotalSeconds);
        if (isBest || _best.IsEmpty)
            _best.Keep(isAverage);
        _history.Add(new(_progress.Epoch, trainingLoss, validationLoss));

        var atEnd = _schedule.EndsAfter(epochSeconds);
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
            Elapsed = Elapsed,
            StoppedEarly = stoppedEarly,
        };
    }

    private (double Loss, bool IsAverage) Validate(CancellationToken cancellationToken)
    {
        try
        {
            return _best.Validate(cancellationToken);
        }
        catch (OperationCanceledException) when (SavePath is not null)
        {
            Save(SavePath);
            throw;
        }
    }

    /// <summary>The validation loss within an epoch, which the patience does not count.</summary>
    private double ValidateWithinEpoch(CancellationToken cancellationToken)
    {
        var start = _time.GetTimestamp();
        var (loss, isAverage) = Validate(cancellationToken);
        if (loss < _progress.BestLoss)
        {
            _progress.BestLoss = loss;
            _best.Keep(isAverage);
        }
        _progress.Seconds += _time.GetElapsedTime(start).TotalSeconds;
        return loss;
    }

    private StepReport Report(double learningRate, Speed speed) =>
        new(
            _progress.Epoch + 1,
            _progress.Step,
            _schedule.StepsInEpoch,
            Position,
            _progress.SmoothLoss,
            learningRate,
            speed.TargetsPerSecond,
            _schedule.TimeLeft(speed.SecondsPerStep)
        );

    private void Restore(Checkpoint checkpoint, string path)
    {
        ResumeTensors.Restore(checkpoint.Resume!, _learner, path);
        _learner.Resume(_progress.Steps);
        _history.AddRange(checkpoint.Manifest.History);
        Source = checkpoint.Manifest.Source;
        if (double.IsFinite(_progress.BestLoss))
            _best.Restore(checkpoint.Weights);
    }
}
