using System.Collections;
using System.Diagnostics;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tunewright;

namespace Showrunner.Tuning;

/// <summary>Writes the trials of any study for other programs.</summary>
public static class StudyExport
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes one line a trial, with the column names of Optuna's <c>Study.trials_dataframe</c>, as RFC 4180 has it.</summary>
    public static void WriteCsv(TextWriter output, Study study)
    {
        var trials = study.Trials;
        var parameters = trials
            .SelectMany(trial => trial.Parameters)
            .Select(parameter => parameter.Name)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();
        var attributes = trials.SelectMany(trial => trial.UserAttributes.Keys).Distinct().Order(StringComparer.Ordinal).ToList();
        string[] values = study.Directions.Length == 1 ? ["value"] : [.. study.Directions.Select((_, index) => $"values_{index}")];
        Line([
            "number",
            .. values,
            "datetime_start",
            "datetime_complete",
            "duration",
            .. parameters.Select(name => $"params_{name}"),
            .. attributes.Select(name => $"user_attrs_{name}"),
            "state",
        ]);
        foreach (var trial in trials)
        {
            var chosen = trial.ExternalParameters();
            Line([
                trial.Number,
                .. values.Select((_, index) => index < trial.Values.Length ? (object?)trial.Values[index] : null),
                trial.Started,
                trial.Completed,
                (trial.Completed - trial.Started)?.TotalSeconds,
                .. parameters.Select(name => chosen.GetValueOrDefault(name)),
                .. attributes.Select(name => trial.UserAttributes.GetValueOrDefault(name)),
                trial.State == TrialState.Failed ? "FAIL" : trial.State.ToString().ToUpperInvariant(),
            ]);
        }

        void Line(IEnumerable<object?> cells) => output.Write(string.Join(',', cells.Select(Cell)) + "\r\n");
    }

    /// <summary>Writes a list with one object a trial.</summary>
    public static void WriteJson(TextWriter output, Study study) =>
        output.WriteLine(
            new JsonArray([
                .. study.Trials.Select(trial => new JsonObject
                {
                    ["number"] = trial.Number,
                    ["state"] = trial.State.ToString().ToLowerInvariant(),
                    ["values"] = ToNode(trial.Values),
                    ["started"] = trial.Started,
                    ["completed"] = trial.Completed,
                    ["parameters"] = ToNode(trial.ExternalParameters()),
                    ["reports"] = new JsonObject(
                        trial.IntermediateValues.Select(report =>
                            KeyValuePair.Create(report.Key.ToString(CultureInfo.InvariantCulture), ToNode(report.Value))
                        )
                    ),
                    ["userAttributes"] = ToNode(trial.UserAttributes.OrderBy(attribute => attribute.Key, StringComparer.Ordinal)),
                    ["failureReason"] = trial.FailureReason,
                }),
            ]).ToJsonString(Json)
        );

    /// <summary>
    /// The JSON of a parameter or an attribute. Numbers that JSON does not have become "NaN", "Infinity" and "-Infinity".
    /// </summary>
    public static JsonNode? ToNode(object? value) =>
        value switch
        {
            null => null,
            bool truth => truth,
            int whole => whole,
            long whole => whole,
            double real => double.IsFinite(real) ? real : real.ToString(CultureInfo.InvariantCulture),
            string text => text,
            IEnumerable<KeyValuePair<string, object?>> map => new JsonObject(
                map.Select(entry => KeyValuePair.Create(entry.Key, ToNode(entry.Value)))
            ),
            IEnumerable list => new JsonArray([.. list.Cast<object?>().Select(ToNode)]),
            _ => throw new UnreachableException(),
        };

    private static string Cell(object? value)
    {
        var text = value switch
        {
            null => "",
            DateTimeOffset time => time.ToString("O", CultureInfo.InvariantCulture),
            double real => real.ToString("R", CultureInfo.InvariantCulture),
            string or bool or long or int => Convert.ToString(value, CultureInfo.InvariantCulture)!,
            _ => ToNode(value)!.ToJsonString(Json),
        };
        return text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
