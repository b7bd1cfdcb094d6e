using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Tunewright;

/// <summary>Tries every combination of given values once, shuffled into the same order as by Optuna 5.</summary>
/// <remarks>
/// Trial n takes the n-th combination, so workers agree without asking each other. A combination counts as tried when its trial has
/// ended, in any state. When all are tried the study stops; trials that start nevertheless repeat a combination.
/// </remarks>
public sealed class GridSampler : ISampler
{
    private const string GridIdAttribute = "grid_id";
    private const string SpaceAttribute = "search_space";
    private readonly ImmutableSortedDictionary<string, ImmutableArray<object?>> _space;
    private readonly object? _storedSpace;
    private readonly object?[][] _grid;
    private readonly RandomSource _random;
    private readonly ConditionalWeakTable<object, GridProgress> _progress = [];

    /// <summary>Creates a sampler.</summary>
    /// <param name="space">The values of each parameter as the objective sees them; at least one for each.</param>
    /// <param name="seed">0 to 4,294,967,295; the same for all workers of a study. Default: 0, as in Optuna.</param>
    /// <exception cref="ArgumentException">A parameter has no values, or one that cannot be stored.</exception>
    public GridSampler(IEnumerable<KeyValuePair<string, IReadOnlyList<object?>>> space, long seed = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(seed, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(seed, uint.MaxValue);
        _space = space.ToImmutableSortedDictionary(
            p => p.Key,
            p => p.Value.Select(PlainValue.Of).ToImmutableArray(),
            StringComparer.Ordinal
        );
        foreach (var (name, values) in _space)
        {
            if (values.IsEmpty)
                throw new ArgumentException($"Parameter '{name}' has no values to try.", nameof(space));
        }

        _storedSpace = PlainValue.Of(
            new OrderedDictionary<string, object?>(_space.Select(p => KeyValuePair.Create(p.Key, (object?)p.Value)))
        );
        AttributeSize.Checked(SpaceAttribute, _storedSpace);
        _grid =
        [
            .. _space.Values.Aggregate<ImmutableArray<object?>, IEnumerable<object?[]>>(
                [
                    [],
                ],
                (points, values) => points.SelectMany(point => values.Select(value => (object?[])[.. point, value]))
            ),
        ];
        new MersenneTwister((uint)seed).Shuffle<object?[]>(_grid);
        _random = new RandomSource(seed, RandomGenerator.Philox);
    }

    /// <inheritdoc/>
    public JointSample SampleJoint(StudyHistory history, FrozenTrial trial)
    {
        if (trial.SystemAttributes.ContainsKey(GridIdAttribute) || trial.SystemAttributes.ContainsKey(FrozenTrial.FixedParametersAttribute))
            return JointSample.Empty;
        var id = trial.Number < _grid.Length ? trial.Number : AnyOpen(history.Whole, trial);
        return JointSample.Empty with
        {
            SystemAttributes = JointSample.Empty.SystemAttributes.Add(SpaceAttribute, _storedSpace).Add(GridIdAttribute, (long)id),
        };
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The trial was queued without this parameter.</exception>
    /// <exception cref="ArgumentException">The grid has no such parameter, or its value is out of range.</exception>
    public double Sample(StudyHistory history, FrozenTrial trial, string name, Distribution distribution)
    {
        if (GridIdOf(trial) is not { } id)
        {
            throw new InvalidOperationException(
                $"Trial {trial.Number} was queued without parameter '{name}'; with a grid a queued trial needs all parameters."
            );
        }

        var place = _space.Keys.ToList().IndexOf(name);
        if (place < 0)
            throw new ArgumentException($"The grid has no parameter '{name}'; it has {string.Join(", ", _space.Keys)}.");
        var value = _grid[id][place];
        return distribution.ToInternal(value) is var internalValue && distribution.Contains(internalValue)
            ? internalValue
            : throw new ArgumentException(
                $"The grid's value {PythonJson.Write(value)} for parameter '{name}' is outside of {distribution}."
            );
    }

    /// <inheritdoc/>
    public bool IsExhausted(StudyHistory history)
    {
        if (history.Finished.Count < _grid.Length)
            return false;
        if (history.BeforeLast is not { } before)
            return Progress(history).CountOpen(history) == 0;
        return Progress(before).CountOpen(before) is var open
            && open - (GridIdOf(history.Finished[^1]) is { } last && Progress(before).IsOpen(before, last) ? 1 : 0) == 0;
    }

    private int AnyOpen(StudyHistory history, FrozenTrial trial)
    {
        var untried = Progress(history).Open(history);
        var running = history.Running.Select(GridIdOf).OfType<int>().ToHashSet();
        var open = untried.Where(id => !running.Contains(id)).ToList();
        open = open.Count > 0 ? open : untried;
        open = open.Count > 0 ? open : [.. Enumerable.Range(0, _grid.Length)];
        return open[(int)(_random.For(trial.Number, "").Next() * open.Count)];
    }

    private GridProgress Progress(StudyHistory history) =>
        _progress.GetValue(history.Lineage, _ => new GridProgress(_grid.Length, GridIdOf));

    /// <summary>The combination that a trial of the same grid has, or <see langword="null"/>.</summary>
    private int? GridIdOf(FrozenTrial trial) =>
        trial.SystemAttributes.GetValueOrDefault(GridIdAttribute) is long id
        && id >= 0
        && id < _grid.Length
        && PlainValue.Same(trial.SystemAttributes.GetValueOrDefault(SpaceAttribute), _storedSpace)
            ? (int)id
            : null;
}
