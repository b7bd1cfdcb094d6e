using System.Text.Json.Serialization;
using Tunewright.Plots;

namespace Tunewright.Dashboard;

/// <summary>Reads requests and writes answers, with the names of <c>web/dashboard/api.ts</c>.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true
)]
[JsonSerializable(typeof(ErrorBody))]
[JsonSerializable(typeof(NoteConflictBody))]
[JsonSerializable(typeof(StudyListBody))]
[JsonSerializable(typeof(StorageEventBody))]
[JsonSerializable(typeof(RemovedBody))]
[JsonSerializable(typeof(SummaryData))]
[JsonSerializable(typeof(HeaderData))]
[JsonSerializable(typeof(IReadOnlyList<TrialData>))]
[JsonSerializable(typeof(CurvesData))]
[JsonSerializable(typeof(ImportancesData))]
[JsonSerializable(typeof(RemainingGain))]
[JsonSerializable(typeof(NoteData))]
[JsonSerializable(typeof(NewStudyRequest))]
[JsonSerializable(typeof(RenameRequest))]
[JsonSerializable(typeof(QueueRequest))]
[JsonSerializable(typeof(FailRequest))]
[JsonSerializable(typeof(SelectionRequest))]
internal sealed partial class DashboardJson : JsonSerializerContext;
