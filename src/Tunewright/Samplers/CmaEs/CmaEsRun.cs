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

    private int FirstSize => Options.PopulationSize ?? CmaEsParameters.DefaultSize(Space.Count);

    /// <summary>A search that begins in the middle of the space, or at what source trials say.</summary>
    /// <param name="source">Points of another study, best first.</param>
    /// <param name="space">The parameters.</param>
    /// <param name="options">The sampler's options.</param>
    public static CmaEsRun Start(SearchSpace space, CmaEsOptions options, IReadOnlyList<double[]> source)
    {
        var parameters = new CmaEsParameters(
            space.Count,
            options.PopulationSize ?? CmaEsParameters.DefaultSize(space.Count),
            options.Separable
        );
        if (source.Count == 0)
            return new(Begin(parameters, [.. Enumerable.Repeat(0.5, space.Count)], FirstSigma, null, space, options), space, options);
        var (mean, sigma, covariance) = WarmStart.Of(source);
        return new(Begin(parameters, mean, sigma, covariance, space, options), space, options);
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
        var parameters = new CmaEsParameters(Space.Count, (int)Math.Max(3, Math.Min(size, 1 << 20)), Options.Separable);
        return next with { State = Begin(parameters, mean, sigma, null, Space, Options) };
    }

    private static CmaEsState Begin(
        CmaEsParameters parameters,
        double[] mean,
        double sigma,
        Matrix? covariance,
        SearchSpace space,
        CmaEsOptions options
    )
    {
        covariance ??= Matrix.Identity(space.Count);
        ICovariance shape = options.Separable
            ? new DiagonalCovariance([.. Enumerable.Range(0, space.Count).Select(i => covariance[i, i])])
            : new FullCovariance(covariance);
        var state = new CmaEsState(parameters, mean, sigma, shape)
        {
            Rates = options.AdaptLearningRates ? LearningRates.Of(space.Count) : null,
            Margin =
                options.Margin && space.Parameters.Any(parameter => parameter.Distribution.Grid.Step > 0)
                    ? new DiscreteMargin(space, [.. Enumerable.Repeat(1.0, space.Count)])
                    : null,
        };
        return state;
    }
}
