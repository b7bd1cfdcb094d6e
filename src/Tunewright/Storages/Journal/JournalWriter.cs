using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Tunewright;

/// <summary>Writes lines of a journal, with the keys that every version of Optuna needs.</summary>
internal sealed class JournalWriter(string workerId, bool localTimes)
{
    private readonly StringBuilder _text = new();

    /// <summary>The lines written since the last call.</summary>
    public byte[] Take()
    {
        // All other characters are escaped.
        var bytes = Encoding.ASCII.GetBytes(_text.ToString());
        _text.Clear();
        return bytes;
    }

    public void CreateStudy(string name, ImmutableArray<StudyDirection> directions) =>
        Line(
            JournalOperation.CreateStudy,
            ("study_name", name),
            ("directions", List(directions.Select(direction => (object?)(long)direction)))
        );

    /// <summary>Creates a study that will have the id, with its attributes.</summary>
    public void CreateStudy(long id, StudyRecord study)
    {
        CreateStudy(study.Name, study.Directions);
        foreach (var (key, value) in study.SystemAttributes)
            SetStudyAttribute(id, AttributeOwner.System, key, value);
        foreach (var (key, value) in study.UserAttributes)
            SetStudyAttribute(id, AttributeOwner.User, key, value);
    }

    public void DeleteStudy(long id) => Line(JournalOperation.DeleteStudy, ("study_id", id));

    public void SetStudyAttribute(long id, AttributeOwner owner, string key, object? value)
    {
        if (owner == AttributeOwner.User)
            Line(JournalOperation.SetStudyUserAttribute, ("study_id", id), ("user_attr", Map([(key, value)])));
        else
            Line(JournalOperation.SetStudySystemAttribute, ("study_id", id), ("system_attr", Map([(key, value)])));
    }

    public void StartTrial(long studyId, DateTimeOffset started) =>
        Line(JournalOperation.CreateTrial, ("study_id", studyId), ("datetime_start", Time(started)));

    public void TakeTrial(long trialId, DateTimeOffset started) =>
        Line(
            JournalOperation.SetTrialStateValues,
            ("trial_id", trialId),
            ("state", 0L),
            ("values", null),
            ("datetime_start", Time(started))
        );

    public void AddTrial(long studyId, FrozenTrial trial)
    {
        var several = trial.Values.Length > 1;
        List<(string, object?)> fields =
        [
            ("study_id", studyId),
            ("datetime_start", trial.Started is { } started ? Time(started) : null),
            ("state", (long)trial.State),
            ("value", several || trial.Values.IsEmpty ? null : trial.Values[0]),
            ("values", several ? List(trial.Values.Select(value => (object?)value)) : null),
            ("distributions", Map(trial.Parameters.Select(parameter => (parameter.Name, (object?)parameter.Distribution.ToJson())))),
            ("params", Map(trial.Parameters.Select(parameter => Internal(parameter.Name, parameter)))),
            ("user_attrs", trial.UserAttributes),
            ("system_attrs", trial.SystemAttributes),
            (
                "intermediate_values",
                Map(trial.IntermediateValues.Select(report => (report.Key.ToString(CultureInfo.InvariantCulture), (object?)report.Value)))
            ),
        ];
        // Optuna cannot read null here.
        if (trial.Completed is { } completed)
            fields.Add(("datetime_complete", Time(completed)));
        Line(JournalOperation.CreateTrial, [.. fields]);
    }

    public void Change(long trialId, TrialChanges changes)
    {
        foreach (var parameter in changes.Parameters)
        {
            Line(
                JournalOperation.SetTrialParameter,
                ("trial_id", trialId),
                ("param_name", parameter.Name),
                Internal("param_value_internal", parameter),
                ("distribution", parameter.Distribution.ToJson())
            );
        }

        foreach (var (step, value) in changes.Reports)
            Line(JournalOperation.SetTrialIntermediateValue, ("trial_id", trialId), ("step", step), ("intermediate_value", value));
        foreach (var (key, value) in changes.UserAttributes)
            Line(JournalOperation.SetTrialUserAttribute, ("trial_id", trialId), ("user_attr", Map([(key, value)])));
        foreach (var (key, value) in changes.SystemAttributes)
            Line(JournalOperation.SetTrialSystemAttribute, ("trial_id", trialId), ("system_attr", Map([(key, value)])));
        if (changes.State is { } state)
        {
            Line(
                JournalOperation.SetTrialStateValues,
                ("trial_id", trialId),
                ("state", (long)state),
                ("values", changes.Values.IsEmpty ? null : List(changes.Values.Select(value => (object?)value))),
                (
                    "datetime_complete",
                    Time(changes.Completed ?? throw new ArgumentException("A trial cannot end without a time of its end.", nameof(changes)))
                )
            );
        }
    }

    private void Line(JournalOperation operation, params ReadOnlySpan<(string Key, object? Value)> fields)
    {
        _text.Append(CultureInfo.InvariantCulture, $"{{\"op_code\": {(int)operation}, \"worker_id\": \"{workerId}\"");
        foreach (var (key, value) in fields)
            PythonJson.Write(_text.Append(CultureInfo.InvariantCulture, $", \"{key}\": "), value);
        _text.Append("}\n");
    }

    private string Time(DateTimeOffset time) =>
        localTimes
            ? time.LocalDateTime.ToString("yyyy-MM-ddTHH:mm:ss.ffffff", CultureInfo.InvariantCulture)
            : time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.ffffff+00:00", CultureInfo.InvariantCulture);

    /// <summary>The internal value; Optuna accepts an index only as an integer.</summary>
    private static (string Key, object? Value) Internal(string key, TrialParameter parameter) =>
        parameter.Distribution is CategoricalDistribution ? (key, (long)parameter.Value) : (key, parameter.Value);

    private static IReadOnlyList<object?> List(IEnumerable<object?> values) => [.. values];

    private static OrderedDictionary<string, object?> Map(IEnumerable<(string Key, object? Value)> entries) =>
        new(entries.Select(entry => KeyValuePair.Create(entry.Key, entry.Value)));
}
