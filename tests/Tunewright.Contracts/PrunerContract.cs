using System.Collections.Immutable;
using CsCheck;

namespace Tunewright.Contracts;

/// <summary>What every pruner must keep to. Derive from it, and return a new pruner from <see cref="Create"/>.</summary>
public abstract class PrunerContract
{
    /// <summary>A new pruner, the same each time.</summary>
    protected abstract IPruner Create();

    [Fact]
    public void KeepsATrialThatHasReportedNothing() =>
        Histories.All.Sample(history =>
            Assert.False(Create().Decide(history, Running(history, ImmutableSortedDictionary<long, double>.Empty)).Prune)
        );

    [Fact]
    public void DecidesAnyHistory() => Cases.Sample(t => Create().Decide(t.History, Running(t.History, t.Curve)));

    [Fact]
    public void DecidesTheSameAgain() =>
        Cases.Sample(t =>
        {
            var trial = Running(t.History, t.Curve);
            var pruner = Create();

            var first = pruner.Decide(t.History, trial);

            AssertSame(first, pruner.Decide(t.History, trial));
            AssertSame(first, Create().Decide(t.History, trial));
        });

    [Fact]
    public void DecidesTheSameFromSeveralThreads() =>
        Cases.Sample(
            t =>
            {
                var trial = Running(t.History, t.Curve);
                var expected = Create().Decide(t.History, trial);
                var pruner = Create();

                var decisions = new PruningDecision[4];
                Parallel.For(0, decisions.Length, i => decisions[i] = pruner.Decide(t.History, trial));

                foreach (var decision in decisions)
                    AssertSame(expected, decision);
            },
            iter: 50
        );

    [Fact]
    public void NotesOnlyWhatEveryStorageKeeps() =>
        Cases.Sample(t =>
        {
            var noted = Create().Decide(t.History, Running(t.History, t.Curve)).SystemAttributes;

            Assert.All(
                noted,
                pair => Assert.True(pair.Value is null or bool or long or double or string, $"{pair.Key} is a {pair.Value?.GetType()}")
            );
        });

    [Fact]
    public void RefusesAStudyOfSeveralObjectivesOrKeepsItsTrials() =>
        Cases.Sample(t =>
        {
            var two = Like(t.History, [StudyDirection.Minimize, StudyDirection.Maximize], t.History.Finished, t.History.Lineage);
            try
            {
                Create().Decide(two, Running(two, t.Curve));
            }
            catch (NotSupportedException exception)
            {
                Assert.Contains(two.StudyName, exception.Message);
            }
        });

    [Fact]
    public void LetsSamplersLearnFromTrialsOfTheStudyOnly() =>
        Cases.Sample(t =>
        {
            var pruner = Create();
            pruner.Decide(t.History, Running(t.History, t.Curve));

            var part = pruner.Comparable(t.History, Number(t.History));

            Assert.Equal(t.History.StudyName, part.StudyName);
            Assert.Equal(t.History.Directions, part.Directions);
            Assert.All(part.Finished, trial => Assert.Contains(trial, t.History.Finished));
            Assert.All(part.Running, trial => Assert.Contains(trial, t.History.Running));
        });

    [Fact]
    public void SnapshotsOfOneLineageOnlyGrow() =>
        Cases.Sample(t =>
        {
            var pruner = Create();
            pruner.Decide(t.History, Running(t.History, t.Curve));
            var all = t.History.Finished;
            var snapshots = Enumerable
                .Range(0, all.Count + 1)
                .Select(n => Like(t.History, t.History.Directions, [.. all.Take(n)], t.History.Lineage));

            // The longest snapshot first: one that another thread took earlier may come later.
            var parts = snapshots.Reverse().Select(s => pruner.Comparable(s, 3)).ToList();

            for (var i = 1; i < parts.Count; i++)
            {
                Assert.Same(parts[0].Lineage, parts[i].Lineage);
                Assert.Equal(parts[i].Finished, parts[i - 1].Finished.Take(parts[i].Finished.Count));
            }
        });

    private static Gen<(StudyHistory History, ImmutableSortedDictionary<long, double> Curve)> Cases { get; } =
        Gen.Select(Histories.All, Histories.Curves, (history, curve) => (history, curve));

    private static int Number(StudyHistory history) => history.Finished.Count + history.Running.Count;

    private static FrozenTrial Running(StudyHistory history, ImmutableSortedDictionary<long, double> curve) =>
        new()
        {
            Id = Number(history),
            Number = Number(history),
            State = TrialState.Running,
            IntermediateValues = curve,
        };

    private static StudyHistory Like(
        StudyHistory history,
        ImmutableArray<StudyDirection> directions,
        IReadOnlyList<FrozenTrial> finished,
        object lineage
    ) =>
        new()
        {
            StudyName = history.StudyName,
            Directions = directions,
            Finished = finished,
            Running = history.Running,
            Lineage = lineage,
        };

    private static void AssertSame(PruningDecision expected, PruningDecision actual)
    {
        Assert.Equal(expected.Prune, actual.Prune);
        Assert.Equal(expected.SystemAttributes.OrderBy(p => p.Key), actual.SystemAttributes.OrderBy(p => p.Key));
    }
}
