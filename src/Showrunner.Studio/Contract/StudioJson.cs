using System.Text.Json;
using System.Text.Json.Serialization;

namespace Showrunner.Studio;

/// <summary>Reads requests and writes answers, with the names of <c>web/studio/api.ts</c>.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true
)]
[JsonSerializable(typeof(StudioBody))]
[JsonSerializable(typeof(IReadOnlyList<ShowBody>))]
[JsonSerializable(typeof(NewShowBody))]
[JsonSerializable(typeof(EmptyBody))]
[JsonSerializable(typeof(ShowPatchBody))]
[JsonSerializable(typeof(ReadingBody))]
[JsonSerializable(typeof(IReadOnlyList<ModelBody>))]
[JsonSerializable(typeof(IReadOnlyList<OptionGroupBody>))]
[JsonSerializable(typeof(ForecastBody))]
[JsonSerializable(typeof(TrainingRequestBody))]
[JsonSerializable(typeof(ResumeBody))]
[JsonSerializable(typeof(TrainingBody))]
[JsonSerializable(typeof(TuningRequestBody))]
[JsonSerializable(typeof(TuningBody))]
[JsonSerializable(typeof(IReadOnlyList<SceneSummaryBody>))]
[JsonSerializable(typeof(SceneBody))]
[JsonSerializable(typeof(NewSceneBody))]
[JsonSerializable(typeof(LineBody[]))]
[JsonSerializable(typeof(TitleBody))]
[JsonSerializable(typeof(ChangeBody))]
[JsonSerializable(typeof(IReadOnlyList<SavedChangeBody>))]
[JsonSerializable(typeof(SavedBody))]
[JsonSerializable(typeof(ConflictBody))]
[JsonSerializable(typeof(WriteRequestBody))]
[JsonSerializable(typeof(GrowingLineBody))]
[JsonSerializable(typeof(WrittenBody))]
[JsonSerializable(typeof(AlternativesRequestBody))]
[JsonSerializable(typeof(AlternativeBody))]
[JsonSerializable(typeof(OrderBody))]
[JsonSerializable(typeof(ProbabilitiesRequestBody))]
[JsonSerializable(typeof(ProbabilitiesBody))]
[JsonSerializable(typeof(CopiesRequestBody))]
[JsonSerializable(typeof(CopiesBody))]
[JsonSerializable(typeof(ScorecardRequestBody))]
[JsonSerializable(typeof(NewComparisonBody))]
[JsonSerializable(typeof(IReadOnlyList<ComparisonBody>))]
[JsonSerializable(typeof(AnswerBody))]
[JsonSerializable(typeof(ShowEventBody))]
[JsonSerializable(typeof(EpochEventBody))]
[JsonSerializable(typeof(ScorecardEventBody))]
[JsonSerializable(typeof(ComparisonEventBody))]
[JsonSerializable(typeof(SceneEventBody))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(long))]
[JsonSerializable(typeof(double))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(TrainingNowBody))]
internal sealed partial class StudioJson : JsonSerializerContext;

internal sealed class CamelCase<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase)
    where T : struct, Enum;
