using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Tunewright;

/// <summary>
/// The covariance matrix adaptation evolution strategy: it draws from a normal distribution, whose mean, size and shape follow the better
/// half of each generation. For smooth numeric spaces, also badly scaled and rotated ones, and some hundred trials or more.
/// </summary>
/// <remarks>
/// <para>
/// N. Hansen, A. Ostermeier, "Completely derandomized self-adaptation in evolution strategies", Evolutionary Computation 9(2), 2001;
/// N. Hansen, "The CMA evolution strategy: a tutorial", arXiv:1604.00772, 2016.
/// </para>
/// <para>
/// It draws the numeric parameters that all trials have in common; categories and conditional parameters are drawn at random. Of each
/// generation it learns the order alone: complete trials by value, then pruned ones by how far they came, then those that violate
/// constraints, by how much. Failed trials are replaced. If the space changes, the search begins anew.
/// </para>
/// <para>
/// Each trial notes its generation and point, and the one that begins a generation the trials that led there, in the study. So workers in
/// several processes share one search, and a resumed study goes on as if it had never stopped. Optuna's workers keep a search of their
/// own in the same study.
/// </para>
/// </remarks>
public sealed class CmaEsSampler : ISampler
{
    private const string NoteKey = "tunewright:cma";
    private readonly CmaEsOptions _options;
    private readonly RandomSource _random;
    private readonly ConditionalWeakTable<object, Search> _searches = [];

    /// <summary>Creates a sampler with the default options.</summary>
    /// <param name="seed">The seed; <see langword="null"/> for an arbitrary one.</param>
    [OverloadResolutionPriority(1)]
    public CmaEsSampler(long? seed = null)
        : this(new CmaEsOptions { Seed = seed }) { }

    /// <summary>Creates a sampler.</summary>
    /// <exception cref="ArgumentException">
    /// An option is out of its range, or <see cref="CmaEsOptions.AdaptLearningRates"/> and <see cref="CmaEsOptions.Separable"/> are both
    /// on.
    /// </exception>
    public CmaEsSampler(CmaEsOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.StartupTrials, 1);
        if (options.PopulationSize is { } size)
            ArgumentOutOfRangeException.ThrowIfLessThan(size, 3, nameof(options.PopulationSize));
        if (options is { AdaptLearningRates: true, Separable: true })
        {
            throw new ArgumentException(
                $"{nameof(CmaEsOptions.AdaptLearningRates)} needs the whole covariance; turn {nameof(CmaEsOptions.Separable)} off.",
                nameof(options)
            );
        }
        _options = options;
        _random = new RandomSource(options.Seed, RandomGenerator.Philox);
    }

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">The study has several objectives.</exception>
    public JointSample SampleJoint(StudyHistory history, FrozenTrial trial)
    {
        if (history.Directions.Length > 1)
        {
            throw new NotSupportedException(
                $"{nameof(CmaEsSampler)} searches for one objective, but study '{history.StudyName}' has {history.Directions.Length}. "
                    + $"Use {nameof(TpeSampler)} or {nameof(NsgaIISampler)} for several."
            );
        }
        var search = _searches.GetValue(history.Lineage, _ => new Search(new LearntSpace(), GenerationsOf(history.Directions)));
        var (common, _, ended) = search.Learnt.At(history.Finished);
        var space = common.Without(trial.Parameters).Numeric;
        if (ended < _options.StartupTrials || space.Count == 0)
            return JointSample.Empty;
        var (run, note) = search.Generations.Current(history, space.Key, () => CmaEsRun.Start(space, _options, Source(space, history)));
        var point = Draw(run.State, _random.For(trial.Number, ""));
        var values = space.Parameters.Select(
            (parameter, i) =>
                new TrialParameter(
                    parameter.Name,
                    parameter.Distribution,
                    parameter.Distribution.FromUnit(
                        run.State.Margin is { } margin && margin.Covers(i) ? margin.Widened(run.State, i, point[i]) : point[i]
                    )
                )
        );
        var isDiscrete = space.Parameters.Any(parameter => parameter.Distribution.Grid.Step > 0);
        return new([.. values], (isDiscrete ? note with { Point = [.. point] } : note).Under(NoteKey));
    }

    /// <inheritdoc/>
    public double Sample(StudyHistory history, FrozenTrial trial, string name, Distribution distribution) =>
        distribution.Draw(_random.For(trial.Number, name));

    private static double[] Draw(CmaEsState state, UniformStream stream)
    {
        var draws = new double[state.Parameters.Dimensions];
        for (var tries = 10 * draws.Length; ; tries--)
        {
            foreach (ref var draw in draws.AsSpan())
                draw = Normal.Draw(stream);
            var point = state.Point(draws);
            var isInside = true;
            for (var i = 0; i < point.Length; i++)
            {
                if (state.Margin?.Covers(i) == true || point[i] is >= 0 and <= 1)
                    continue;
                isInside = false;
                if (tries == 0)
                    point[i] = Math.Clamp(point[i], 0, 1);
            }
            if (isInside || tries == 0)
                return point;
        }
    }

    private List<double[]> Source(SearchSpace space, StudyHistory history) =>
        [
            .. _options
                .SourceTrials.Where(trial => trial.State == TrialState.Complete)
                .OrderBy(trial => Goodness.Of(trial, history.Directions))
                .Select(trial => PointOf(space, trial, noted: null))
                .OfType<double[]>(),
        ];

    /// <summary>
    /// A trial's unit coordinates: of discrete parameters those that were drawn, before rounding; <see langword="null"/> if it lacks a
    /// parameter.
    /// </summary>
    private static double[]? PointOf(SearchSpace space, FrozenTrial trial, ImmutableArray<double>? noted)
    {
        if (space.ValuesOf(trial) is not { } point)
            return null;
        for (var i = 0; i < point.Length; i++)
        {
            var range = space.Parameters[i].Distribution;
            point[i] =
                range.Grid.Step > 0 && noted is { } drawn && drawn.Length == point.Length
                    ? drawn[i]
                    : Math.Clamp(range.ToUnit(point[i]), 0, 1);
        }
        return point;
    }

    private static Generations<CmaEsRun> GenerationsOf(ImmutableArray<StudyDirection> directions) =>
        new(
            NoteKey,
            (run, members) => members.Count < run.State.Parameters.Size ? null : [.. members.Take(run.State.Parameters.Size)],
            (run, parents) => Advance(run, parents, directions)
        );

    private static CmaEsRun Advance(CmaEsRun run, IReadOnlyList<FrozenTrial> parents, ImmutableArray<StudyDirection> directions)
    {
        if (parents.Count != run.State.Parameters.Size)
            return run; // of a worker with other options
        var ranked =
            from trial in parents
            orderby Goodness.Of(trial, directions)
            let isGiven = trial.SystemAttributes.ContainsKey(FrozenTrial.FixedParametersAttribute)
            let noted = isGiven ? null : GenerationNote.Of(trial, NoteKey)?.Point
            let point = PointOf(run.Space, trial, noted) ?? run.State.Mean
            select (point, trial.State == TrialState.Complete ? trial.Losses(directions)[0] : double.PositiveInfinity);
        return run.After([.. ranked]);
    }

    /// <summary>What is kept of a study.</summary>
    private sealed record Search(LearntSpace Learnt, Generations<CmaEsRun> Generations);
}
