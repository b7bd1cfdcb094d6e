using System.Collections.Immutable;
using CsCheck;

namespace Tunewright.Contracts;

/// <summary>Generated studies of one objective whose trials have reported.</summary>
public static class Histories
{
    /// <summary>Mostly ordinary numbers, many of them equal, now and then NaN or an infinity.</summary>
    public static Gen<double> Reports { get; } =
        Gen.Frequency(
            (12, Gen.Int[-20, 20].Select(i => i / 4.0)),
            (8, Gen.Double[-10, 10]),
            (2, Gen.Const(double.NaN)),
            (1, Gen.OneOf(Gen.Const(double.PositiveInfinity), Gen.Const(double.NegativeInfinity)))
        );

    /// <summary>Up to 20 reports at rising steps, with gaps.</summary>
    public static Gen<ImmutableSortedDictionary<long, double>> Curves { get; } =
        Gen.Select(
            Gen.Int[0, 2],
            Gen.Select(Gen.Frequency((4, Gen.Const(1)), (1, Gen.Int[1, 5])), Reports).Array[0, 20],
            (first, points) =>
            {
                var curve = ImmutableSortedDictionary.CreateBuilder<long, double>();
                foreach (var (gap, value) in points)
                {
                    curve[first] = value;
                    first += gap;
                }
                return curve.ToImmutable();
            }
        );

    /// <summary>Trials of every state, up to 15, and their study. Values of complete trials are never NaN.</summary>
    public static Gen<StudyHistory> All { get; } =
        Gen.Select(
            Gen.OneOf(Gen.Const(StudyDirection.Minimize), Gen.Const(StudyDirection.Maximize)),
            Gen.Char['a', 'z'].Array[1, 8].Select(letters => new string(letters)),
            Gen.Select(
                Gen.Frequency(
                    (6, Gen.Const(TrialState.Complete)),
                    (2, Gen.Const(TrialState.Pruned)),
                    (1, Gen.Const(TrialState.Failed)),
                    (1, Gen.Const(TrialState.Running))
                ),
                Curves,
                Gen.Int[-20, 20],
                Gen.Int[0, 3],
                Reports.Array[3]
            ).Array[0, 15],
            (direction, name, drafts) =>
            {
                var trials = drafts
                    .Select((draft, number) => Trial(number, draft.Item1, draft.Item2, draft.Item3 / 4.0, draft.Item4, draft.Item5))
                    .ToList();
                return new StudyHistory
                {
                    StudyName = name,
                    Directions = [direction],
                    Lineage = new object(),
                    Finished = [.. trials.Where(t => t.State != TrialState.Running)],
                    Running = [.. trials.Where(t => t.State == TrialState.Running)],
                };
            }
        );

    private static FrozenTrial Trial(
        int number,
        TrialState state,
        ImmutableSortedDictionary<long, double> curve,
        double value,
        int rungs,
        double[] rungValues
    ) =>
        new()
        {
            Id = number,
            Number = number,
            State = state,
            Values = state == TrialState.Complete ? [value] : [],
            IntermediateValues = curve,
            SystemAttributes = Enumerable
                .Range(0, rungs)
                .Where(k => !double.IsNaN(rungValues[k]))
                .ToImmutableDictionary(k => $"completed_rung_{k}", k => (object?)rungValues[k]),
        };
}
