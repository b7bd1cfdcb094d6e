namespace Showrunner;

/// <summary>What is written for a report card.</summary>
public sealed record ReportOptions
{
    /// <summary>The values that <see cref="Words"/> can take.</summary>
    public static ValueRange WordsRange { get; } = new(1_000, 1_000_000);

    /// <summary>The values that <see cref="SampleWords"/> can take.</summary>
    public static ValueRange SampleWordsRange { get; } = new(1, 10_000);

    /// <summary>The values that <see cref="Scenes"/> can take.</summary>
    public static ValueRange ScenesRange { get; } = new(1, 10_000);

    /// <summary>The values that <see cref="Choices"/> can take.</summary>
    public static ValueRange ChoicesRange { get; } = new(0, 100_000);

    /// <summary>Words and marks to write and measure, and held-out ones to compare them with; 1,000 to 1,000,000.</summary>
    public int Words { get; init; } = 10_000;

    /// <summary>Words and marks of each sample, 1 to 10,000.</summary>
    public int SampleWords { get; init; } = 80;

    /// <summary>Scenes of <see cref="SceneWords"/> words to write for the scorecard, 1 to 10,000.</summary>
    public int Scenes { get; init; } = 50;

    /// <summary>Words and marks of each of those scenes.</summary>
    public int SceneWords { get; init; } = 200;

    /// <summary>How often the model has to find the line that really came next, 0 to 100,000.</summary>
    public int Choices { get; init; } = 300;

    /// <summary>The temperatures of the samples, each 0 to 10.</summary>
    public IReadOnlyList<double> Temperatures { get; init; } = [0.5, 0.8, 1.1];

    /// <summary>The other controls; the samples have their own temperatures.</summary>
    public WritingOptions Writing { get; init; } = new() { Seed = 1 };

    /// <summary>Throws if a value lies outside its range.</summary>
    /// <exception cref="ShowrunnerException">The message names the value and its range.</exception>
    public void Validate()
    {
        WordsRange.Check("number of words to measure", Words);
        SampleWordsRange.Check("number of words of a sample", SampleWords);
        ScenesRange.Check("number of scenes", Scenes);
        ChoicesRange.Check("number of choices", Choices);
        foreach (var temperature in Temperatures)
            (Writing with { Temperature = temperature }).Validate();
    }
}
