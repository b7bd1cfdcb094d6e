using TorchSharp;
using static TorchSharp.torch;

namespace Showrunner.Training;

/// <summary>
/// The loss on held-out text by the protocol of <c>Evaluation</c>, on libtorch: one stream, the state carried from the first word to
/// the last, every word that the vocabulary has is a target.
/// </summary>
/// <remarks>A text that is too long for the time is read in stretches from all over it.</remarks>
internal sealed class Validation : IDisposable
{
    private const int Block = 1024; // words at a time
    private const int Stretches = 10;
    private const int MinWords = 20 * Block; // shorter texts are always read whole

    private readonly TrainableModel _model;
    private readonly RareWordClasses _classes;
    private readonly SpeakerTable? _speakers;
    private readonly ILossSum _loss;
    private int[] _words;

    /// <param name="model">The model.</param>
    /// <param name="classes">Its classes of rare words.</param>
    /// <param name="words">The text.</param>
    /// <param name="threads">At least 1.</param>
    /// <param name="limit">How many words are read; 0 for all.</param>
    /// <param name="speakers">Those whom the model has a vector of.</param>
    public Validation(TrainableModel model, RareWordClasses classes, int[] words, int threads, int limit, SpeakerTable speakers)
    {
        (_model, _classes, _words) = (model, classes, limit == 0 ? words : Some(words, limit));
        _speakers = model.Speakers is null ? null : speakers;
        var width = (int)model.OutputWeight.Value.shape[1];
        _loss =
            model.Device.type == DeviceType.CPU && ProductTile.IsFast
                ? new TiledLossSum(model.VocabularySize, width, threads)
                : new ChunkedCrossEntropy(model.VocabularySize, width, 256, ProductPrecision.Full, threads, model.Device);
    }

    /// <summary>The number of words that are read.</summary>
    public int Words => _words.Length;

    /// <summary>Leaves out as many words that a reading takes no longer than <paramref name="most"/>.</summary>
    public void Limit(TimeSpan most, TimeProvider time)
    {
        if (Words <= MinWords)
            return;
        Loss(_words[..Block], CancellationToken.None); // the first one is slower
        var start = time.GetTimestamp();
        Loss(_words[..Block], CancellationToken.None);
        var blocks = most / time.GetElapsedTime(start);
        if (blocks * Block < Words)
            _words = Some(_words, Math.Max(2 * Block, (int)(blocks * Block)));
    }

    /// <summary>The mean loss in nats a word; NaN where no word is a target.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public double Loss(CancellationToken cancellationToken) => Loss(_words, cancellationToken);

    public void Dispose() => _loss.Dispose();

    private double Loss(int[] words, CancellationToken cancellationToken)
    {
        using var noGrad = no_grad();
        var inputs = _classes.Of(words);
        var turns = _speakers?.Read(words);
        int[] targets = [.. words.Skip(1).Zip(inputs.Skip(1), (word, index) => word == 0 ? -1 : index)];
        var state = CarriedState.Zero(_model.Options, 1, _model.Device);
        try
        {
            var sum = 0.0;
            for (var start = 0; start < targets.Length; start += Block)
            {
                cancellationToken.ThrowIfCancellationRequested();
                using var scope = NewDisposeScope();
                var length = Math.Min(Block, targets.Length - start);
                var pass = _model.Forward(
                    [.. inputs.AsSpan(start, length).ToArray().Select(input => (long)input)],
                    1,
                    state,
                    speakers: turns is null ? null : SpeakerIds.Of(turns[start..(start + length)])
                );
                sum += _loss.LossSum(
                    pass.Output.view(length, -1),
                    _model.OutputWeight.Value,
                    _model.OutputBias.Value,
                    targets.AsMemory(start, length)
                );
                state.Dispose();
                state = pass.State.Detach();
            }
            int[] known = [.. targets.Where(target => target >= 0)];
            return sum / known.Length + _classes.LossWithin(known);
        }
        finally
        {
            state.Dispose();
        }
    }

    /// <summary>Stretches of equal length, from all over the text; the text itself where it has no more words.</summary>
    private static int[] Some(int[] words, int count) =>
        count == words.Length
            ? words
            :
            [
                .. Enumerable
                    .Range(0, Stretches)
                    .SelectMany(stretch => words.Skip((int)((long)words.Length * stretch / Stretches)).Take(count / Stretches)),
            ];
}
