namespace Showrunner;

/// <summary>What samplers can know of a text when its next word is chosen.</summary>
internal readonly ref struct WritingStep
{
    /// <summary>All words, oldest first, after the line end that stands before every text; so at least one.</summary>
    public ReadOnlySpan<int> Words { get; init; }

    /// <summary>How many of <see cref="Words"/> were there before writing began.</summary>
    public int Given { get; init; }

    /// <summary>How many words can still come, this one included: at least 1.</summary>
    public int Remaining { get; init; }

    /// <summary>Who speaks; null if nobody does.</summary>
    public string? Speaker { get; init; }

    /// <summary>The temperature of the current speaker.</summary>
    public double Temperature { get; init; }
}
