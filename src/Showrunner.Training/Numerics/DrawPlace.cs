namespace Showrunner.Training;

/// <summary>
/// Every place that <see cref="KeyedBits.Key"/> is asked for bits in, so that no two draws of a step are the same. The values decide what
/// a seed gives: they must not change.
/// </summary>
internal static class DrawPlace
{
    /// <summary>Dropout of the embedding's outputs.</summary>
    public const int Embedding = 0;

    /// <summary>The rounding of the output layer's gradient.</summary>
    public const int RoundedGradient = -1;

    /// <summary>Dropout of whole words.</summary>
    public const int Words = -2;

    /// <summary>Which lines are learnt without their speakers. Drawn with the epoch's number.</summary>
    public const int Speakers = int.MinValue;

    /// <summary>Where the first epoch begins to read the text that is mixed in.</summary>
    public const int MixedStart = int.MinValue + 1;

    /// <summary>
    /// Where an epoch's streams begin. Drawn with the epoch's number instead of a step's, and so with the key of the embedding's dropout
    /// at the
    /// step of that number, to which one offset in the text does no harm.
    /// </summary>
    public const int StreamStart = 0;

    /// <summary>Dropout of an LSTM layer's outputs.</summary>
    /// <param name="layer">Counted from 0.</param>
    public static int LayerOutput(int layer) => layer + 1;

    /// <summary>Dropout of recurrent weights.</summary>
    /// <param name="layer">Counted from 0.</param>
    public static int RecurrentWeights(int layer) => -3 - layer;
}
