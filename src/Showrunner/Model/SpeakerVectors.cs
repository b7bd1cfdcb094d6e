namespace Showrunner;

/// <summary>What a model adds to its last layer's output: a vector of who speaks, and one of who spoke the line before.</summary>
internal sealed class SpeakerVectors(ModelWeights weights, int size)
{
    private readonly float[] _current = weights.Vector(TensorNames.Speaker);
    private readonly float[] _previous = weights.Vector(TensorNames.PreviousSpeaker);

    /// <summary>The vector of a speaker, from 1.</summary>
    public ReadOnlySpan<float> Of(int speaker) => _current.AsSpan((speaker - 1) * size, size);

    public void Add(SpeakerTurn turn, Span<float> hidden)
    {
        Add(_current, turn.Current, hidden);
        Add(_previous, turn.Previous, hidden);
    }

    private void Add(float[] vectors, int speaker, Span<float> hidden)
    {
        if (speaker == 0)
            return;
        var vector = vectors.AsSpan((speaker - 1) * size, size);
        for (var i = 0; i < size; i++)
            hidden[i] += vector[i];
    }
}
