using System.Globalization;

namespace Showrunner.Training;

/// <summary>What each candidate may cost, so that all compete as equals: passes over the text, or minutes of work.</summary>
/// <remarks>Passes give the same result on every machine and beside any other work; minutes let small models make more passes than big ones.</remarks>
public sealed record TrialBudget
{
    private const int FewestReports = 9;       // two thirds of the candidates can pause at the first of them, and two thirds of the rest at the third

    private TrialBudget()
    {
    }

    /// <summary>Passes over the training text, or null.</summary>
    public int? Passes { get; private init; }

    /// <summary>Minutes spent on training and validation, or null.</summary>
    public double? Minutes { get; private init; }

    /// <summary>Whether the space searches the number of passes; then <see cref="Passes"/> is the most.</summary>
    public bool IsSearched { get; private init; }

    /// <summary>Reports that a candidate makes in each pass, or in all its minutes.</summary>
    internal int ReportsInPass => Passes is { } passes ? (FewestReports + passes - 1) / passes : FewestReports;

    /// <summary>Reports of a whole candidate, of one with the most passes.</summary>
    internal int Reports => ReportsInPass * (Passes ?? 1);

    /// <summary>The reports, from 1, at which candidates are compared: a 27th (but not before the first), a ninth and a third of the whole.</summary>
    internal IReadOnlyList<int> Rungs => [.. new[] { Math.Max(1, Reports / 27), Reports / 9, Reports / 3 }.Distinct()];

    /// <summary>A number of passes over the training text, 1 to 10,000.</summary>
    public static TrialBudget OfPasses(int passes) => passes is >= 1 and <= 10_000
        ? new() { Passes = passes } : throw new ShowrunnerException($"The number of passes is {passes}; it must be 1 to 10000.");

    /// <summary>Minutes of work, above 0.</summary>
    public static TrialBudget OfMinutes(double minutes) => minutes is > 0 and <= 100_000
        ? new() { Minutes = minutes } : throw new ShowrunnerException($"The number of minutes is {minutes}; it must be above 0 and at most 100000.");

    /// <summary>The passes that the space gives each candidate; null where it gives none.</summary>
    internal static TrialBudget? Of(SearchSpace space) => space.MostPasses is { } most ? new() { Passes = most, IsSearched = true } : null;

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    internal static TrialBudget? Parse(string text) => text.Split(' ') switch
    {
        ["up", "to", var most, _] => new() { Passes = int.Parse(most, CultureInfo.InvariantCulture), IsSearched = true },
        [var passes, "pass" or "passes"] => OfPasses(int.Parse(passes, CultureInfo.InvariantCulture)),
        [var minutes, _] => OfMinutes(double.Parse(minutes, CultureInfo.InvariantCulture)),
        _ => null,
    };

    /// <summary>A candidate's options within the budget.</summary>
    internal TrainingOptions Limit(TrainingOptions options) =>
        Minutes is { } minutes ? options with { Minutes = minutes } : IsSearched ? options : options with { Passes = Passes!.Value };

    /// <summary>Reports of a candidate with these options.</summary>
    internal int ReportsOf(TrainingOptions options) => Passes is null ? FewestReports : ReportsInPass * options.Passes;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(IsSearched ? "up to " : "")}{(Passes is { } passes ? passes : Minutes)} {(Passes is null ? "minute" : "pass")}{((Passes ?? Minutes) == 1 ? "" : Passes is null ? "s" : "es")}");
}
