using System.Text.Json;
using System.Text.Json.Serialization;

namespace Showrunner.Studio;

// Scorecards and blind comparisons.

internal sealed record ScorecardRequestBody(string? Model = null, int? Scenes = null);

/// <summary>Where a piece of work in the background stands.</summary>
[JsonConverter(typeof(CamelCase<WorkPhase>))]
internal enum WorkPhase
{
    None,
    Running,
    Done,
    Failed,
}

internal sealed record ScorecardBody(
    string Model,
    WorkPhase Phase,
    double Position,
    IReadOnlyList<VerdictBody> Verdicts,
    IReadOnlyList<ScorecardRow> Rows,
    IReadOnlyList<string> Samples,
    string? Error
);

internal sealed record VerdictBody(string Title, string Text, VerdictGrade Grade);

[JsonConverter(typeof(CamelCase<VerdictGrade>))]
internal enum VerdictGrade
{
    Unknown,
    Poor,
    Fair,
    Good,
}

internal sealed record ContestantBody(string? Model = null, IReadOnlyDictionary<string, JsonElement>? Controls = null);

internal sealed record NewComparisonBody(ContestantBody A, ContestantBody B, int Pairs);

internal sealed record ComparisonBody(
    string Id,
    WorkPhase Phase,
    DateTime Created,
    IReadOnlyList<PairBody> Pairs,
    int Wanted,
    int Answered,
    ComparisonResultBody? Result,
    string? Error
);

internal sealed record PairBody(
    int Number,
    IReadOnlyList<LineBody> Before,
    IReadOnlyList<LineBody> First,
    IReadOnlyList<LineBody> Second,
    string? Choice
);

internal sealed record AnswerBody(int Pair, string Choice);

internal sealed record ComparisonResultBody(
    ContestantBody A,
    ContestantBody B,
    int AWins,
    int BWins,
    int Ties,
    double Share,
    double Low,
    double High,
    string Text
);
