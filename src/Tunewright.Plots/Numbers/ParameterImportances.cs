using System.Collections.Immutable;

namespace Tunewright.Plots;

/// <summary>How much each parameter decides whether a trial is among the best: see <see cref="PedAnova"/>.</summary>
/// <param name="Study">The study's name.</param>
/// <param name="Objectives">One for each objective of the study.</param>
public sealed record ParameterImportances(string Study, ImmutableArray<ObjectiveImportances> Objectives)
{
    internal static ParameterImportances Of(Study study) =>
        new(
            study.Name,
            [
                .. PlotObjective
                    .Of(study)
                    .Select((shown, i) => new ObjectiveImportances(shown, [.. PedAnova.Importances(study, objective: i)])),
            ]
        );
}

/// <summary>The importances for one objective.</summary>
/// <param name="Objective">The objective.</param>
/// <param name="Parameters">Parameters and their importances, the most important first; they have the sum 1, or all are 0.</param>
public sealed record ObjectiveImportances(PlotObjective Objective, ImmutableArray<KeyValuePair<string, double>> Parameters);
