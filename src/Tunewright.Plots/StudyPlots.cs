namespace Tunewright.Plots;

/// <summary>
/// Plots of studies, by the definitions of Optuna's. Plots of values show complete trials; infeasible ones are shown too, but are never
/// the best. Intermediate values also show pruned and running trials, the timeline all.
/// </summary>
public static class StudyPlots
{
    extension(Study study)
    {
        /// <summary>The value of each complete trial, and the best so far.</summary>
        /// <param name="objective">The objective's position, from 0.</param>
        /// <exception cref="ArgumentOutOfRangeException">The study has no such objective.</exception>
        public Plot<OptimizationHistory> PlotHistory(int objective = 0) => new[] { study }.PlotHistory(objective);

        /// <summary>What trials reported while they ran: one curve each.</summary>
        public Plot<IntermediateValues> PlotIntermediateValues() =>
            new(IntermediateValues.Of(study), IntermediateValuesSvg.Draw, IntermediateValuesPlotly.Write);

        /// <summary>Complete trials as lines through an axis for each objective and parameter.</summary>
        /// <param name="parameters">The parameters; without any, all.</param>
        /// <exception cref="ArgumentException">A parameter occurs in no complete trial.</exception>
        public Plot<ParallelCoordinates> PlotParallelCoordinates(params IReadOnlyCollection<string> parameters) =>
            new(ParallelCoordinates.Of(study, Chosen(parameters)), ParallelCoordinatesSvg.Draw, ParallelCoordinatesPlotly.Write);

        /// <summary>How the value depends on two parameters.</summary>
        /// <param name="x">The first; <see langword="null"/>: the most important other one (<see cref="PedAnova"/>).</param>
        /// <param name="y">The second; <see langword="null"/>: the most important other one.</param>
        /// <param name="objective">The objective's position, from 0.</param>
        /// <exception cref="ArgumentException">A parameter occurs in no complete trial, or there are not two.</exception>
        public Plot<Contour> PlotContour(string? x = null, string? y = null, int objective = 0) =>
            new(Contour.Of(study, x, y, objective), ContourSvg.Draw, ContourPlotly.Write);

        /// <summary>How the value depends on each parameter by itself.</summary>
        /// <param name="parameters">The parameters; <see langword="null"/> or empty: all.</param>
        /// <param name="objective">The objective's position, from 0.</param>
        /// <exception cref="ArgumentException">A parameter occurs in no complete trial.</exception>
        public Plot<Slices> PlotSlices(IReadOnlyCollection<string>? parameters = null, int objective = 0) =>
            new(Slices.Of(study, Chosen(parameters), objective), SlicesSvg.Draw, SlicesPlotly.Write);

        /// <summary>The share of complete trials with a value up to x.</summary>
        /// <param name="objective">The objective's position, from 0.</param>
        /// <exception cref="ArgumentOutOfRangeException">The study has no such objective.</exception>
        public Plot<EmpiricalDistributions> PlotEdf(int objective = 0) => new[] { study }.PlotEdf(objective);

        /// <summary>How much each parameter decides whether a trial is among the best, for every objective.</summary>
        public Plot<ParameterImportances> PlotImportances() =>
            new(ParameterImportances.Of(study), ParameterImportancesSvg.Draw, ParameterImportancesPlotly.Write);

        /// <summary>The trials that no other one beats in all objectives, among the others.</summary>
        /// <param name="objectives">Two or three positions, from 0; without any, all objectives.</param>
        /// <exception cref="ArgumentException">These are not two or three objectives of the study.</exception>
        public Plot<ParetoFront> PlotParetoFront(params IReadOnlyList<int> objectives) =>
            new(ParetoFront.Of(study, objectives), ParetoFrontSvg.Draw, ParetoFrontPlotly.Write);

        /// <summary>How the volume grows that the trials of several objectives dominate.</summary>
        /// <param name="reference">
        /// The point up to which volume counts, one value for each objective; <see langword="null"/>: the worst of each among feasible
        /// trials.
        /// </param>
        /// <exception cref="ArgumentException">The study has one objective, or the reference another number of them.</exception>
        public Plot<HypervolumeHistory> PlotHypervolume(IReadOnlyList<double>? reference = null) =>
            new(HypervolumeHistory.Of(study, reference), HypervolumeHistorySvg.Draw, HypervolumeHistoryPlotly.Write);

        /// <summary>The ranks of trials over two parameters.</summary>
        /// <inheritdoc cref="PlotContour"/>
        public Plot<RankScatter> PlotRanks(string? x = null, string? y = null, int objective = 0) =>
            new(RankScatter.Of(study, x, y, objective), RankScatterSvg.Draw, RankScatterPlotly.Write);

        /// <summary>What there was left to gain after each trial. It takes some seconds.</summary>
        /// <param name="condition">What judges it; <see langword="null"/>: a <see cref="RegretBound"/> of the first objective.</param>
        public Plot<RemainingGain> PlotRemainingGain(ModelledStop? condition = null) =>
            new(RemainingGain.Of(study, condition ?? new RegretBound(tolerance: 0)), RemainingGainSvg.Draw, RemainingGainPlotly.Write);

        /// <summary>When each trial ran, and how it ended.</summary>
        public Plot<Timeline> PlotTimeline() => new(Timeline.Of(study, study.Runner.Now()), TimelineSvg.Draw, TimelinePlotly.Write);
    }

    private static IReadOnlyCollection<string>? Chosen(IReadOnlyCollection<string>? parameters) =>
        parameters is { Count: > 0 } ? parameters : null;
}
