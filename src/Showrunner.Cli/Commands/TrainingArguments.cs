using System.CommandLine;
using Showrunner.Training;

namespace Showrunner.Cli.Commands;

/// <summary>What can be asked of the network and its training. What is not asked for is chosen by the size of the text.</summary>
internal sealed class TrainingArguments
{
    private readonly Option<string?> _recipe = Choice.Of("--recipe",
        "bptt: parallel streams with carried state, every word a target. notebook: the notebook's windows, batches and optimizer, for comparison (default: bptt)",
        "bptt", "notebook");

    private readonly Option<double?> _minutes = Numbers.Real("--minutes", "Train this long; the learning rate is planned to end with it", 0.1, 100_000);
    private readonly Option<int?> _passes = Numbers.Whole("--passes", "Passes over the training text", 1, 10_000);
    private readonly Option<int?> _patience = Numbers.Whole("--patience", "Passes without a better validation loss before training stops", 1, 10_000);
    private readonly Option<int?> _embedding = Numbers.Whole("--embedding", "Size of the word vectors", 1, 4096);
    private readonly Option<int?> _hidden = Numbers.Whole("--hidden", "Size of the LSTM layers; of a tied model, of all but the last", 1, 4096);
    private readonly Option<int?> _layers = Numbers.Whole("--layers", "LSTM layers", 1, 8);
    private readonly Option<bool?> _tied = new("--tied") { Description = "Whether the output layer shares the word vectors", HelpName = "true|false" };
    private readonly Option<double?> _embeddingDropout = Numbers.Real("--embedding-dropout", "Share of the word vectors zeroed at each step", 0, 0.95);
    private readonly Option<double?> _layerDropout = Numbers.Real("--layer-dropout", "Share zeroed between LSTM layers", 0, 0.95);
    private readonly Option<double?> _outputDropout = Numbers.Real("--output-dropout", "Share zeroed before the output layer", 0, 0.95);
    private readonly Option<bool?> _lockedDropout = new("--locked-dropout") { Description = "Whether those draw one mask for all words of a sequence", HelpName = "true|false" };
    private readonly Option<double?> _wordDropout = Numbers.Real("--word-dropout", "Share of words zeroed wherever they stand in a step", 0, 0.95);
    private readonly Option<double?> _weightDropout = Numbers.Real("--weight-dropout", "Share of the recurrent weights zeroed at each step", 0, 0.95);
    private readonly Option<double?> _average = Numbers.Real("--average", "Passes that an average of the weights reaches back, kept where it is the better; 0: none", 0, 100);
    private readonly Option<bool?> _shift = new("--shift") { Description = "Whether each pass cuts the text elsewhere", HelpName = "true|false" };
    private readonly Option<int?> _batch = Numbers.Whole("--batch", "Streams, or windows, side by side", 1, 4096);
    private readonly Option<int?> _length = Numbers.Whole("--length", "Words between truncations of the gradient, or in a window", 1, 1024);
    private readonly Option<double?> _rate = Numbers.Real("--learning-rate", "Peak learning rate", 1e-8, 1);
    private readonly Option<double?> _decay = Numbers.Real("--weight-decay", "AdamW's weight decay", 0, 1);
    private readonly Option<double?> _clip = Numbers.Real("--clip", "Length that gradients are cut to", 1e-6, 1e6);
    private readonly Option<int?> _seed = Numbers.Whole("--seed", "Same text, options, seed and threads: the same model", 0, int.MaxValue, "1");
    private readonly Option<int?> _threads = Numbers.Whole("--threads", "Processor threads", 1, 1024, "every core");
    private readonly Option<bool> _cuda = new("--cuda") { Description = "Train on the first CUDA device. Needs a build with libtorch for CUDA." };

    /// <summary>Every option, in the order of the help.</summary>
    public IReadOnlyList<Option> All =>
    [
        _minutes, _passes, _patience, _recipe, _embedding, _hidden, _layers, _tied, _embeddingDropout, _layerDropout, _outputDropout,
        _lockedDropout, _wordDropout, _weightDropout, _average, _shift, _batch, _length, _rate, _decay, _clip, _seed, _threads, _cuda,
    ];

    /// <summary>The options for a training text of so many words.</summary>
    public TrainingOptions ToOptions(ParseResult parsed, int words)
    {
        if (parsed.GetValue(_minutes) is not null && parsed.GetValue(_passes) is not null)
            throw new UsageException("--minutes and --passes exclude each other. Leave one out.");

        var suggested = parsed.GetValue(_recipe) is "notebook" ? TrainingOptions.Notebook : TrainingOptions.For(words);
        return suggested with
        {
            Model = suggested.Model with
            {
                EmbeddingSize = parsed.GetValue(_embedding) ?? suggested.Model.EmbeddingSize,
                HiddenSize = parsed.GetValue(_hidden) ?? suggested.Model.HiddenSize,
                Layers = parsed.GetValue(_layers) ?? suggested.Model.Layers,
                Tied = parsed.GetValue(_tied) ?? suggested.Model.Tied,
            },
            EmbeddingDropout = parsed.GetValue(_embeddingDropout) ?? suggested.EmbeddingDropout,
            LayerDropout = parsed.GetValue(_layerDropout) ?? suggested.LayerDropout,
            OutputDropout = parsed.GetValue(_outputDropout) ?? suggested.OutputDropout,
            LockedDropout = parsed.GetValue(_lockedDropout) ?? suggested.LockedDropout,
            WordDropout = parsed.GetValue(_wordDropout) ?? suggested.WordDropout,
            WeightDropout = parsed.GetValue(_weightDropout) ?? suggested.WeightDropout,
            Averaging = parsed.GetValue(_average) ?? suggested.Averaging,
            ShiftedStreams = parsed.GetValue(_shift) ?? suggested.ShiftedStreams,
            BatchSize = parsed.GetValue(_batch) ?? suggested.BatchSize,
            SequenceLength = parsed.GetValue(_length) ?? suggested.SequenceLength,
            LearningRate = parsed.GetValue(_rate) ?? suggested.LearningRate,
            WeightDecay = parsed.GetValue(_decay) ?? suggested.WeightDecay,
            GradientClip = parsed.GetValue(_clip) ?? suggested.GradientClip,
            Passes = parsed.GetValue(_passes) ?? suggested.Passes,
            Minutes = parsed.GetValue(_minutes),
            Patience = parsed.GetValue(_patience) ?? suggested.Patience,
            Seed = parsed.GetValue(_seed) ?? suggested.Seed,
            Threads = parsed.GetValue(_threads),
            Cuda = parsed.GetValue(_cuda),
        };
    }
}
