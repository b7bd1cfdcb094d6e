using Showrunner;
using Showrunner.Training;

namespace Training.Tests;

public class TrainingBatchesTests
{
    private static readonly Corpus Text = SomeCorpus.Of(lines: 200);
    private static readonly Vocabulary Words = Vocabulary.Of(Text.Tokens);
    private static readonly int[] Ids = Words.Encode(Text);

    [Theory]
    [InlineData(TrainingRecipe.Bptt)]
    [InlineData(TrainingRecipe.Notebook)]
    public void NobodyInAMixedTextHasAVector(TrainingRecipe recipe)
    {
        // The same text, with a word of its own in every place: who speaks there is known by the words before.
        var classes = new RareWordClasses(Words.Counts, rareWordLimit: 0);
        var speakers = new SpeakerTable(["ann", "bob"], Words);
        var options = Some.Options with { Recipe = recipe, Model = Some.Options.Model with { Speakers = 2 } };

        var batches = TrainingBatches.Of(options, classes, Ids, speakers, new(Ids, Share: 0.5));

        var (spoken, plain) = (Count(batches), Count(TrainingBatches.Of(options, classes, Ids, speakers)));
        Assert.Equal(2.0, (double)spoken.Words / plain.Words, 0.05);
        Assert.Equal(1.0, (double)spoken.OfSpeakers / plain.OfSpeakers, 0.05);
    }

    private static (int Words, int OfSpeakers) Count(IBatches batches)
    {
        var all = Enumerable.Range(0, batches.StepsInEpoch).Select(step => batches.At(0, step)).ToList();
        return (all.Sum(batch => batch.Ids.Length), all.Sum(batch => batch.Speakers!.Current.Count(speaker => speaker > 0)));
    }
}
