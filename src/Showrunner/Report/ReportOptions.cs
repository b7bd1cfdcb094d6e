namespace Showrunner;

/// <summary>How much a report card writes.</summary>
public sealed record ReportOptions
{
    /// <summary>Words and marks that are written and measured, beside as many held-out ones; 1,000 to 1,000,000.</summary>
    public int Words { get; init; } = 10_000;

    /// <summary>Words and marks of each sample, 1 to 10,000.</summary>
    public int SampleWords { get; init; } = 80;

    /// <summary>The temperatures of the samples, each 0 to 10.</summary>
    public IReadOnlyList<double> Temperatures { get; init; } = [0.5, 0.8, 1.1];

    /// <summary>The other controls of all that is written, and the temperature of what is measured.</summary>
    public WritingOptions Writing { get; init; } = new() { Seed = 1 };

    /// <summary>Throws if a value lies outside its range.</summary>
    /// <exception cref="ShowrunnerException">The message names the value and its range.</exception>
    public void Validate()
    {
        if (Words is < 1_000 or > 1_000_000)
            throw new ShowrunnerException($"The number of words to measure is {Words}; it must be 1000 to 1000000.");
        if (SampleWords is < 1 or > 10_000)
            throw new ShowrunnerException($"The number of words of a sample is {SampleWords}; it must be 1 to 10000.");
        foreach (var temperature in Temperatures)
            (Writing with { Temperature = temperature }).Validate();
    }
}
