using System.Globalization;

namespace Tunewright;

/// <summary>Trials for people to read.</summary>
internal static class TrialText
{
    /// <summary>A number with six digits.</summary>
    public static string Number(double value) => value.ToString("G6", CultureInfo.InvariantCulture);

    /// <summary>"rate 0.001, layers 2".</summary>
    public static string Parameters(FrozenTrial trial) =>
        string.Join(
            ", ",
            trial
                .ExternalParameters()
                .Select(entry =>
                    $"{entry.Key} {(entry.Value is double real ? Number(real) : entry.Value is string text ? text : PythonJson.Write(entry.Value))}"
                )
        );
}
