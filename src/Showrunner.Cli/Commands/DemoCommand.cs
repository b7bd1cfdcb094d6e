using System.CommandLine;
using Showrunner.Base;
using Showrunner.Training;

namespace Showrunner.Cli;

/// <summary><c>showrunner demo</c>: everything at once, on the sample show.</summary>
internal static class DemoCommand
{
    private const string Model = "demo.show";
    private const string Unfinished = "demo.unfinished.show";
    private const string Prime = "agnes:";
    private const double Minutes = 0.75;

    public static Command Create()
    {
        var command = new DocumentedCommand("demo", "Learns the sample show in less than a minute, and writes a scene.")
        {
            Details =
                $"The sample show is {SampleShow.Title}, a sitcom that comes with Showrunner. "
                + $"Training ends early when the validation loss has stopped falling. The model is saved as {Model} in the current folder; "
                + "run again, the demo writes another scene at once.",
            Examples = [new("Try Showrunner", "demo")],
        };
        command.SetAction((_, stop) => RunAsync(stop));
        return command;
    }

    private static async Task<int> RunAsync(CancellationToken stop)
    {
        var (training, validation) = SampleShow.Corpus.Split();
        if (File.Exists(Model))
            Console.WriteLine($"{Model} has learnt {SampleShow.Title} already. Another scene:\n");
        else
            await LearnAsync(training, validation, stop);

        var checkpoint = Checkpoint.Load(Model);
        if (checkpoint.Manifest.CorpusFingerprint != training.Fingerprint)
            throw new ShowrunnerException($"{Model} was trained on another show. Move it away, or run the demo in another folder.");
        var writer = new ScriptWriter(new ScriptModel(checkpoint, WeightPrecision.EightBits));
        SceneOutput.Show(writer.WriteWords(Prime, WritingOptions.For(writer.Model) with { Words = 350 }, stop));
        Console.WriteLine(
            $"""

            The model is {Path.GetFullPath(Model)}. Try next:
              {Help.Program} write {Model} --prime "dudley:" --temperature 0.6
              {Help.Program} corpus
              {Help.Program} train your-scripts.txt --minutes 10
            """
        );
        return 0;
    }

    // Under another name until it is done, so that a demo that was stopped goes on when it is run again.
    private static async Task LearnAsync(Corpus training, Corpus validation, CancellationToken stop)
    {
        Output.GoOnWithout(Screen.Notice);
        Console.WriteLine($"Learning {SampleShow.Title}, the sitcom that comes with Showrunner.");
        using var trainer = File.Exists(Unfinished) ? Trainer.Resume(Unfinished, training, validation) : Begin(training, validation);
        try
        {
            var events = TrainingRun.RunAsync(trainer, Unfinished, cancellationToken: stop);
            await TrainingViews.Create().FollowAsync(Renamed(events));
            Console.WriteLine("\nA scene of its own:\n");
        }
        catch (OperationCanceledException)
        {
            Screen.Notice("stopped. Run the demo again to continue.");
            throw;
        }
    }

    private static Trainer Begin(Corpus training, Corpus validation)
    {
        var from = EnglishBase.Load();
        return new(training, validation, TrainingOptions.For(training.Tokens.Count, Minutes, from.Model), from: from)
        {
            Source = TrainingSource.SampleShow,
        };
    }

    private static async IAsyncEnumerable<TrainingEvent> Renamed(IAsyncEnumerable<TrainingEvent> events)
    {
        await foreach (var happening in events)
        {
            if (happening is not TrainingEvent.Ended(var outcome))
            {
                yield return happening;
                continue;
            }
            File.Move(Unfinished, Model);
            yield return new TrainingEvent.Ended(outcome with { Path = Model });
        }
    }
}
