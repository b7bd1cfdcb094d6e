using System.Globalization;
using Showrunner.Training;

namespace Showrunner.Tuning;

/// <summary>What each candidate may cost, so that all compete as equals: epochs over the text, or minutes of work.</summary>
/// <remarks>Epochs give the same result on every machine and beside any other work; minutes let small models make more epochs than big ones.</remarks>
public sealed record TrialBudget
{
    private const int FewestReports = 9; // two thirds of the candidates can pause at the first of them, and two thirds of the rest at the third
    private const int PartsOfReport = 3; // of a time, so that there is a 27th of it
    private const double ShareOfSearch = 0.25; // what is left lets some 27 candidates come to the first rung, nine to the second, three to the third

    private TrialBudget() { }

    /// <summary>Epochs over the training text, or null.</summary>
    public int? Epochs { get; private init; }

    /// <summary>Minutes spent on training and validation, or null.</summary>
    public double? Minutes { get; private init; }

    /// <summary>Whether the space searches the number of epochs; then <see cref="Epochs"/> is the most.</summary>
    public bool IsSearched { get; private init; }

    /// <summary>The parts into which a whole candidate's training is divided, one's with the most epochs.</summary>
    internal int Parts => Epochs is { } epochs ? PartsOfEpoch * epochs : PartsOfReport * FewestReports;

    /// <summary>The parts, from 1, after which candidates are compared: a 27th (but not before the first), a ninth and a third of the whole.</summary>
    internal IReadOnlyList<int> Rungs => [.. new[] { Math.Max(1, Parts / 27), Parts / 9, Parts / 3 }.Distinct()];

    private int PartsOfEpoch => (FewestReports + Epochs!.Value - 1) / Epochs.Value;

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
    /// The epochs that the space gives each candidate, or those that <c>train</c> makes by itself; a quarter of the work of the search
    /// where <c>train</c>, on all processors, would make more of that work.
    /// </summary>
    /// <param name="space">What is searched.</param>
    /// <param name="training">What is learnt.</param>
    /// <param name="workMinutes">Minutes of work of all workers together; null where they are not known.</param>
    /// <param name="share">The share of the processors that a worker has, above 0.</param>
    internal static TrialBudget For(SearchSpace space, Corpus training, double? workMinutes, double share)
    {
        if (space.MaxEpochs is { } most)
            return new() { Epochs = most, IsSearched = true };
        var minutes = ShareOfSearch * workMinutes;
        var usual = space.Suggested(training, minutes: null);
        return space.Suggested(training, minutes * share) with { Minutes = null } == usual
            ? OfEpochs(usual.Epochs)
            : OfMinutes(minutes!.Value);
    }

    /// <summary>Reads what <see cref="ToString"/> writes; older studies call an epoch a pass.</summary>
    internal static TrialBudget? Parse(string text) =>
        text.Split(' ') switch
        {
            ["up", "to", var most, _] => new() { Epochs = int.Parse(most, CultureInfo.InvariantCulture), IsSearched = true },
            [var epochs, "epoch" or "epochs" or "pass" or "passes"] => OfEpochs(int.Parse(epochs, CultureInfo.InvariantCulture)),
            [var minutes, _] => OfMinutes(double.Parse(minutes, CultureInfo.InvariantCulture)),
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
            $"{(IsSearched ? "up to " : "")}{(Epochs is { } epochs ? epochs : Minutes)} {(Epochs is null ? "minute" : "epoch")}{((Epochs ?? Minutes) == 1 ? "" : "s")}"
        );
}
