using System.Diagnostics;
using Showrunner;
using Showrunner.Training;

namespace Training.Tests;

public class KilledTrainingTests
{
    [Fact]
    public async Task EndsWithTheWeightsOfARunThatWasNeverStopped()
    {
        using var folder = new TemporaryFolder();
        var (training, validation) = SomeCorpus.Of().Split();
        using var undisturbed = new Trainer(training, validation, KilledTraining.Options);
        foreach (var _ in undisturbed.Epochs()) { }
        undisturbed.Save(folder.File("undisturbed.show"));
        var random = new Random(1);

        for (var kill = 0; kill < 10; kill++)
            await Train(folder.File("killed.show"), killAfter: (random.Next(1, 16), random.Next(20)));
        await Train(folder.File("killed.show"), killAfter: null);

        SameTraining.Assert(
            Checkpoint.LoadForResuming(folder.File("undisturbed.show")),
            Checkpoint.LoadForResuming(folder.File("killed.show"))
        );
    }

    /// <summary>Starts a training process, and after so many of its lines and milliseconds more kills it with SIGKILL.</summary>
    static async Task Train(string path, (int Lines, int Milliseconds)? killAfter)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            RedirectStandardOutput = true,
            Environment = { [KilledTraining.PathVariable] = path },
        };
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
            start.ArgumentList.Add(typeof(KilledTrainingTests).Assembly.Location);
        using var process = Process.Start(start)!;
        if (killAfter is { } moment)
        {
            for (var line = 0; line < moment.Lines; line++)
            {
                Assert.True(
                    await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is not null,
                    "The training ended before it was killed."
                );
            }

            await Task.Delay(moment.Milliseconds, TestContext.Current.CancellationToken);
            process.Kill();
        }
        await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(killAfter is null, process.ExitCode == 0);
    }
}
