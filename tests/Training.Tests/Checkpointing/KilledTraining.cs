using Showrunner.Training;

namespace Training.Tests;

/// <summary>What this program does instead of tests when it is started as the training that gets killed.</summary>
internal static class KilledTraining
{
    public const string PathVariable = "SHOWRUNNER_TEST_TRAINING";

    public static TrainingOptions Options => Some.Options with { Epochs = 12, EmbeddingDropout = 0.1, OutputDropout = 0.2 };

    /// <summary>
    /// Begins or resumes the training kept at <paramref name="path"/>, saves after every step, and prints a line for each.
    /// </summary>
    public static void Run(string path)
    {
        var (training, validation) = SomeCorpus.Of().Split();
        using var trainer = File.Exists(path) ? Trainer.Resume(path, training, validation) : new Trainer(training, validation, Options);
        (trainer.SavePath, trainer.SaveInterval) = (path, TimeSpan.Zero);
        foreach (var epoch in trainer.Epochs(new StepLines()))
            Console.WriteLine($"epoch {epoch.Number}");
    }

    sealed class StepLines : IProgress<StepReport>
    {
        public void Report(StepReport value) => Console.WriteLine($"step {value.Epoch}.{value.Step}");
    }
}
