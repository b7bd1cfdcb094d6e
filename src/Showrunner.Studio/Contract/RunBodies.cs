using System.Text.Json;
using System.Text.Json.Serialization;

namespace Showrunner.Studio;

// Training and searches.

internal sealed record ForecastBody(double Minutes, int Words, PerplexityBody? Perplexity, string Text);

internal sealed record PerplexityBody(double Low, double High);

internal sealed record TrainingRequestBody(double Minutes, IReadOnlyDictionary<string, JsonElement>? Options = null, string? From = null);

internal sealed record ResumeBody(string? Model = null);

/// <summary>Where a training or a search stands.</summary>
[JsonConverter(typeof(CamelCase<Phase>))]
internal enum Phase
{
    /// <summary>Another one runs.</summary>
    Queued,

    /// <summary>Scripts are read.</summary>
    Preparing,

    Running,

    /// <summary>It can go on.</summary>
    Paused,

    /// <summary>A person has ended it.</summary>
    Stopped,

    Done,
    Failed,
}

internal sealed record TrainingNowBody(
    string Show,
    string Model,
    Phase Phase,
    double Minutes,
    double Position,
    int Epoch,
    double? SecondsLeft,
    double? WordsPerSecond,
    double? Loss,
    double? Best,
    string? Error
);

internal sealed record TrainingBody(
    string Show,
    string Model,
    Phase Phase,
    double Minutes,
    double Position,
    int Epoch,
    double? SecondsLeft,
    double? WordsPerSecond,
    double? Loss,
    double? Best,
    string? Error,
    string? Reason,
    IReadOnlyDictionary<string, JsonElement> Options,
    long? Weights,
    int? Vocabulary,
    IReadOnlyList<EpochBody> Epochs,
    IReadOnlyList<double[]> Curve
);

internal sealed record EpochBody(
    int Number,
    double TrainingLoss,
    double ValidationPerplexity,
    bool IsBest,
    double? WordsPerSecond,
    double? Seconds,
    string? Sample
);

internal sealed record TuningRequestBody(double Minutes, int? Trials = null);

internal sealed record TuningBody(
    string Show,
    Phase Phase,
    double Minutes,
    double Seconds,
    int Trials,
    double? Best,
    IReadOnlyList<NamedValueBody> BestOptions,
    string? Study,
    string? Model,
    string? Error
);

internal sealed record NamedValueBody(string Label, string Value);
