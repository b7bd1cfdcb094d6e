namespace Showrunner.Studio;

/// <summary>A line by a model in training: the same speakers from epoch to epoch, so that a writer sees it learn.</summary>
internal static class SampleLine
{
    private const int Speakers = 3;
    private const int MaxWords = 30;

    public static string Of(ScriptModel model, int epoch)
    {
        var writer = new ScriptWriter(model);
        var prime = writer.Cast is { Count: > 0 } cast ? cast[epoch % Math.Min(Speakers, cast.Count)].Name + ":" : "";
        var options = new WritingOptions
        {
            Lines = 1,
            Words = MaxWords,
            Seed = (ulong)epoch,
        };
        return WrittenText.Of(writer, prime, options);
    }
}
