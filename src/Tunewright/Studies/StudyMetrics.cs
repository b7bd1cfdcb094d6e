using System.Collections.Immutable;

namespace Tunewright;

/// <summary>The names of a study's objectives, and the one that trials report on.</summary>
internal sealed class StudyMetrics
{
    /// <summary>Optuna's key for the names among a study's system attributes.</summary>
    public const string NamesAttribute = "study:metric_names";

    private readonly ImmutableArray<StudyDirection> _directions;

    /// <exception cref="ArgumentException"><paramref name="pruning"/> is not one of the names.</exception>
    public StudyMetrics(ImmutableArray<StudyDirection> directions, ImmutableArray<string> names, string? pruning)
    {
        if (pruning is not null && !names.Contains(pruning))
        {
            throw new ArgumentException(
                $"The pruning metric '{pruning}' is not one of the metric names {PythonJson.Write(names)}.",
                nameof(pruning)
            );
        }

        (_directions, Names, Pruning) = (directions, names, pruning);
    }

    /// <summary>One name for each objective, or none at all.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>The metric that pruners compare, if one was chosen.</summary>
    public string? Pruning { get; }

    /// <summary>Whether a report needs no metric: there is one objective, or one was chosen.</summary>
    public bool HasPruning => _directions.Length == 1 || Pruning is not null;

    /// <summary>Whether pruners see the reports on this metric.</summary>
    public bool IsPruning(string metric) => _directions.Length == 1 || metric == Pruning;

    /// <summary>The names in a study's record; none if it has none.</summary>
    public static ImmutableArray<string> NamesIn(StudyRecord study) =>
        study.SystemAttributes.GetValueOrDefault(NamesAttribute) is IReadOnlyList<object?> stored ? [.. stored.OfType<string>()] : [];

    /// <exception cref="ArgumentException">There are more or fewer names than objectives, or two are equal.</exception>
    public static void Check(IReadOnlyList<string>? names, int objectives)
    {
        if (names is not null && (names.Count != objectives || names.Distinct().Count() != names.Count))
        {
            throw new ArgumentException(
                $"A study of {Counted.Of(objectives, "objective")} needs {Counted.Of(objectives, "metric name")}, each different, "
                    + $"but these were given: {PythonJson.Write(PlainValue.Of(names))}.",
                nameof(names)
            );
        }
        foreach (var name in names ?? [])
            ParameterNames.Check(FrozenTrial.ReportAttributePrefix + name, "a metric's attribute");
    }

    /// <summary>A history for pruners: of several objectives it has only the direction of the one reported on.</summary>
    public StudyHistory ForPruner(StudyHistory history) =>
        Pruning is null || _directions.Length == 1
            ? history
            : new()
            {
                StudyName = history.StudyName,
                Directions = [_directions[Names.IndexOf(Pruning)]],
                Lineage = history.Lineage,
                Finished = history.Finished,
                Running = history.Running,
            };
}
