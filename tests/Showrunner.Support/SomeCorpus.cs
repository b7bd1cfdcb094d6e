namespace Showrunner.Support;

/// <summary>A small text to train on, with some structure: what a speaker says depends on who speaks.</summary>
public static class SomeCorpus
{
    private static readonly string[] Speakers = ["ann:", "bob:", "cy:"];
    private static readonly string[] Words = "hello no coffee the a door why never you i know mean what it again".Split(' ');

    public static Corpus Of(int lines = 200, int seed = 1)
    {
        var random = new Random(seed);
        return Corpus.Parse(string.Join("\n", Enumerable.Range(0, lines).Select(_ => Line(random))));
    }

    private static string Line(Random random)
    {
        var speaker = random.Next(3);
        var words = Enumerable.Range(0, random.Next(3, 8)).Select(_ => Words[speaker * 5 + random.Next(5)]);
        return $"{Speakers[speaker]} {string.Join(' ', words)}.";
    }
}
