using System.Collections.Immutable;

namespace Tunewright.Plots;

/// <summary>The complete trials of a study and their values of an objective, by number.</summary>
internal sealed class ObservedTrials
{
    /// <param name="study">The study.</param>
    /// <param name="objective">The objective.</param>
    /// <param name="finite">Whether to leave out trials whose value is not finite.</param>
    public ObservedTrials(Study study, int objective, bool finite = true)
    {
        Objective = PlotObjective.Of(study, objective);
        var complete = study.TrialsIn(TrialState.Complete);
        All =
        [
            .. complete.Select(trial => new Observed(trial, trial.Values[objective])).Where(seen => !finite || double.IsFinite(seen.Value)),
        ];
        (Study, Index, LeftOut) = (study.Name, objective, complete.Count - All.Length);
    }

    public string Study { get; }

    public PlotObjective Objective { get; }

    /// <summary>The objective's position among those of the study.</summary>
    public int Index { get; }

    public ImmutableArray<Observed> All { get; }

    /// <summary>The number of complete trials whose value is not finite.</summary>
    public int LeftOut { get; }

    /// <summary>The number of the feasible trial with the best value; of equal ones the first.</summary>
    public int? Best => All.Where(seen => seen.Trial.IsFeasible).MinBy(seen => Objective.Loss(seen.Value))?.Trial.Number;

    /// <summary>The axes of <paramref name="parameters"/>, or of all that occur, by name. Without trials they are empty.</summary>
    /// <exception cref="ArgumentException">A parameter occurs in no trial.</exception>
    public ImmutableArray<ParameterAxis> Axes(IReadOnlyCollection<string>? parameters)
    {
        var known = All.SelectMany(seen => seen.Trial.Parameters).Select(parameter => parameter.Name).ToHashSet();
        if (!All.IsEmpty && parameters?.FirstOrDefault(name => !known.Contains(name)) is { } unknown)
        {
            throw new ArgumentException(
                $"No complete trial of '{Study}' has the parameter '{unknown}'. "
                    + $"They have: {string.Join(", ", known.Order(StringComparer.Ordinal))}.",
                nameof(parameters)
            );
        }
        var trials = All.Select(seen => seen.Trial).ToArray();
        return [.. (parameters ?? known).Distinct().Order(StringComparer.Ordinal).Select(name => ParameterAxis.Of(name, trials))];
    }
}

/// <summary>A complete trial and its value of the objective.</summary>
internal sealed record Observed(FrozenTrial Trial, double Value);
