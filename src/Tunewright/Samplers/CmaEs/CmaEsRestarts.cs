namespace Tunewright;

/// <summary>What <see cref="CmaEsSampler"/> does when its distribution has shrunk to a point, or no longer helps.</summary>
public enum CmaEsRestarts
{
    /// <summary>It goes on drawing from it.</summary>
    None,

    /// <summary>
    /// It begins elsewhere with twice the population. A. Auger, N. Hansen, "A restart CMA evolution strategy with increasing population
    /// size", CEC 2005.
    /// </summary>
    IncreasingPopulation,

    /// <summary>
    /// It begins elsewhere, with a doubled population or a small one and a smaller step, whichever has used fewer trials. N. Hansen,
    /// "Benchmarking a BI-population CMA-ES on the BBOB-2009 function testbed", GECCO 2009.
    /// </summary>
    TwoPopulations,
}
