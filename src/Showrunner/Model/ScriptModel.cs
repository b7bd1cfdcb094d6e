using System.Buffers;

namespace Showrunner;

/// <summary>
/// A trained model, which reads words one at a time and scores every word of its vocabulary as the next one. Plain C#, without native
/// code. Immutable, and safe for any number of threads, each with its own <see cref="LstmState"/>.
/// </summary>
public sealed class ScriptModel
{
    private const int PanelsPerPart = 8; // 512 words: enough parts for every core, each long compared with the cost of sharing it

    private readonly WeightMatrix _embedding;
    private readonly LstmLayer[] _layers;
    private readonly WeightMatrix _output;
    private readonly float[] _outputBias;
    private readonly SpeakerVectors? _speakers;

    /// <summary>Makes a model of <paramref name="checkpoint"/> with weights in <paramref name="precision"/>.</summary>
    public ScriptModel(Checkpoint checkpoint, WeightPrecision precision = WeightPrecision.Full)
        : this(checkpoint.Manifest.Model, ModelWeights.Of(checkpoint, precision), Show.Of(checkpoint)) { }

    internal ScriptModel(ModelOptions options, ModelWeights weights, Show show)
    {
        (Options, Show) = (options, show);
        _embedding = weights.Matrix(TensorNames.Embedding);
        _layers =
        [
            .. Enumerable
                .Range(0, Options.Layers)
                .Select(layer => new LstmLayer(
                    weights.Matrix(TensorNames.InputWeight(layer)),
                    weights.Matrix(TensorNames.RecurrentWeight(layer)),
                    weights.Vector(TensorNames.InputBias(layer)),
                    weights.Vector(TensorNames.RecurrentBias(layer))
                )),
        ];
        _output = Options.Tied ? _embedding : weights.Matrix(TensorNames.OutputWeight);
        _outputBias = weights.Vector(TensorNames.OutputBias);
        _speakers = Options.Speakers > 0 ? new(weights, _output.Columns) : null;
        LongestVector = Math.Max(Options.EmbeddingSize, _layers.Max(layer => layer.Size));
    }

    /// <summary>The architecture.</summary>
    public ModelOptions Options { get; }

    /// <summary>What the model knows about its show: the words, the training text, the spelling.</summary>
    public Show Show { get; private set; }

    /// <summary>The words that the model reads and scores.</summary>
    public Vocabulary Vocabulary => Show.Vocabulary;

    /// <summary>Loads a model from a <c>.show</c> file.</summary>
    /// <exception cref="ShowrunnerException"><inheritdoc cref="Checkpoint.Load(string)" path="/exception"/></exception>
    public static ScriptModel Load(string path, WeightPrecision precision = WeightPrecision.Full) => ModelLoader.Load(path, precision);

    /// <summary>The same model, for which runs of other texts count as copied too, such as of what it went on from.</summary>
    /// <param name="texts">What is known, besides the training text.</param>
    public ScriptModel WithKnownTexts(params IReadOnlyList<Corpus> texts)
    {
        var model = (ScriptModel)MemberwiseClone();
        model.Show = Show.WithKnownTexts(texts);
        return model;
    }

    /// <summary>Reads the word <paramref name="id"/>.</summary>
    /// <exception cref="ArgumentException">There is no such word, or the state is of another architecture.</exception>
    public void Step(int id, LstmState state) => Step([id], [state], [null]);

    /// <summary>Reads the word <paramref name="id"/> and scores every word as the next: its logits, by id.</summary>
    /// <param name="id">A word of <see cref="Vocabulary"/>.</param>
    /// <param name="state">The words before it.</param>
    /// <param name="logits">As long as the vocabulary.</param>
    /// <inheritdoc cref="Step(int, LstmState)" path="/exception"/>
    public void Step(int id, LstmState state, float[] logits) => Step([id], [state], [logits]);

    /// <summary>
    /// Reads one word in each of several streams and scores every word as the next one of each. This is much faster than one stream after
    /// another, since the weights are read once. A stream gets the same bits in every batch, on any number of threads.
    /// </summary>
    /// <param name="ids">A word of <see cref="Vocabulary"/> for each stream.</param>
    /// <param name="states">The words before it, one state for each stream, none twice.</param>
    /// <param name="logits">One array for each stream, as long as the vocabulary; null where no scores are needed, as in a prime.</param>
    /// <exception cref="ArgumentException">
    /// There is no such word, a state is of another architecture, or the lengths differ. No state has changed.
    /// </exception>
    public void Step(ReadOnlySpan<int> ids, IReadOnlyList<LstmState> states, IReadOnlyList<float[]?> logits)
    {
        Check(ids, states, logits);
        if (ids.Length == 0)
            return;
        var x = ArrayPool<float>.Shared.Rent(ids.Length * LongestVector);
        for (var i = 0; i < ids.Length; i++)
            Embed(ids[i], x.AsSpan(i * Options.EmbeddingSize, Options.EmbeddingSize));
        for (var layer = 0; layer < _layers.Length; layer++)
            _layers[layer].Step(x, states, layer);
        for (var i = 0; i < ids.Length; i++)
            AddSpeakers(ids[i], states[i], x.AsSpan(i * _output.Columns, _output.Columns));
        Score(x, logits);
        ArrayPool<float>.Shared.Return(x);
    }

