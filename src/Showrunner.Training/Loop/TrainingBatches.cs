namespace Showrunner.Training;

/// <summary>
/// The batches of a training: of its text and what is mixed in, cut as the recipe has it, with speakers where they have vectors.
/// </summary>
internal static class TrainingBatches
{
    /// <param name="options">Checked.</param>
    /// <param name="classes">Of the words to predict.</param>
    /// <param name="words">The training text.</param>
    /// <param name="speakers">Those whom the model has a vector of.</param>
    /// <param name="mixed">Another text that is mixed in; nobody in it has a vector.</param>
    public static IBatches Of(
        TrainingOptions options,
        RareWordClasses classes,
        int[] words,
        SpeakerTable speakers,
        MixedWords? mixed = null
    )
    {
        var other = mixed?.Words ?? [];
        var all = classes.Of([.. words, .. other]);
        return options.Model.Speakers > 0
            ? new SpokenBatches(CutMixed, all, [.. speakers.Read(words), .. new SpeakerTurn[other.Length]], options.Seed)
            : CutMixed(all);

        IBatches CutMixed(int[] text) =>
            mixed is null ? Cut(text) : new MixedBatches(Cut, text[..words.Length], text[words.Length..], mixed, options.Seed);

        IBatches Cut(int[] text) =>
            options.Recipe == TrainingRecipe.Bptt
                ? new Streams(text, options.BatchSize, options.SequenceLength, options.ShiftedStreams ? options.Seed : null)
                : new Windows(text, options.BatchSize, options.SequenceLength, options.Seed);
    }
}
