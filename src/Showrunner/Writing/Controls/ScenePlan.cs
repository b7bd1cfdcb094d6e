namespace Showrunner;

/// <summary>What a scene is about: content words that it should come back to.</summary>
internal static class ScenePlan
{
    private const int Words = 4;
    private const int Stretch = 400; // words of the training text, about a scene

    /// <summary>The content words that <paramref name="about"/> names; all its words where none has content.</summary>
    /// <exception cref="ShowrunnerException">The model lacks one, or there is none.</exception>
    public static int[] Ids(IReadOnlyList<string> about, ScriptModel model)
    {
        var kinds = model.Show.Cast.Kinds;
        var ids = about.SelectMany(text => WordLookup.Words(model.Vocabulary, text, "what the scene is about")).Distinct().ToArray();
        return Array.Exists(ids, id => ContentWords.Has(id, kinds)) ? [.. ids.Where(id => ContentWords.Has(id, kinds))] : ids;
    }

    /// <summary>The words that a stretch of the training text, drawn by <paramref name="seed"/>, comes back to most.</summary>
    public static IReadOnlyList<string> Draw(Show show, ulong seed)
    {
        if (show.TrainingWords is not { } training || show.Dialogue is not { } dialogue)
        {
            throw new ShowrunnerException(
                "The model does not hold its training text, so no plan can be drawn from it. "
                    + "Train it again, or say what the scene is about."
            );
        }

        var (vocabulary, kinds) = (show.Vocabulary, show.Cast.Kinds);
        var start = (int)(new SplitMix64(seed).NextDouble() * Math.Max(0, training.Length - Stretch));
        return
        [
            .. training
                .Skip(start)
                .Take(Stretch)
                .Where(id => ContentWords.Has(id, kinds) && vocabulary.IdOf(vocabulary.Words[id] + ":") == 0)
                .CountBy(id => id)
                .OrderByDescending(word => (word.Value - 1) * dialogue.Rarity(word.Key))
                .ThenBy(word => word.Key)
                .Take(Words)
                .Select(word => vocabulary.Words[word.Key]),
        ];
    }
}
