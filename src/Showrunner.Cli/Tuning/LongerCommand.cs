using System.Globalization;
using Showrunner.Tuning;

namespace Showrunner.Cli;

/// <summary>The command that trains the best options of a search for twice as long.</summary>
internal static class LongerCommand
{
    public static string? Of(TuningOutcome outcome, TuningRequest request) =>
        outcome.Longer is { } longer
            ? $"{Help.Program} train{Source(request.Source)} {Length(longer)}{From(request)}"
                + $"{string.Concat(longer.Arguments.Select(Option))} --out {Quoted(Path.ChangeExtension(request.Path, ".longer.show"))}"
            : null;

    private static string Source(CorpusSource source) =>
        string.Concat(source.Training.Select(file => $" {Quoted(file)}"))
        + (source.Validation.Count > 0 ? $" --validation {string.Join(' ', source.Validation.Select(Quoted))}" : "")
        + (source.Format is { } format ? $" --format {format}" : "")
        + (
            source.Columns.Count > 0
                ? $" --columns {Quoted(string.Join(',', source.Columns.Select(column => $"{column.Key}={column.Value}")))}"
                : ""
        );

    private static string Length(LongerTraining longer) =>
        longer.Minutes is { } minutes ? string.Create(CultureInfo.InvariantCulture, $"--minutes {minutes}") : $"--epochs {longer.Epochs}";

    private static string From(TuningRequest request) => $" --from {Quoted(request.From!)}";

    // Rounded: so little changes a model less than another seed does, and the line can be read.
    private static string Option(KeyValuePair<string, object> option) =>
        $" --{option.Key} {CandidateText.Value(option.Value is double real ? Rounded(real) : option.Value)}";

    private static decimal Rounded(double value) =>
        value == 0
            ? 0
            : decimal.Parse(value.ToString("E3", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture);

    private static string Quoted(string path) =>
        path.All(c => char.IsLetterOrDigit(c) || "./_-".Contains(c)) ? path : $"'{path.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
