using System.Collections.Immutable;

namespace Tunewright.Tests.Pruners;

public class WilcoxonPrunerTests
{
    [Fact]
    public void PrunesAClearlyWorseTrial()
    {
        var history = Some.Study(Some.Complete(1, 2, 3, 4, 5) with { Values = [3] });

        // All of n differences are positive: the chance is 2^-n, and n = 4 is the first below 0.1.
        Assert.False(new WilcoxonPruner().Prunes(history, Some.Running(2, 3.5, 5)));
        Assert.True(new WilcoxonPruner().Prunes(history, Some.Running(2, 3.5, 5, 6.5)));
    }

    [Fact]
    public void ComparesWithTheBestFeasibleTrial()
    {
        var infeasible = Some.Complete(0, 0, 0, 0) with
        {
            Values = [0],
            SystemAttributes = ImmutableDictionary<string, object?>.Empty.Add("constraints", new List<object?> { -1.0, 0.5 }),
        };
        var best = Some.Complete(5, 5, 5, 5) with { Values = [5] };

        Assert.False(new WilcoxonPruner().Prunes(Some.Study(infeasible, best, Some.Complete(9, 9, 9, 9)), Some.Running(1, 2, 3, 4)));
    }

    [Fact]
    public void KeepsATrialWhoseMeanIsNotWorse()
    {
        var history = Some.Study(Some.Complete(0, 0, 0, 0, 0, 0, 100) with { Values = [14] });

        Assert.False(new WilcoxonPruner(pThreshold: 0.5).Prunes(history, Some.Running(1, 2, 3, 4, 5, 6)));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void KeepsTrialsBesideWhatIsNotFinite(double odd)
    {
        var best = Some.Complete(1, 2, 3, 4, 5) with { Values = [3] };

        Assert.False(new WilcoxonPruner().Prunes(Some.Study(best), Some.Running(12, 13, 14, 15, odd)));
        Assert.False(
            new WilcoxonPruner().Prunes(
                Some.Study(best with { IntermediateValues = best.IntermediateValues.SetItem(0, odd) }),
                Some.Running(12, 13.5, 15, 16.5)
            )
        );
    }

    [Fact]
    public void ComparesSharedStepsOnly()
    {
        var history = Some.Study(Some.Complete(1) with { Values = [1] });

        Assert.False(new WilcoxonPruner().Prunes(history, Some.Running(2, 3, 4, 5, 6, 7)));
    }

    [Theory]
    [InlineData(4, true)]
    [InlineData(5, false)]
    public void WaitsForStartupSteps(int startupSteps, bool prunes) =>
        Assert.Equal(
            prunes,
            new WilcoxonPruner(startupSteps: startupSteps).Prunes(Some.Study(Some.Complete(1, 2, 3, 4)), Some.Running(12, 13.5, 15, 16.5))
        );

    [Fact]
    public void NeverPrunesWithoutACompleteTrial() =>
        Assert.False(new WilcoxonPruner().Prunes(Some.Study(Some.Trial(TrialState.Pruned, 1, 2, 3, 4)), Some.Running(12, 13, 14, 15)));

    [Fact]
    public void OptionsOutOfRangeAreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("pThreshold", () => new WilcoxonPruner(pThreshold: 1.1));
        Assert.Throws<ArgumentOutOfRangeException>("startupSteps", () => new WilcoxonPruner(startupSteps: -1));
    }

    /// <summary>Fixtures/wilcoxon.py recorded the decisions of Optuna 5 in a thousand generated studies.</summary>
    [Fact]
    public void DecidesAsOptunaDid()
    {
        foreach (var (number, study) in WilcoxonFixture.Load().Studies.Index())
        {
            var history = Some.Study(
                study.Maximize ? StudyDirection.Maximize : StudyDirection.Minimize,
                [
                    .. study.Complete.Zip(
                        study.Values,
                        (reports, value) =>
                            Some.Complete() with
                            {
                                Values = [value],
                                IntermediateValues = reports.Select(WilcoxonFixture.Report).ToImmutableSortedDictionary(),
                            }
                    ),
                ]
            );
            var pruner = new WilcoxonPruner(study.P_threshold, study.N_startup_steps);

            var decisions = Enumerable
                .Range(1, study.Current.Length)
                .Select(n =>
                    pruner.Prunes(
                        history,
                        Some.Running() with
                        {
                            IntermediateValues = study.Current.Take(n).Select(WilcoxonFixture.Report).ToImmutableSortedDictionary(),
                        }
                    )
                        ? '1'
                        : '0'
                );

            Assert.True(
                study.Prunes == string.Concat(decisions),
                $"Study {number}: Optuna {study.Prunes}, here {string.Concat(decisions)}"
            );
        }
    }
}
