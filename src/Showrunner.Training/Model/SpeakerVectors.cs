using static TorchSharp.torch;

namespace Showrunner.Training;

/// <summary>The vectors of speakers, which are added to the last layer's outputs.</summary>
/// <param name="current">(speakers, size): of who speaks.</param>
/// <param name="previous">(speakers, size): of who spoke the line before.</param>
internal sealed class SpeakerVectors(Parameter current, Parameter previous)
{
    public IReadOnlyList<Parameter> Parameters => [current, previous];

    /// <param name="x">(time, batch, size)</param>
    /// <param name="ids">Who speaks.</param>
    public Tensor AddTo(Tensor x, SpeakerIds ids) => x + Rows(current, ids.Current, x) + Rows(previous, ids.Previous, x);

    /// <summary>Sets the vectors' gradients.</summary>
    /// <param name="gradient">The loss's gradient by what <see cref="AddTo"/> gave.</param>
    /// <param name="ids">What it was given.</param>
    public void Backward(Tensor gradient, SpeakerIds ids)
    {
        Backward(current, ids.Current, gradient);
        Backward(previous, ids.Previous, gradient);
    }

    // 0 is nobody, whose vector is zero and learns nothing.
    private static Tensor WithNobody(Tensor vectors) => cat([zeros_like(vectors.narrow(0, 0, 1)), vectors]);

    private static Tensor Rows(Parameter vectors, long[] ids, Tensor x) =>
        WithNobody(vectors.Value).index_select(0, tensor(ids, device: x.device)).view(x.shape);

    private static void Backward(Parameter vectors, long[] ids, Tensor gradient)
    {
        var (speakers, size) = (vectors.Value.shape[0], vectors.Value.shape[1]);
        var sums = zeros(speakers + 1, size, device: gradient.device);
        RowGradients.Add(sums, ids, gradient);
        vectors.Gradient.copy_(sums.narrow(0, 1, speakers));
    }
}
