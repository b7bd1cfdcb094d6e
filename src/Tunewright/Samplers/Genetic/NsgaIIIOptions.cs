namespace Tunewright;

/// <summary>How <see cref="NsgaIIISampler"/> works.</summary>
public sealed record NsgaIIIOptions : GeneticOptions
{
    /// <summary>
    /// The directions, as losses from the best point, that the search keeps to, each with one number of at least 0 for each objective;
    /// <see langword="null"/>, the default, for points spread evenly over all trade-offs.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<double>>? ReferencePoints { get; init; }

    /// <summary>
    /// Into how many parts the default directions divide each objective, at least 1; 3 by default, as in Optuna. With d objectives there
    /// are (d + parts − 1)! / (parts! (d − 1)!) directions; the population should not be smaller.
    /// </summary>
    public int Divisions { get; init; } = 3;
}
