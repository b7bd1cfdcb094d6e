using System.Runtime.CompilerServices;

namespace Tunewright;

/// <summary>
/// NSGA-II, an evolutionary search for one or several objectives: the best of each generation and of all before, with trade-offs spread
/// out, breed the next. For two or three objectives and some hundred trials or more.
/// </summary>
/// <remarks>
/// <para>
/// K. Deb, A. Pratap, S. Agarwal, T. Meyarivan, "A fast and elitist multiobjective genetic algorithm: NSGA-II", IEEE TEVC 6(2), 2002.
/// </para>
/// <para>
/// The first generation is drawn at random, and so are parameters that not all trials have. Feasible trials are better than all others, and
/// of those that violate constraints the ones that do so less. Failed trials are replaced.
/// </para>
/// <para>
/// Each trial notes its generation in the study, and the one that begins a generation the trials that breed it. So workers in several
/// processes share one population, and a resumed study goes on. Optuna's workers keep a population of their own in the same study.
/// </para>
/// </remarks>
public sealed class NsgaIISampler : ISampler
{
    private readonly GeneticSearch _search;

    /// <summary>Creates a sampler with the default options.</summary>
    /// <param name="seed">The seed; <see langword="null"/> for an arbitrary one.</param>
    [OverloadResolutionPriority(1)]
    public NsgaIISampler(long? seed = null)
        : this(new GeneticOptions { Seed = seed }) { }

    /// <summary>Creates a sampler.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public NsgaIISampler(GeneticOptions options)
    {
        options.Check();
        _search = new(options, "tunewright:nsga2", crowding: true, (population, count, _) => population.Best(count));
    }

    /// <inheritdoc/>
    public JointSample SampleJoint(StudyHistory history, FrozenTrial trial) => _search.SampleJoint(history, trial);

    /// <inheritdoc/>
    public double Sample(StudyHistory history, FrozenTrial trial, string name, Distribution distribution) =>
        _search.Sample(trial, name, distribution);
}
