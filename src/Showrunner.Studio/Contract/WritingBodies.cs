using System.Text.Json;
using System.Text.Json.Serialization;

namespace Showrunner.Studio;

internal sealed record WriteRequestBody(
    IReadOnlyList<LineBody> Before,
    string? Model = null,
    int? Lines = null,
    int? Words = null,
    IReadOnlyList<string>? Speakers = null,
    IReadOnlyDictionary<string, JsonElement>? Controls = null,
    ulong? Seed = null
);

internal sealed record GrowingLineBody(
    int Index,
    LineKind Kind,
    string Text,
    bool Final,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Speaker
);

internal sealed record WrittenBody(ulong Seed, int Lines, int Words);

internal sealed record AlternativesRequestBody(
    IReadOnlyList<LineBody> Before,
    int Count,
    IReadOnlyList<LineBody>? After = null,
    string? Model = null,
    string? Speaker = null,
    string? Prefix = null,
    IReadOnlyDictionary<string, JsonElement>? Controls = null,
    ulong? Seed = null
);

internal sealed record AlternativeBody(
    int Index,
    LineKind Kind,
    string Text,
    double Score,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Speaker
);

internal sealed record OrderBody(IReadOnlyList<int> Order, ulong Seed);

internal sealed record ProbabilitiesRequestBody(IReadOnlyList<LineBody> Before, LineBody Line, string? Model = null);

internal sealed record ProbabilitiesBody(IReadOnlyList<LineWordBody> Words);

internal sealed record LineWordBody(string Text, double Probability, int Start, int End, IReadOnlyList<WordChanceBody> Others);

internal sealed record WordChanceBody(string Text, double Probability);

internal sealed record CopiesRequestBody(IReadOnlyList<LineBody> Lines, string? Model = null, int? Words = null);

internal sealed record CopiesBody(double Share, IReadOnlyList<CopyBody> Runs);

internal sealed record CopyBody(int Line, int Start, int Length, int Words, string From);
