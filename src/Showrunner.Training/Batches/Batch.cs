namespace Showrunner.Training;

/// <summary>The words of one step.</summary>
/// <param name="Ids">(time × batch), step by step.</param>
/// <param name="Targets">The word after each id, or only those after the last step's.</param>
internal sealed record Batch(long[] Ids, int[] Targets);

/// <summary>The training text, cut into the batches of an epoch. Batches are made on demand, in any order.</summary>
internal interface IBatches
{
    /// <summary>Sequences side by side.</summary>
    int BatchSize { get; }

    int StepsInEpoch { get; }

    /// <param name="epoch">Counted from 0.</param>
    /// <param name="step">Counted from 0 in its epoch.</param>
    Batch At(int epoch, int step);
}
