namespace Tunewright.Plots;

/// <summary>Plots of several studies, to compare them.</summary>
public static class ComparisonPlots
{
    extension(IEnumerable<Study> studies)
    {
        /// <summary>The histories of several studies in one plot.</summary>
        /// <param name="objective">The objective's position, from 0.</param>
        /// <exception cref="ArgumentException">There is no study, or one has no such objective.</exception>
        public Plot<OptimizationHistory> PlotHistory(int objective = 0) =>
            new(OptimizationHistory.Of(Some(studies), objective), OptimizationHistorySvg.Draw, OptimizationHistoryPlotly.Write);

        /// <summary>The distributions of several studies in one plot, to compare their samplers or search spaces.</summary>
        /// <param name="objective">The objective's position, from 0.</param>
        /// <exception cref="ArgumentException">There is no study, or one has no such objective.</exception>
        public Plot<EmpiricalDistributions> PlotEdf(int objective = 0) =>
            new(EmpiricalDistributions.Of(Some(studies), objective), EmpiricalDistributionsSvg.Draw, EmpiricalDistributionsPlotly.Write);
    }

    private static Study[] Some(IEnumerable<Study> studies) =>
        studies.ToArray() is { Length: > 0 } some ? some : throw new ArgumentException("Give at least one study.", nameof(studies));
}
