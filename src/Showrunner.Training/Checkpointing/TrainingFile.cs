namespace Showrunner.Training;

/// <summary>The checkpoint that training is saved to and resumed from, and the clock of saving.</summary>
internal sealed class TrainingFile(
    Corpus training,
    Corpus validation,
    Vocabulary vocabulary,
    int[] words,
    TrainingOptions options,
    IReadOnlyList<string> speakers,
    Adaptation? adaptation,
    MixedOrigin? mixed,
    TimeProvider time
)
{
    private readonly TrainingText _text = TrainingText.Of(words);
    private Spelling? _spelling; // made for the first save
    private long _saved = time.GetTimestamp();
    private double _seconds;

    /// <summary>Where training is saved by itself; null where it is not.</summary>
    public string? Path { get; set; }

    /// <summary>The longest time between two saves.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromMinutes(3);

    /// <summary>Where the text came from.</summary>
    public CorpusSource? Source { get; set; }

    /// <summary>The models that this one went on from.</summary>
    public IReadOnlyList<ModelOrigin> Origins => adaptation?.Origins ?? [];

    /// <summary>How often this run has saved to <see cref="Path"/>.</summary>
    public int SaveCount { get; private set; }

    /// <summary>Whether there is a path and the last save is an interval ago.</summary>
    public bool IsDue => Path is not null && time.GetElapsedTime(_saved) >= Interval;

    /// <summary>Reads a checkpoint, if it belongs to these texts.</summary>
    /// <exception cref="ShowrunnerException">It does not, is no checkpoint, or has nothing to resume.</exception>
    public static (Checkpoint Checkpoint, TrainingRecord Record) Load(string path, Corpus training, Corpus validation)
    {
        var checkpoint = Checkpoint.LoadForResuming(path);
        var record = TrainingRecord.From(checkpoint.Manifest.Training, path);
        if (checkpoint.Manifest.CorpusFingerprint != training.Fingerprint)
        {
            throw new ShowrunnerException(
                $"{path} was trained on another text. Resume it with the script files that it was begun with, or train a new model."
            );
        }

        if (record.ValidationFingerprint != validation.Fingerprint)
        {
            throw new ShowrunnerException(
                $"{path} was validated on another text, so that its losses could not be compared. "
                    + "Resume it with the validation file that it was begun with."
            );
        }

        return (checkpoint, record);
    }

    /// <summary>Writes a checkpoint; the file is replaced as a whole.</summary>
    /// <exception cref="ShowrunnerException">The file cannot be written; what was there before stays.</exception>
    public void Save(
        string path,
        TrainingProgress progress,
        IReadOnlyList<EpochLosses> history,
        IReadOnlyList<NamedTensor> weights,
        Learner learner
    )
    {
        var start = time.GetTimestamp();
        new Checkpoint
        {
            Manifest = new()
            {
                Model = options.Model,
                VocabularySize = vocabulary.Size,
                Speakers = speakers,
                CorpusFingerprint = training.Fingerprint,
                Source = Source,
                Origins = Origins,
                Mixed = mixed,
                Recipe = options.Recipe.Name(),
                History = [.. history],
                Training = new TrainingRecord
                {
                    Options = options,
                    Progress = progress,
                    ValidationFingerprint = validation.Fingerprint,
                    Adaptation = adaptation,
                }.ToJson(),
            },
            Vocabulary = vocabulary,
            Weights = weights,
            TrainingText = _text,
            Spelling = _spelling ??= Spelling.Of(training),
            Resume = ResumeTensors.Take(learner),
        }.Save(path);
        if (path != Path)
            return;
        SaveCount++;
        _saved = time.GetTimestamp();
        _seconds += time.GetElapsedTime(start, _saved).TotalSeconds;
    }

    /// <summary>The time spent on saving to <see cref="Path"/> since the last call.</summary>
    public double TakeSeconds()
    {
        var seconds = _seconds;
        _seconds = 0;
        return seconds;
    }
}
