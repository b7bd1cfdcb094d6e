namespace Showrunner;

/// <summary>What only a script has: who speaks, how long, and where. Names are the cast's, in any case.</summary>
public sealed record ScriptRules
{
    /// <summary>Only these speak; at least one. Null: everyone whom the model knows.</summary>
    public IReadOnlyList<string>? Cast { get; init; }

    /// <summary>Who speaks the first lines that are written, in order; then the model chooses.</summary>
    public IReadOnlyList<string> Next { get; init; } = [];

    /// <summary>How many times as likely as the model finds them some speak, 0 to 1,000; everyone else 1.</summary>
    public IReadOnlyDictionary<string, double> Weights { get; init; } = new Dictionary<string, double>();

    /// <summary>Nobody speaks twice in a row.</summary>
    public bool TakeTurns { get; init; }

    /// <summary>Fewest words and marks of a line, the name not counted, 1 to 10,000.</summary>
    public int ShortestLine { get; init; } = 1;

    /// <summary>Most words and marks of a line, the name not counted, 2 to 10,000; a line that long ends with a full stop or the like. Null: any number.</summary>
    public int? LongestLine { get; init; }

    /// <summary>How many times as likely as the model finds them stage directions are, 0 to 1,000: 0 is none, 1 as the model likes.</summary>
    public double Directions { get; init; } = 1;

    /// <summary>Where the scene is: <c>[setting: …]</c> stands before the prime. Null: none is given.</summary>
    public string? Setting { get; init; }

    /// <summary>Temperatures of some speakers' words, 0 to 10; everyone else has <see cref="WritingOptions.Temperature"/>.</summary>
    public IReadOnlyDictionary<string, double> Temperatures { get; init; } = new Dictionary<string, double>();
}
