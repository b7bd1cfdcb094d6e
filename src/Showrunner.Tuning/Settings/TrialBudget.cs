using System.Globalization;
using Showrunner.Training;

namespace Showrunner.Tuning;

/// <summary>What each candidate may cost, the same for all: epochs over the text, or minutes of work.</summary>
/// <remarks>
/// With epochs the result is the same on every machine and under any load. With minutes, small models make more epochs than big ones.
/// </remarks>
public sealed record TrialBudget
{
    // Two thirds of the candidates can pause at the first report, and two thirds of the rest at the third.
    private const int MinReports = 9;

    // A time is divided more finely, so that there is a 27th of it.
    private const int PartsOfReport = 3;

    // The rest of the time takes some 27 candidates to the first rung, nine to the second and three to the third.
    private const double ShareOfSearch = 0.25;

    private TrialBudget() { }

    /// <summary>Epochs over the training text, or null.</summary>
    public int? Epochs { get; private init; }

    /// <summary>Minutes spent on training and validation, or null.</summary>
    public double? Minutes { get; private init; }

    /// <summary>Whether the space searches the number of epochs; then <see cref="Epochs"/> is the maximum.</summary>
    public bool IsSearched { get; private init; }

    /// <summary>The parts into which a candidate's whole training is divided, where it has the maximum of epochs.</summary>
    internal int Parts => Epochs is { } epochs ? PartsOfEpoch * epochs : PartsOfReport * MinReports;

    /// <summary>
    /// The parts, from 1, after which candidates are compared: a 27th (but not before the first), a ninth and a third of the whole.
    /// </summary>
    internal IReadOnlyList<int> Rungs => [.. new[] { Math.Max(1, Parts / 27), Parts / 9, Parts / 3 }.Distinct()];

    private int PartsOfEpoch => (MinReports + Epochs!.Value - 1) / Epochs.Value;

    /// <summary>A number of epochs over the training text, 1 to 10,000.</summary>
    public static TrialBudget OfEpochs(int epochs) =>
        epochs is >= 1 and <= 10_000
            ? new() { Epochs = epochs }
            : throw new ShowrunnerException($"The number of epochs is {epochs}; it must be 1 to 10000.");

    /// <summary>Minutes of work, above 0.</summary>
    public static TrialBudget OfMinutes(double minutes) =>
        minutes is > 0 and <= 100_000
            ? new() { Minutes = minutes }
            : throw new ShowrunnerException($"The number of minutes is {minutes}; it must be above 0 and at most 100000.");

    /// <summary>
    /// The epochs of the space, or those that <c>train</c> chooses by itself. Where <c>train</c>, on all processors, has a better recipe
    /// for a quarter of the work of the search, that quarter.
    /// </summary>
    /// <param name="space">What is searched.</param>
    /// <param name="training">The training text.</param>
    /// <param name="workMinutes">Minutes of work of all workers together; null where they are not known.</param>
    /// <param name="share">The share of the processors that a worker has, above 0.</param>
    internal static TrialBudget For(SearchSpace space, Corpus training, double? workMinutes, double share)
    {
        if (space.MaxEpochs is { } max)
            return new() { Epochs = max, IsSearched = true };
        var minutes = ShareOfSearch * workMinutes;
        var usual = space.Suggested(training, minutes: null);
        return space.Suggested(training, minutes * share) with { Minutes = null, Epochs = usual.Epochs } == usual
            ? OfEpochs(usual.Epochs)
            : OfMinutes(minutes!.Value);
    }

    /// <summary>
    /// The budget as studies store it: <c>epochs=3</c>, <c>epochs&lt;=20</c> where they are searched, or <c>minutes=2.5</c>.
    /// </summary>
    internal string Stored =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{(Epochs is null ? "minutes" : "epochs")}{(IsSearched ? "<=" : "=")}{Epochs ?? Minutes}"
        );

    /// <summary>
    /// Reads <see cref="Stored"/>, and the phrases of older studies: <c>3 passes</c>, <c>up to 20 passes</c>, <c>2.5 minutes</c>.
    /// </summary>
    /// <returns>The budget, or null if the text is none.</returns>
    internal static TrialBudget? Parse(string text) =>
        text.Split(' ', '=') switch
        {
            ["epochs<", var max] => Searched(max),
            ["up", "to", var max, _] => Searched(max),
            ["epochs", var epochs] => OfEpochs(Whole(epochs)),
            [var epochs, "epoch" or "epochs" or "pass" or "passes"] => OfEpochs(Whole(epochs)),
            ["minutes", var minutes] => OfMinutes(Real(minutes)),
            [var minutes, "minute" or "minutes"] => OfMinutes(Real(minutes)),
            _ => null,
        };

    /// <summary>A candidate's options within the budget.</summary>
    internal TrainingOptions Limit(TrainingOptions options) =>
        Minutes is { } minutes ? options with { Minutes = minutes }
        : IsSearched ? options
        : options with { Epochs = Epochs!.Value };

    /// <summary>The parts, from 1 to all of them, after which a candidate with these options reports.</summary>
    internal IReadOnlyList<int> ReportsOf(TrainingOptions options) =>
        Epochs is not null
            ? [.. Enumerable.Range(1, PartsOfEpoch * options.Epochs)]
            : [.. Enumerable.Range(1, Parts).Where(part => part % PartsOfReport == 0 || Rungs.Contains(part))];

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{(IsSearched ? "up to " : "")}{(Epochs is { } epochs ? epochs : Minutes)} "
                + $"{(Epochs is null ? "minute" : "epoch")}{((Epochs ?? Minutes) == 1 ? "" : "s")}"
        );

    private static TrialBudget Searched(string max) => new() { Epochs = Whole(max), IsSearched = true };

    private static double Real(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
