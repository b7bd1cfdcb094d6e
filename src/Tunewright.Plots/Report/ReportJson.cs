using System.Text.Json.Serialization;

namespace Tunewright.Plots;

/// <summary>Writes what pages read, with the names of <c>web/study/types.ts</c>.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals
)]
[JsonSerializable(typeof(ColumnsData))]
[JsonSerializable(typeof(HeaderData))]
[JsonSerializable(typeof(IReadOnlyList<TrialData>))]
[JsonSerializable(typeof(CurvesData))]
[JsonSerializable(typeof(ImportancesData))]
[JsonSerializable(typeof(ReportData))]
internal sealed partial class ReportJson : JsonSerializerContext;