    internal IReadOnlyList<LstmLayer> Layers => _layers;
    internal WeightMatrix Output => _output;

    /// <summary>Units of the embedding or of the largest layer.</summary>
    internal int LongestVector { get; }

    internal void Embed(int id, Span<float> x) => _embedding.CopyRow(id, x);

    /// <summary>Adds to the last h after a word the vectors of its speaker and of who spoke before, whom the state notes.</summary>
    internal void AddSpeakers(int id, LstmState state, Span<float> hidden)
    {
        if (_speakers is null)
            return;
        state.Turn = Show.Speakers.Next(state.Turn, id);
        _speakers.Add(state.Turn, hidden);
    }

    /// <summary>What a speaker's vector adds to the logits of all words, by id.</summary>
    /// <param name="speaker">A number in the show's table of speakers, from 1.</param>
    internal float[] Preferences(int speaker)
    {
        var logits = new float[_output.PaddedRows];
        _output.AddProducts(_speakers!.Of(speaker), 1, logits, logits.Length, 0, _output.Panels);
        return logits;
    }

    /// <summary>Logits (count, panels · 64) of the words of some panels of <see cref="Output"/>, from the last h (count, size).</summary>
    internal void Score(float[] hidden, int count, Span<float> logits, int firstPanel, int endPanel)
    {
        var (first, stride) = (firstPanel * WeightMatrix.PanelRows, (endPanel - firstPanel) * WeightMatrix.PanelRows);
        var bias = _outputBias.AsSpan(first, Math.Min(stride, _output.Rows - first));
        for (var i = 0; i < count; i++)
            bias.CopyTo(logits[(i * stride)..]);
        _output.AddProducts(hidden, count, logits, stride, firstPanel, endPanel);
    }

    private void Score(float[] hidden, IReadOnlyList<float[]?> logits)
    {
        var (wanted, size) = (new List<float[]>(logits.Count), _output.Columns);
        for (var i = 0; i < logits.Count; i++)
        {
            if (logits[i] is not { } row)
                continue;
            if (wanted.Count < i)
                hidden.AsSpan(i * size, size).CopyTo(hidden.AsSpan(wanted.Count * size));
            wanted.Add(row);
        }
        if (wanted.Count == 0)
            return;
        SpinningThreads.Shared.Run(
            _output.Panels,
            PanelsPerPart,
            (firstPanel, endPanel) =>
            {
                var (first, stride) = (firstPanel * WeightMatrix.PanelRows, (endPanel - firstPanel) * WeightMatrix.PanelRows);
                var part = ArrayPool<float>.Shared.Rent(wanted.Count * stride);
                Score(hidden, wanted.Count, part, firstPanel, endPanel);
                for (var i = 0; i < wanted.Count; i++)
                    part.AsSpan(i * stride, Math.Min(stride, _output.Rows - first)).CopyTo(wanted[i].AsSpan(first));
                ArrayPool<float>.Shared.Return(part);
            }
        );
    }

    private void Check(ReadOnlySpan<int> ids, IReadOnlyList<LstmState> states, IReadOnlyList<float[]?> logits)
    {
        if (states.Count != ids.Length || logits.Count != ids.Length)
        {
            throw new ArgumentException(
                $"There are {ids.Length} words, {states.Count} states and {logits.Count} rows of logits.",
                nameof(states)
            );
        }

        foreach (var id in ids)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(id, nameof(ids));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(id, Vocabulary.Size, nameof(ids));
        }
        foreach (var state in states)
        {
            if (state.Options != Options)
                throw new ArgumentException("The state is of a model with other options.", nameof(states));
        }

        foreach (var row in logits)
        {
            if (row is not null)
                ArgumentOutOfRangeException.ThrowIfNotEqual(row.Length, Vocabulary.Size, nameof(logits));
        }

        if (states.Count > 1 && new HashSet<LstmState>(states).Count < states.Count)
            throw new ArgumentException("A state is given twice.", nameof(states));
    }
}
