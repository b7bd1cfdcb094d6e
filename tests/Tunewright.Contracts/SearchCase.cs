using System.Collections.Immutable;
using CsCheck;

namespace Tunewright.Contracts;

/// <summary>A study that a sampler is asked to continue: a space and trials in it, of every state, with every kind of value.</summary>
public sealed record SearchCase(
    ImmutableArray<(string Name, Distribution Distribution)> Space,
    ImmutableArray<StudyDirection> Directions,
    ImmutableArray<FrozenTrial> Trials
)
{
    private readonly object _lineage = new();

    private static readonly Gen<Distribution> Ranges = Gen.OneOf(
        Gen.Select(Gen.Double[-100, 100], Gen.Double[1e-3, 50], (low, width) => (Distribution)new FloatDistribution(low, low + width)),
        Gen.Select(
            Gen.Double[-9, 3],
            Gen.Double[0.1, 5],
            (low, decades) => (Distribution)new FloatDistribution(Math.Pow(10, low), Math.Pow(10, low + decades), log: true)
        ),
        Gen.Select(
            Gen.Int[-20, 20],
            Gen.Int[1, 40],
            Gen.Int[1, 8],
            (low, steps, tenths) => (Distribution)new FloatDistribution(low, low + steps * tenths / 10.0, tenths / 10.0)
        ),
        Gen.Select(
            Gen.Int[-1000, 1000],
            Gen.Int[0, 3000],
            Gen.Int[1, 7],
            (low, width, step) => (Distribution)new IntDistribution(low, low + width, step)
        ),
        Gen.Select(Gen.Int[1, 100], Gen.Int[1, 5000], (low, width) => (Distribution)new IntDistribution(low, low + width, log: true)),
        Gen.Int[1, 9]
            .Select(choices => (Distribution)new CategoricalDistribution(Enumerable.Range(0, choices).Select(i => (object?)$"choice {i}")))
    );

    private static readonly Gen<TrialState> States = Gen.Frequency(
        (6, Gen.Const(TrialState.Complete)),
        (2, Gen.Const(TrialState.Pruned)),
        (1, Gen.Const(TrialState.Failed)),
        (1, Gen.Const(TrialState.Running))
    );

    private static readonly Gen<double> Values = Gen.Frequency(
        (6, Gen.Double[-10, 10]),
        (4, Gen.Int[-2, 2].Select(i => (double)i)),
        (1, Gen.OneOf(Gen.Const(double.PositiveInfinity), Gen.Const(double.NegativeInfinity)))
    );

    /// <summary>The largest number of objectives.</summary>
    public const int MaxObjectives = 3;

    /// <summary>Up to 6 parameters and 60 trials, some of which lack parameters.</summary>
    /// <param name="objectives">The largest number of objectives.</param>
    /// <param name="takes">Which ranges can occur.</param>
    public static Gen<SearchCase> UpTo(int objectives, Func<Distribution, bool> takes) =>
        Gen.Select(
            Ranges.Where(takes).Array[1, 6],
            Gen.OneOf(Gen.Const(StudyDirection.Minimize), Gen.Const(StudyDirection.Maximize)).Array[1, objectives],
            Gen.Select(
                States,
                Gen.Double[0, 1].Array[6],
                Gen.Frequency((3, Gen.Const(63)), (1, Gen.Int[0, 63])),
                Values.Array[MaxObjectives],
                Histories.Curves,
                Gen.Double[-2, 1]
            ).Array[0, 60],
            (ranges, directions, drafts) =>
            {
                var space = ranges.Select((range, i) => ($"p{i}", range)).ToImmutableArray();
                return new SearchCase(
                    space,
                    [.. directions],
                    [
                        .. drafts.Select(
                            (draft, number) =>
                                new FrozenTrial
                                {
                                    Id = number,
                                    Number = number,
                                    State = draft.Item1,
                                    Values = draft.Item1 == TrialState.Complete ? [.. draft.Item4.Take(directions.Length)] : [],
                                    Parameters =
                                    [
                                        .. space
                                            .Where((_, i) => (draft.Item3 >> i & 1) == 1)
                                            .Select(p => new TrialParameter(p.Item1, p.range, At(p.range, draft.Item2[p.Item1[1] - '0']))),
                                    ],
                                    IntermediateValues = draft.Item5,
                                    SystemAttributes =
                                        draft.Item6 > 0
                                            ? ImmutableDictionary<string, object?>.Empty.Add(
                                                "constraints",
                                                new List<object?> { draft.Item6 }
                                            )
                                            : ImmutableDictionary<string, object?>.Empty,
                                }
                        ),
                    ]
                );
            }
        );

    /// <summary>The number of the next trial.</summary>
    public int Next => Trials.Length;

    /// <summary>The history after the first trials have ended.</summary>
    public StudyHistory History(int trials) =>
        new()
        {
            StudyName = "generated",
            Directions = Directions,
            Lineage = _lineage,
            Finished = [.. Trials.Take(trials).Where(trial => trial.State.IsFinished())],
            Running = [.. Trials.Take(trials).Where(trial => trial.State == TrialState.Running)],
        };

    /// <summary>The value at a share of the range.</summary>
    private static double At(Distribution range, double share) =>
        range switch
        {
            FloatDistribution { Step: { } step } real => real.Low + Math.Floor(share * Math.Round((real.High - real.Low) / step)) * step,
            FloatDistribution real => Math.Clamp(real.Low + share * (real.High - real.Low), real.Low, real.High),
            IntDistribution whole => whole.Low + Math.Floor(share * (whole.High - whole.Low) / whole.Step) * whole.Step,
            CategoricalDistribution category => Math.Min(Math.Floor(share * category.Choices.Length), category.Choices.Length - 1),
            _ => throw new NotSupportedException(),
        };
}
