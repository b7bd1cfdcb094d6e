using System.CommandLine;
using Showrunner.Training;

namespace Showrunner.Cli;

/// <summary>What can be asked of the network and its training. What is not asked for is chosen by the size of the text.</summary>
internal sealed class TrainingArguments
{
    private readonly Option<string?> _recipe = Choice.Of(
        "--recipe",
        "bptt: parallel streams with carried state, every word a target. notebook: the notebook's windows, batches and optimizer, for comparison (default: bptt)",
        "bptt",
        "notebook"
    );

    private readonly NumberOption<double> _minutes = Numbers.Real(
        "--minutes",
        "Train this long; the learning rate is planned to end with it",
        0.1,
        100_000
    );
    private readonly NumberOption<int> _epochs = Numbers.Whole("--epochs", "Epochs over the training text", 1, 10_000);
    private readonly NumberOption<int> _patience = Numbers.Whole(
        "--patience",
        "Epochs without a better validation loss before training stops",
        1,
        10_000
    );
    private readonly NumberOption<int> _embedding = Numbers.Whole("--embedding", "Size of the word vectors", 1, 4096);
    private readonly NumberOption<int> _hidden = Numbers.Whole(
        "--hidden",
        "Size of the LSTM layers; of a tied model, of all but the last",
        1,
        4096
    );
    private readonly NumberOption<int> _layers = Numbers.Whole("--layers", "LSTM layers", 1, 8);
    private readonly Option<bool?> _tied = new("--tied")
    {
        Description = "Whether the output layer shares the word vectors",
        HelpName = "true|false",
    };
    private readonly NumberOption<double> _embeddingDropout = Numbers.Real(
        "--embedding-dropout",
        "Share of the word vectors zeroed at each step",
        0,
        0.95
    );
    private readonly NumberOption<double> _layerDropout = Numbers.Real("--layer-dropout", "Share zeroed between LSTM layers", 0, 0.95);
    private readonly NumberOption<double> _outputDropout = Numbers.Real(
        "--output-dropout",
        "Share zeroed before the output layer",
        0,
        0.95
    );
    private readonly Option<bool?> _lockedDropout = new("--locked-dropout")
    {
        Description = "Whether those draw one mask for all words of a sequence",
        HelpName = "true|false",
    };
    private readonly NumberOption<double> _wordDropout = Numbers.Real(
        "--word-dropout",
        "Share of words zeroed wherever they stand in a step",
        0,
        0.95
    );
    private readonly NumberOption<double> _weightDropout = Numbers.Real(
        "--weight-dropout",
        "Share of the recurrent weights zeroed at each step",
        0,
        0.95
    );
    private readonly NumberOption<double> _average = Numbers.Real(
        "--average",
        "Epochs that an average of the weights reaches back, kept where it is the better; 0: none",
        0,
        100
    );
    private readonly Option<bool?> _shift = new("--shift")
    {
        Description = "Whether each epoch cuts the text elsewhere",
        HelpName = "true|false",
    };
    private readonly NumberOption<int> _rareLimit = Numbers.Whole(
        "--rare-limit",
        "Words that occur at most so often, and equally often, share a vector and a probability; 0: none",
        0,
        1000
    );
    private readonly NumberOption<int> _batch = Numbers.Whole("--batch", "Streams, or windows, side by side", 1, 4096);
    private readonly NumberOption<int> _accumulate = Numbers.Whole(
        "--accumulate",
        "Batches whose gradients are added up for each update",
        1,
        1000
    );
    private readonly NumberOption<int> _length = Numbers.Whole(
        "--length",
        "Words between truncations of the gradient, or in a window",
        1,
        1024
    );
    private readonly NumberOption<double> _rate = Numbers.Real("--learning-rate", "Peak learning rate", 1e-8, 1);
    private readonly NumberOption<double> _decay = Numbers.Real("--weight-decay", "AdamW's weight decay", 0, 1);
    private readonly NumberOption<double> _clip = Numbers.Real("--clip", "Length that gradients are cut to", 1e-6, 1e6);
    private readonly NumberOption<int> _seed = Numbers.Whole(
        "--seed",
        "Same text, options, seed and threads: the same model",
        0,
        int.MaxValue,
        "1"
    );
    private readonly NumberOption<int> _threads = Numbers.Whole("--threads", "Processor threads", 1, 1024, "every core");
    private readonly Option<bool> _cuda = new("--cuda")
    {
        Description = "Train on the first CUDA device. Needs a build with libtorch for CUDA.",
    };

    /// <summary>Every option, in the order of the help.</summary>
    public IReadOnlyList<Option> All =>
        [
            _minutes,
            _epochs,
            _patience,
            _recipe,
            _embedding,
            _hidden,
            _layers,
            _tied,
            _embeddingDropout,
            _layerDropout,
            _outputDropout,
            _lockedDropout,
            _wordDropout,
            _weightDropout,
            _average,
            _shift,
            _rareLimit,
            _batch,
            _accumulate,
            _length,
            _rate,
            _decay,
            _clip,
            _seed,
            _threads,
            _cuda,
        ];

    /// <summary>The options for a training text of so many words.</summary>
    public TrainingOptions ToOptions(ParseResult parsed, int words)
    {
        if (_minutes.In(parsed) is not null && _epochs.In(parsed) is not null)
            throw new UsageException("--minutes and --epochs exclude each other. Leave one out.");

        var suggested = parsed.GetValue(_recipe) is "notebook" ? TrainingOptions.Notebook : TrainingOptions.For(words, _minutes.In(parsed));
        return suggested with
        {
            Model = suggested.Model with
            {
                EmbeddingSize = _embedding.In(parsed) ?? suggested.Model.EmbeddingSize,
                HiddenSize = _hidden.In(parsed) ?? suggested.Model.HiddenSize,
                Layers = _layers.In(parsed) ?? suggested.Model.Layers,
                Tied = parsed.GetValue(_tied) ?? suggested.Model.Tied,
            },
            EmbeddingDropout = _embeddingDropout.In(parsed) ?? suggested.EmbeddingDropout,
            LayerDropout = _layerDropout.In(parsed) ?? suggested.LayerDropout,
            OutputDropout = _outputDropout.In(parsed) ?? suggested.OutputDropout,
            LockedDropout = parsed.GetValue(_lockedDropout) ?? suggested.LockedDropout,
            WordDropout = _wordDropout.In(parsed) ?? suggested.WordDropout,
            WeightDropout = _weightDropout.In(parsed) ?? suggested.WeightDropout,
            Averaging = _average.In(parsed) ?? suggested.Averaging,
            ShiftedStreams = parsed.GetValue(_shift) ?? suggested.ShiftedStreams,
            RareWordLimit = _rareLimit.In(parsed) ?? suggested.RareWordLimit,
            BatchSize = _batch.In(parsed) ?? suggested.BatchSize,
            Accumulation = _accumulate.In(parsed) ?? suggested.Accumulation,
            SequenceLength = _length.In(parsed) ?? suggested.SequenceLength,
            LearningRate = _rate.In(parsed) ?? suggested.LearningRate,
            WeightDecay = _decay.In(parsed) ?? suggested.WeightDecay,
            GradientClip = _clip.In(parsed) ?? suggested.GradientClip,
            Epochs = _epochs.In(parsed) ?? suggested.Epochs,
            Minutes = _minutes.In(parsed),
            Patience = _patience.In(parsed) ?? suggested.Patience,
            Seed = _seed.In(parsed) ?? suggested.Seed,
            Threads = _threads.In(parsed),
            Cuda = parsed.GetValue(_cuda),
        };
    }
}
