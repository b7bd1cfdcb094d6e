namespace Showrunner;

/// <summary>What only a script has: who speaks, how long, and where. Names are those of the cast, in upper or lower case.</summary>
public sealed record ScriptRules
{
    /// <summary>Only these people speak; at least one. Null: everyone the model knows.</summary>
    public IReadOnlyList<string>? Cast { get; init; }

    /// <summary>Without a <see cref="Cast"/>, only so many people speak, 1 to 1,000: those with most lines. Null: any number.</summary>
    public int? Voices { get; init; }

    /// <summary>Who speaks the first lines that are written, in this order; then the model chooses.</summary>
    public IReadOnlyList<string> Next { get; init; } = [];

    /// <summary>
    /// How often some people speak, 0 to 1,000: 2 is twice as likely as the model finds it, 0 never. Everyone else has 1.
    /// </summary>
    public IReadOnlyDictionary<string, double> Weights { get; init; } = new Dictionary<string, double>();

    /// <summary>Nobody speaks twice in a row.</summary>
    public bool TakeTurns { get; init; }

    /// <summary>Minimum number of words and marks in a line, without the name: 1 to 10,000.</summary>
    public int ShortestLine { get; init; } = 1;

    /// <summary>
    /// Maximum number of words and marks in a line, without the name: 2 to 10,000. A line that long ends with a full stop or similar.
    /// Null: any number.
    /// </summary>
    public int? LongestLine { get; init; }

    /// <summary>How often stage directions come, 0 to 1,000: 2 is twice as likely as the model finds it, 0 never.</summary>
    public double Directions { get; init; } = 1;

    /// <summary>Where the scene is set: <c>[setting: …]</c> stands before the prime. Null: not given.</summary>
    public string? Setting { get; init; }

    /// <summary>The temperature of some speakers' words, 0 to 10; everyone else has <see cref="WritingOptions.Temperature"/>.</summary>
    public IReadOnlyDictionary<string, double> Temperatures { get; init; } = new Dictionary<string, double>();
}
