namespace Showrunner.Training;

/// <summary>How far training is, and what follows from that: by epochs, and by the clock where minutes are given.</summary>
internal sealed class TrainingSchedule(TrainingOptions options, int stepsInEpoch, TrainingProgress progress)
{
    private const double Rounding = 1e-9;

    // Nothing is gained by beginning an epoch that has time for a few steps only.
    private const double ShortestEpoch = 0.05;

    /// <summary>Steps in a whole epoch.</summary>
    public int StepsInEpoch => stepsInEpoch;

    /// <summary>The share of the training that is done, 0 to 1.</summary>
    public double Position =>
        Math.Min(
            1,
            Math.Max(
                (progress.Epoch + (double)progress.Step / stepsInEpoch) / options.Epochs,
                options.Minutes is { } minutes ? progress.Seconds / (minutes * 60) : 0
            )
        );

    /// <summary>The learning rate at this position.</summary>
    public double LearningRate =>
        options.Recipe == TrainingRecipe.Bptt ? OneCycle.Rate(options.LearningRate, Position) : options.LearningRate;

    /// <summary>Whether the epoch's steps are done, or the time is.</summary>
    public bool IsEpochOver => progress.Step == stepsInEpoch || Position >= 1;

    /// <summary>Whether less than a share of the training is done.</summary>
    public bool IsBefore(double position) => Position < position - Rounding;

    /// <summary>Whether the epoch has another step before a share of the training is done.</summary>
    public bool HasStepBefore(double position) => progress.Step < stepsInEpoch && IsBefore(position);

    /// <summary>Whether training ends with the epoch that has just ended.</summary>
    /// <param name="epochSeconds">The time that its steps took.</param>
    public bool EndsAfter(double epochSeconds) => Position >= 1 || options.Minutes * 60 - progress.Seconds < ShortestEpoch * epochSeconds;

    /// <summary>The time until the schedule ends.</summary>
    public TimeSpan TimeLeft(double secondsPerStep)
    {
        var seconds = ((long)stepsInEpoch * options.Epochs - progress.Steps) * secondsPerStep;
        if (options.Minutes is { } minutes)
            seconds = Math.Min(seconds, minutes * 60 - progress.Seconds);
        return TimeSpan.FromSeconds(Math.Max(0, seconds));
    }
}
