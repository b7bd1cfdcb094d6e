namespace Tunewright;

/// <summary>A search by the strategy with its restarts, between two generations. Immutable.</summary>
/// <param name="State">The strategy of the present run.</param>
/// <param name="Space">The parameters.</param>
/// <param name="Options">The sampler's options.</param>
internal sealed record CmaEsRun(CmaEsState State, SearchSpace Space, CmaEsOptions Options)
{
    private const double FirstSigma = 1.0 / 6;

    private int Restarts { get; init; } // with a doubled population
    private bool IsSmall { get; init; } = true;
    private int TrialsOfSmall { get; init; }
    private int TrialsOfLarge { get; init; }

    private int FirstSize => SizeOf(Space, Options);

    /// <summary>A search that begins in the middle of the space, or at what source trials say.</summary>
    /// <param name="space">The parameters.</param>
    /// <param name="options">The sampler's options.</param>
    /// <param name="source">Points of another study, best first.</param>
    public static CmaEsRun Start(SearchSpace space, CmaEsOptions options, IReadOnlyList<double[]> source)
    {
        var (mean, sigma, covariance) =
            source.Count > 0 ? WarmStart.Of(source) : ([.. Enumerable.Repeat(0.5, space.Count)], FirstSigma, Matrix.Identity(space.Count));
        return new(Begin(SizeOf(space, options), mean, sigma, covariance, space, options), space, options);
    }

    /// <summary>The search after a generation.</summary>
    /// <param name="ranked">Its points and losses, best first; the loss of a trial without a value is infinite.</param>
    public CmaEsRun After(IReadOnlyList<(double[] Point, double Loss)> ranked)
    {
        var state = State.Tell([.. ranked.Select(pair => pair.Point)]).Remembering(ranked[0].Loss, ranked[^1].Loss);
        return Options.Restarts == CmaEsRestarts.None || !state.HasConverged
            ? this with
            {
                State = state,
            }
            : Restart(state, ranked[0].Point);
    }

    private CmaEsRun Restart(CmaEsState ended, double[] best)
    {
        // All workers must begin again at the same place, whatever their seeds, so the draws come from what they all know.
        var key = best.Aggregate(0, (hash, x) => unchecked(hash * 31 + (int)(x * int.MaxValue)));
        var stream = new PhiloxStream((uint)key, Restarts, "restart");
        var trials = ended.Generation * ended.Parameters.Size;
        var next = this with
        {
            TrialsOfSmall = TrialsOfSmall + (IsSmall ? trials : 0),
            TrialsOfLarge = TrialsOfLarge + (IsSmall ? 0 : trials),
        };
        next = next with { IsSmall = Options.Restarts == CmaEsRestarts.TwoPopulations && next.TrialsOfSmall < next.TrialsOfLarge };

        var (size, sigma) = (0.0, FirstSigma);
        if (next.IsSmall)
        {
            size = FirstSize * Math.Pow(0.5 * Math.Pow(2, Restarts), Math.Pow(stream.Next(), 2));
            sigma *= Math.Pow(10, -2 * stream.Next());
        }
        else
        {
            next = next with { Restarts = Restarts + 1 };
            size = FirstSize * Math.Pow(2, next.Restarts);
        }
        var mean = new double[Space.Count];
        stream.Fill(mean);
        var population = (int)Math.Max(3, Math.Min(size, 1 << 20));
        return next with { State = Begin(population, mean, sigma, Matrix.Identity(Space.Count), Space, Options) };
    }

    private static int SizeOf(SearchSpace space, CmaEsOptions options) =>
        options.PopulationSize ?? CmaEsParameters.DefaultSize(space.Count);

    private static CmaEsState Begin(int size, double[] mean, double sigma, Matrix covariance, SearchSpace space, CmaEsOptions options)
    {
        ICovariance shape = options.Separable
            ? new DiagonalCovariance([.. Enumerable.Range(0, space.Count).Select(i => covariance[i, i])])
            : new FullCovariance(covariance);
        return new(new CmaEsParameters(space.Count, size, options.Separable), mean, sigma, shape)
        {
            Rates = options.AdaptLearningRates ? LearningRates.Of(space.Count) : null,
            Margin =
                options.Margin && space.Parameters.Any(parameter => parameter.Distribution.Grid.Step > 0)
                    ? new DiscreteMargin(space, [.. Enumerable.Repeat(1.0, space.Count)])
                    : null,
        };
    }
}
