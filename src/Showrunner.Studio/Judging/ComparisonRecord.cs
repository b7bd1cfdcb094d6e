using System.Text.Json.Serialization;

namespace Showrunner.Studio;

/// <summary>A blind comparison, as its file holds it.</summary>
internal sealed record ComparisonRecord
{
    public required string Id { get; init; }

    public required DateTime Created { get; init; }

    public required ContestantBody A { get; init; }

    public required ContestantBody B { get; init; }

    public required int Wanted { get; init; }

    public IReadOnlyList<PairRecord> Pairs { get; init; } = [];
}

/// <summary>Two continuations of the same lines.</summary>
/// <param name="Before">The lines.</param>
/// <param name="A">What one model wrote.</param>
/// <param name="B">What the other wrote.</param>
/// <param name="IsSwapped">Whether b is shown first.</param>
/// <param name="Choice">Which was preferred: 1, 2 or tie, as shown; null: not answered.</param>
internal sealed record PairRecord(
    IReadOnlyList<LineBody> Before,
    IReadOnlyList<LineBody> A,
    IReadOnlyList<LineBody> B,
    bool IsSwapped,
    string? Choice = null
)
{
    /// <summary>1: a was preferred, 0: b, 0.5: neither.</summary>
    [JsonIgnore]
    public double? ForA =>
        Choice switch
        {
            null => null,
            "tie" => 0.5,
            "1" => IsSwapped ? 0 : 1,
            _ => IsSwapped ? 1 : 0,
        };
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(ComparisonRecord))]
internal sealed partial class ComparisonJson : JsonSerializerContext;
