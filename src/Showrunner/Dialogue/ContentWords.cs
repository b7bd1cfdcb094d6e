namespace Showrunner;

/// <summary>Words that carry what a scene is about, and not only its grammar.</summary>
internal static class ContentWords
{
    /// <summary>This many of the commonest tokens carry no content: marks and names before a colon among them.</summary>
    public const int CommonTokens = 150;

    private const int SmallVocabulary = 4 * CommonTokens; // a smaller one has fewer words for grammar

    /// <summary>Whether a word carries content; ids follow frequency in the training text.</summary>
    public static bool Has(int id, WordKinds kinds) =>
        kinds[id] == WordKind.Word && id > (kinds.Count < SmallVocabulary ? kinds.Count / 4 : CommonTokens);
}
