namespace Showrunner.Training;

/// <summary>Where training stands within an epoch.</summary>
/// <param name="Epoch">Counted from 1.</param>
/// <param name="Step">Counted from 1 within the epoch.</param>
/// <param name="StepsInEpoch">Steps that a whole epoch has.</param>
/// <param name="Position">The share of the whole training that is done, 0 to 1.</param>
/// <param name="TrainingLoss">A running mean of the steps' losses, in nats a word.</param>
/// <param name="LearningRate">This step's.</param>
/// <param name="TargetsPerSecond">Words learnt from a second, mostly over the last half minute.</param>
/// <param name="TimeLeft">Until the schedule ends, if it does not stop early.</param>
public readonly record struct StepReport(
    int Epoch,
    int Step,
    int StepsInEpoch,
    double Position,
    double TrainingLoss,
    double LearningRate,
    double TargetsPerSecond,
    TimeSpan TimeLeft
);
