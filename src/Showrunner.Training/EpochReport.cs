namespace Showrunner.Training;

/// <summary>The results of one epoch.</summary>
public sealed record EpochReport
{
    /// <summary>Counted from 1, over all runs that the checkpoint was resumed in.</summary>
    public required int Number { get; init; }

    /// <summary>The mean of the steps' losses, with dropout, in nats a word.</summary>
    public required double TrainingLoss { get; init; }

    /// <summary>The validation text's loss after the epoch, in nats a word.</summary>
    public required double ValidationLoss { get; init; }

    /// <summary>exp of <see cref="ValidationLoss"/>.</summary>
    public double ValidationPerplexity => Math.Exp(ValidationLoss);

    /// <summary>Whether the validation loss is the lowest so far, so that these weights are the ones saved.</summary>
    public required bool IsBest { get; init; }

    /// <summary>Whether the validation loss is that of the averaged weights, because it is the lower.</summary>
    public required bool IsAverage { get; init; }

    /// <summary>Words learnt from per second in this epoch, without validation.</summary>
    public required double TargetsPerSecond { get; init; }

    /// <summary>The time spent on training since its beginning, over all runs.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>
    /// Whether training ends here because the validation loss has not fallen for as many epochs as the options' patience.
    /// </summary>
    public required bool StoppedEarly { get; init; }
}
