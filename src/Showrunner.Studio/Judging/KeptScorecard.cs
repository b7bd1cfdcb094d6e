using System.Text.Json.Serialization;

namespace Showrunner.Studio;

/// <summary>A scorecard as it is kept beside its model.</summary>
/// <param name="Epochs">How many the model had learnt.</param>
/// <param name="Card">What was measured.</param>
internal sealed record KeptScorecard(int Epochs, ScorecardBody Card);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(KeptScorecard))]
internal sealed partial class ScorecardJson : JsonSerializerContext;
