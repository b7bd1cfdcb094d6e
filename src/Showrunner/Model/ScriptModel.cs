namespace Showrunner;

/// <summary>
/// A trained model: reads words one at a time and scores every word as the next. Plain C#, without native code.
/// Immutable, and safe for any number of threads, each with a <see cref="LstmState"/> of its own.
/// </summary>
public sealed class ScriptModel
{
    private const int PanelsAPart = 8;      // 512 words: enough parts for every core, each long beside the cost of handing it out

    private readonly float[]? _embedding;   // (vocabulary, embedding); null where tied to the output layer
    private readonly LstmLayer[] _layers;
    private readonly PackedMatrix _output;
    private readonly float[] _outputBias;
    private readonly Lazy<NoveltyIndex?> _novelty;

    /// <summary>Takes the weights out of <paramref name="checkpoint"/>.</summary>
    public ScriptModel(Checkpoint checkpoint)
    {
        if (checkpoint.Mismatch() is { } reason) throw new ArgumentException(reason, nameof(checkpoint));
        (Options, Vocabulary) = (checkpoint.Manifest.Model, checkpoint.Vocabulary);
        var weights = checkpoint.Weights.ToDictionary(tensor => tensor.Name, tensor => tensor.Values);
        var embedding = weights["embedding.weight"];
        _embedding = Options.Tied ? null : embedding;
        _layers = [.. Enumerable.Range(0, Options.Layers).Select(layer => new LstmLayer(
            Options.LayerInputSize(layer), Options.LayerSize(layer),
            weights[$"lstm.weight_ih_l{layer}"], weights[$"lstm.weight_hh_l{layer}"],
            weights[$"lstm.bias_ih_l{layer}"], weights[$"lstm.bias_hh_l{layer}"]))];
        _output = new PackedMatrix(Vocabulary.Size, _layers[^1].Size, Options.Tied ? embedding : weights["fc.weight"]);
        _outputBias = weights["fc.bias"];
        TrainingText = checkpoint.TrainingText;
        _novelty = new(() => TrainingText is null ? null : new NoveltyIndex(TrainingText.Words(Vocabulary.Size)));
    }

    /// <summary>The architecture.</summary>
    public ModelOptions Options { get; }

    /// <summary>The words that it reads and scores.</summary>
    public Vocabulary Vocabulary { get; }

    /// <summary>Finds runs of words in what the model learnt; made at first use. Null where the checkpoint has no training text.</summary>
    public NoveltyIndex? Novelty => _novelty.Value;

    /// <summary>Loads a model from a <c>.show</c> file.</summary>
    /// <exception cref="ShowrunnerException"><inheritdoc cref="Checkpoint.Load" path="/exception"/></exception>
    public static ScriptModel Load(string path) => new(Checkpoint.Load(path));

    /// <summary>Reads the word <paramref name="id"/>.</summary>
    /// <exception cref="ArgumentException">There is no such word, or the state is of another architecture.</exception>
    public void Step(int id, LstmState state)
    {
        if (state.Options != Options) throw new ArgumentException("The state is of a model with other options.", nameof(state));
        Embed(id, state.Input);
        var x = state.Input;
        for (var layer = 0; layer < _layers.Length; layer++)
        {
            _layers[layer].Step(x, state.Hidden[layer], state.Cells[layer], state.Gates);
            x = state.Hidden[layer];
        }
    }

    /// <summary>Reads the word <paramref name="id"/> and scores every word as the next: its logits, by id.</summary>
    /// <param name="id">A word of <see cref="Vocabulary"/>.</param>
    /// <param name="state">The words before it.</param>
    /// <param name="logits">As long as the vocabulary.</param>
    /// <inheritdoc cref="Step(int, LstmState)" path="/exception"/>
    public void Step(int id, LstmState state, float[] logits)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(logits.Length, Vocabulary.Size);
        Step(id, state);
        var hidden = state.Hidden[^1];
        _outputBias.CopyTo(logits, 0);
        Crew.Shared.Run(_output.Panels, PanelsAPart, (first, end) => _output.AddProduct(hidden, logits, first, end));
    }

    internal TrainingText? TrainingText { get; }
    internal IReadOnlyList<LstmLayer> Layers => _layers;
    internal PackedMatrix Output => _output;
    internal ReadOnlySpan<float> OutputBias => _outputBias;

    internal void Embed(int id, Span<float> x)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(id);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(id, Vocabulary.Size);
        if (_embedding is null) _output.CopyRow(id, x);
        else _embedding.AsSpan(id * x.Length, x.Length).CopyTo(x);
    }
}
