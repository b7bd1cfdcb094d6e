using System.Collections.Immutable;
using System.Text.Json;

namespace Tunewright.Tests;

/// <summary>Reads what the scripts in <c>Fixtures</c> recorded.</summary>
internal static class Fixture
{
    public static JsonElement Read(string name) =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", name))).RootElement;

    public static JsonElement.ArrayEnumerator Cases(string name) => Read(name).GetProperty("cases").EnumerateArray();

    public static double Number(JsonElement element) =>
        element.ValueKind == JsonValueKind.String
            ? element.GetString() switch
            {
                "Infinity" => double.PositiveInfinity,
                "-Infinity" => double.NegativeInfinity,
                _ => double.NaN,
            }
            : element.GetDouble();

    public static double[] Numbers(this JsonElement element, string property) =>
        element.TryGetProperty(property, out var list) ? [.. list.EnumerateArray().Select(Number)] : [];

    public static ImmutableArray<StudyDirection> Directions(JsonElement study) =>
        [
            .. study
                .GetProperty("directions")
                .EnumerateArray()
                .Select(direction => Enum.Parse<StudyDirection>(direction.GetString()!, ignoreCase: true)),
        ];

    /// <summary>A recorded trial.</summary>
    public static FrozenTrial Trial(JsonElement record, int number, IReadOnlyList<Distribution> distributions) =>
        new()
        {
            Id = number,
            Number = number,
            State = (TrialState)record.GetProperty("state").GetInt32(),
            Values = [.. record.Numbers("values")],
            Parameters = !record.TryGetProperty("parameters", out var parameters)
                ? []
                :
                [
                    .. parameters
                        .EnumerateArray()
                        .Select(p => new TrialParameter(p[0].GetString()!, distributions[p[1].GetInt32()], p[2].GetDouble())),
                ],
            IntermediateValues = !record.TryGetProperty("reports", out var reports)
                ? ImmutableSortedDictionary<long, double>.Empty
                : reports.EnumerateArray().ToImmutableSortedDictionary(report => report[0].GetInt64(), report => Number(report[1])),
            SystemAttributes = !record.TryGetProperty("constraints", out _)
                ? ImmutableDictionary<string, object?>.Empty
                : ImmutableDictionary<string, object?>.Empty.Add("constraints", record.Numbers("constraints").Cast<object?>().ToArray()),
        };
}
