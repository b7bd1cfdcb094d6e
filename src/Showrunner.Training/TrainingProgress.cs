namespace Showrunner.Training;

/// <summary>Where a training stands, as its checkpoint stores it.</summary>
internal sealed record TrainingProgress
{
    /// <summary>Passes completed.</summary>
    public int Pass { get; set; }

    /// <summary>Steps completed in the pass that is under way.</summary>
    public int Step { get; set; }

    /// <summary>Steps completed in all.</summary>
    public long Steps { get; set; }

    /// <summary>Spent on training, in all runs.</summary>
    public double Seconds { get; set; }

    /// <summary>Spent on the steps of the pass under way.</summary>
    public double PassSeconds { get; set; }

    /// <summary>Summed over the targets of the pass under way.</summary>
    public double PassLoss { get; set; }

    /// <summary>Words learnt from in the pass under way.</summary>
    public long PassTargets { get; set; }

    /// <summary>A running mean of the loss.</summary>
    public double SmoothLoss { get; set; }

    public double BestLoss { get; set; } = double.PositiveInfinity;

    public int PassesSinceBest { get; set; }

    public bool Finished { get; set; }

    /// <summary>Notes a step's loss, which weighs a fiftieth in the running mean.</summary>
    public void Add(double loss, int targets, double seconds)
    {
        Step++;
        Steps++;
        PassLoss += loss * targets;
        PassTargets += targets;
        PassSeconds += seconds;
        Seconds += seconds;
        SmoothLoss += (loss - SmoothLoss) / Math.Min(Steps, 50);
    }

    /// <summary>Notes a pass's validation; true if it is the best yet.</summary>
    public bool EndPass(double validationLoss, double seconds)
    {
        var best = validationLoss < BestLoss;
        (BestLoss, PassesSinceBest) = best ? (validationLoss, 0) : (BestLoss, PassesSinceBest + 1);
        (Pass, Step, PassSeconds, PassLoss, PassTargets) = (Pass + 1, 0, 0, 0, 0);
        Seconds += seconds;
        return best;
    }
}
