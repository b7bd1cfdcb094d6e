namespace Showrunner;

/// <summary>A step on the way from the model's scores to the next word.</summary>
/// <param name="Position">Where the step comes by default: those with lower numbers are before it.</param>
/// <param name="Name">What <see cref="WritingOptions.Order"/> calls it; null: it always comes first and has no place in the order.</param>
/// <param name="Create">Makes its samplers.</param>
internal sealed record SamplerStage(int Position, string? Name, Func<SamplerNeeds, ISampler[]> Create);

/// <summary>What samplers are made from.</summary>
internal sealed record SamplerNeeds(WritingOptions Options, ScriptModel Model, SplitMix64 Random)
{
    public WordKinds Kinds => Model.Show.Cast.Kinds;

    /// <summary>The id of a word that the user named.</summary>
    public int Word(string text, string givenFor) => WordLookup.Word(Model.Vocabulary, text, givenFor);

    /// <summary>The ids of the words of a phrase that the user named.</summary>
    public int[] Phrase(string text, string givenFor) => WordLookup.Words(Model.Vocabulary, text, givenFor);
}
