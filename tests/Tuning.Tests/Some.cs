using Showrunner;

// libtorch's thread count belongs to the process.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Tuning.Tests;

/// <summary>Makes small things to train on.</summary>
internal static class Some
{
    private static readonly string[] Words =
    [
        "hello",
        "no",
        "coffee",
        "the",
        "a",
        "door",
        "why",
        "never",
        "you",
        "i",
        "know",
        "mean",
        "what",
        "it",
        "again",
    ];

    /// <summary>Lines with some structure in them: what a speaker says depends on who speaks.</summary>
    public static Corpus Script(int lines = 200, int seed = 1)
    {
        var random = new Random(seed);
        return Corpus.Parse(string.Join("\n", Enumerable.Range(0, lines).Select(_ => Line(random))));
    }

    private static string Line(Random random)
    {
        var speaker = random.Next(3);
        var words = Enumerable.Range(0, random.Next(3, 8)).Select(_ => Words[speaker * 5 + random.Next(5)]);
        return $"{new[] { "ann", "bob", "cy" }[speaker]}: {string.Join(' ', words)}.";
    }
}
