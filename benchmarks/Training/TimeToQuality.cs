using System.Diagnostics;
using Showrunner;
using Showrunner.Training;

namespace Benchmarks;

/// <summary>
/// How long the notebook's way and ours take until the validation loss is the lowest that the notebook's recipe comes to. Its epochs are
/// trained here by the same recipe without its wasted work, for their losses; their time is that of its own steps, measured beside.
/// </summary>
internal static class TimeToQuality
{
    private const int Turns = 5;

    // Each look takes some seconds of the plan, and the loss is low only towards its end.
    private static readonly double[] Looks = [0.85, 0.9, 0.95, 1];

    public static void Compare(Corpus training, Corpus validation, double minutes)
    {
        var vocabulary = Vocabulary.Of(training.Tokens).Size;
        List<(string Name, double TargetsPerSecond)> ways =
        [
            ("the same libtorch", Median(Contestant.Own("", 2, "notebook", $"{vocabulary}"))),
            ("Debian's PyTorch", Median(Contestant.PyTorch("", 2, $"{vocabulary}"))),
        ];

        var (losses, targetsInEpoch) = Notebook(training, validation);
        var target = losses.Min();
        var epochs = losses.IndexOf(target) + 1;
        Console.WriteLine($"The notebook's recipe is best after epoch {epochs}: perplexity {Math.Exp(target):F2}.");
        foreach (var (name, rate) in ways)
        {
            Console.WriteLine(
                $"  The notebook's way in {name}: {rate:F0} targets a second, {epochs * targetsInEpoch / rate:F0} s for {epochs} epochs."
            );
        }

        var start = Stopwatch.GetTimestamp();
        using var trainer = new Trainer(training, validation, TrainingOptions.For(training.Tokens.Count, minutes));
        var loss = double.PositiveInfinity;
        foreach (var look in Looks)
        {
            if (loss > target)
                loss = trainer.TrainTo(look);
        }

        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Console.WriteLine(
            $"Ours, planned for {minutes} minutes: perplexity {Math.Exp(loss):F2} after {seconds:F0} s"
                + (loss <= target ? "." : ", not as low.")
        );
        if (loss > target)
            return;
        foreach (var (name, rate) in ways)
            Console.WriteLine($"That is {epochs * targetsInEpoch / rate / seconds:F1} x as fast as the notebook's way in {name}.");
    }

    private static double Median(Contestant way)
    {
        using (way)
        {
            for (var turn = 0; turn < Turns; turn++)
                way.TakeTurn();
            return way.Median;
        }
    }

    private static (List<double> Losses, double TargetsInEpoch) Notebook(Corpus training, Corpus validation)
    {
        using var trainer = new Trainer(training, validation, TrainingOptions.Notebook with { Patience = 1 });
        List<double> losses = [];
        foreach (var epoch in trainer.Epochs())
        {
            Console.WriteLine(
                $"The notebook's recipe, epoch {epoch.Number}: training loss {epoch.TrainingLoss:F3}, validation loss "
                    + $"{epoch.ValidationLoss:F3}, "
                    + $"perplexity {Math.Exp(epoch.ValidationLoss):F2}; here {epoch.Elapsed.TotalSeconds:F0} s."
            );
            losses.Add(epoch.ValidationLoss);
        }
        return (losses, (double)trainer.StepsInEpoch * trainer.Options.BatchSize);
    }
}
