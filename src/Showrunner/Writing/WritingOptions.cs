namespace Showrunner;

/// <summary>How to write.</summary>
public sealed record WritingOptions
{
    /// <summary>Words and marks to write after the prime, 1 to 1,000,000.</summary>
    public int Words { get; init; } = 400;

    /// <summary>0 to 10: 0 always takes the likeliest word, 1 draws as the model says, more is more surprising.</summary>
    public double Temperature { get; init; } = 0.8;

    /// <summary>Draws among this many likeliest words, 0 to 1,000,000; 0 draws among all.</summary>
    public int TopK { get; init; } = 40;

    /// <summary>
    /// The most words and marks in a row, line ends included, that may be copied from the training text, 4 to 1,000; null: any number.
    /// The prime may copy more.
    /// </summary>
    public int? MaxCopied { get; init; }

    /// <summary>The same seed, options and model give the same text. Null: another text each time.</summary>
    public ulong? Seed { get; init; }

    /// <summary>Throws if a value lies outside its range.</summary>
    /// <exception cref="ShowrunnerException">The message names the value and its range.</exception>
    public void Validate()
    {
        Check("number of words", Words, 1, 1_000_000);
        Check("temperature", Temperature, 0, 10);
        Check("top-k", TopK, 0, 1_000_000);
        Check("longest copied run", MaxCopied ?? 4, 4, 1_000);

        static void Check(string name, double value, double least, double most)
        {
            if (!(value >= least && value <= most)) throw new ShowrunnerException($"The {name} is {value}; it must be {least} to {most}.");
        }
    }
}
