using System.Text;

namespace Tunewright.Databases;

/// <summary>States, directions and numbers as Optuna's columns hold them.</summary>
internal static class OptunaText
{
    public static string Name(TrialState state) =>
        state switch
        {
            TrialState.Running => "RUNNING",
            TrialState.Complete => "COMPLETE",
            TrialState.Pruned => "PRUNED",
            TrialState.Failed => "FAIL",
            TrialState.Waiting => "WAITING",
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, "There is no such state."),
        };

    public static TrialState State(string name) =>
        name switch
        {
            "RUNNING" => TrialState.Running,
            "COMPLETE" => TrialState.Complete,
            "PRUNED" => TrialState.Pruned,
            "FAIL" => TrialState.Failed,
            "WAITING" => TrialState.Waiting,
            _ => throw new FormatException($"'{name}' is not a trial's state."),
        };

    public static string Name(StudyDirection direction) =>
        direction switch
        {
            StudyDirection.Minimize => "MINIMIZE",
            StudyDirection.Maximize => "MAXIMIZE",
            _ => "NOT_SET",
        };

    public static StudyDirection Direction(string name) =>
        name switch
        {
            "MINIMIZE" => StudyDirection.Minimize,
            "MAXIMIZE" => StudyDirection.Maximize,
            "NOT_SET" => StudyDirection.NotSet,
            _ => throw new FormatException($"'{name}' is not a study's direction."),
        };

    /// <summary>Which numbers have no column: only the finite ones are stored as they are.</summary>
    public static string Kind(double number) =>
        double.IsNaN(number) ? "NAN"
        : double.IsFinite(number) ? "FINITE"
        : number > 0 ? "INF_POS"
        : "INF_NEG";

    public static double Number(string kind, Func<double> finite) =>
        kind switch
        {
            "FINITE" => finite(),
            "INF_POS" => double.PositiveInfinity,
            "INF_NEG" => double.NegativeInfinity,
            "NAN" => double.NaN,
            _ => throw new FormatException($"'{kind}' is not a kind of number."),
        };

    /// <summary>An attribute's value as JSON.</summary>
    /// <exception cref="ArgumentException">The key or the JSON is too long.</exception>
    public static string Json(Dialect dialect, string key, object? value)
    {
        ParameterNames.Check(key, "attribute");
        var json = PythonJson.Write(value);
        return Encoding.UTF8.GetByteCount(json) is var length && length <= dialect.MaxJson
            ? json
            : throw new ArgumentException(
                $"{dialect.Address}: the attribute '{key}' has {length:N0} bytes of JSON; the maximum is {dialect.MaxJson:N0}, "
                    + "since every worker reads it. Write large values to a file and its path into the attribute. Nothing was stored.",
                nameof(value)
            );
    }
}
