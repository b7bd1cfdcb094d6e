using System.Text;

namespace Tunewright.Databases;

/// <summary>States, directions and numbers as Optuna's columns hold them.</summary>
internal static class OptunaText
{
    /// <summary>As long as the columns for names and keys.</summary>
    public const int LongestName = 512;

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
            _ => throw new FormatException($"'{name}' is no trial's state."),
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
            _ => throw new FormatException($"'{name}' is no study's direction."),
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
            _ => throw new FormatException($"'{kind}' is no kind of number."),
        };

    public static string CheckName(string name, string what)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Length is > 0 and <= LongestName
            ? name
            : throw new ArgumentException(
                $"A {what}'s name must have 1 to {LongestName} characters, but '{(name.Length > 40 ? name[..40] + "…" : name)}' has {name.Length}.",
                nameof(name)
            );
    }

    /// <summary>An attribute's value as JSON, when it is not too long.</summary>
    public static string Json(Dialect dialect, string key, object? value)
    {
        CheckName(key, "attribute");
        var json = PythonJson.Write(value);
        return Encoding.UTF8.GetByteCount(json) is var length && length <= dialect.LongestValue
            ? json
            : throw new ArgumentException(
                $"{dialect.Address}: the attribute '{key}' has {length:N0} bytes, of which it takes {dialect.LongestValue:N0}, since every worker reads them. Keep what is large in a file, and its path in the attribute. Nothing was stored.",
                nameof(value)
            );
    }
}
