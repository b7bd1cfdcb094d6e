using Showrunner.Training;

namespace Showrunner.Studio;

/// <summary>What a model's file says of it.</summary>
/// <param name="Stamp">The file's.</param>
/// <param name="Manifest">What the file says of itself.</param>
/// <param name="CanResume">Whether its training has not come to its end.</param>
internal sealed record ModelFacts(Stamp Stamp, CheckpointManifest Manifest, bool CanResume)
{
    private const double Unread = 100; // perplexity: words are still guessed by how frequent they are

    /// <summary>The lowest validation perplexity; null where nothing was held out.</summary>
    public double? Perplexity
    {
        get
        {
            var losses = Manifest.History.Select(epoch => epoch.Validation).Where(double.IsFinite).ToList();
            return losses.Count > 0 ? Math.Exp(losses.Min()) : null;
        }
    }

    /// <exception cref="ShowrunnerException">The file is no checkpoint.</exception>
    public static ModelFacts Read(string path, Stamp stamp)
    {
        var manifest = CheckpointManifest.Read(path);
        var canResume = manifest.Training is { } training && !TrainingRecord.From(training, path).Progress.Finished;
        return new(stamp, manifest, canResume);
    }

    public ModelBody ToBody(string name, bool isChosen) =>
        new(
            name,
            Stamp.Bytes,
            Perplexity,
            Manifest.History.Count,
            Quality(),
            Stamp.Changed,
            isChosen,
            CanResume,
            [.. Manifest.Origins.Select(origin => origin.Name)]
        );

    // docs/your-scripts.md measured what texts of these sizes give; the vocabulary tells the size.
    private string Quality() =>
        (Perplexity, Manifest.VocabularySize) switch
        {
            (null, _) => "not measured: nothing was held back",
            (> Unread, _) => "still learning its words; train it longer",
            (_, < 1_500) => "the shape of a script, hardly a sentence; more episodes help most",
            (_, < 4_500) => "short lines that hold, long ones fall apart",
            (_, < 12_000) => "lines in the voices of people, who do not listen to each other",
            _ => "reads like the show, forgets the plot",
        };
}
