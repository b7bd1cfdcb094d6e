namespace Showrunner.Training;

/// <summary>The words of one step.</summary>
/// <param name="Ids">(time × batch), step by step.</param>
/// <param name="Targets">
/// The word after each id, or only those after the last step's; <see cref="Training.Targets.None"/> where nothing is to be learnt.
/// </param>
/// <param name="Speakers">Who speaks each word; null where the model has no vectors of speakers.</param>
internal sealed record Batch(long[] Ids, int[] Targets, SpeakerIds? Speakers = null);

/// <summary>The numbers of speakers in a <see cref="SpeakerTable"/>.</summary>
/// <param name="Current">(time × batch): who speaks each word.</param>
/// <param name="Previous">Who spoke the line before.</param>
internal sealed record SpeakerIds(long[] Current, long[] Previous)
{
    public static SpeakerIds Of(IReadOnlyList<SpeakerTurn> turns) =>
        new([.. turns.Select(turn => (long)turn.Current)], [.. turns.Select(turn => (long)turn.Previous)]);
}

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
