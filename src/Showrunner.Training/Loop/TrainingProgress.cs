namespace Showrunner.Training;

/// <summary>Where a training stands, as its checkpoint stores it.</summary>
internal sealed record TrainingProgress
{
    /// <summary>Epochs completed.</summary>
    public int Epoch { get; set; }

    /// <summary>Steps completed in the epoch that is under way.</summary>
    public int Step { get; set; }

    /// <summary>Steps completed in all.</summary>
    public long Steps { get; set; }

    /// <summary>Spent on training, in all runs.</summary>
    public double Seconds { get; set; }

    /// <summary>Spent on the steps of the epoch under way.</summary>
    public double EpochSeconds { get; set; }

    /// <summary>Summed over the targets of the epoch under way.</summary>
    public double EpochLoss { get; set; }

    /// <summary>Words learnt from in the epoch under way.</summary>
    public long EpochTargets { get; set; }

    /// <summary>A running mean of the loss.</summary>
    public double SmoothLoss { get; set; }

    public double BestLoss { get; set; } = double.PositiveInfinity;

    public int EpochsSinceBest { get; set; }

    public bool Finished { get; set; }

    /// <summary>Words that a validation reads; 0 where that is not settled, or all.</summary>
    public int ValidatedWords { get; set; }

    /// <summary>Notes a step's loss, which weighs a fiftieth in the running mean.</summary>
    public void Add(double loss, int targets, double seconds)
    {
        Step++;
        Steps++;
        EpochLoss += loss * targets;
        EpochTargets += targets;
        EpochSeconds += seconds;
        Seconds += seconds;
        if (targets > 0)
            SmoothLoss += (loss - SmoothLoss) / Math.Min(Steps, 50);
    }

    /// <summary>Notes an epoch's validation; true if it is the best yet.</summary>
    public bool EndEpoch(double validationLoss, double seconds)
    {
        var best = validationLoss < BestLoss;
        (BestLoss, EpochsSinceBest) = best ? (validationLoss, 0) : (BestLoss, EpochsSinceBest + 1);
        (Epoch, Step, EpochSeconds, EpochLoss, EpochTargets) = (Epoch + 1, 0, 0, 0, 0);
        Seconds += seconds;
        return best;
    }
}
