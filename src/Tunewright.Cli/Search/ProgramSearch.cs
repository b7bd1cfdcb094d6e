namespace Tunewright.Cli;

/// <summary>A search over the parameters of a program, from its first trial in this process to its last.</summary>
internal static class ProgramSearch
{
    /// <exception cref="OperationCanceledException">It was interrupted; its trials are marked, and the study can go on.</exception>
    /// <exception cref="ToolException">Too many trials failed in a row.</exception>
    public static async Task Run(RunRequest request, CancellationToken stop)
    {
        var study = Open(request.Study);
        var earlier = study.Trials;
        TellOfRunning(request.Storage, earlier);
        var done = earlier.Count(Counts);
        if (request.Trials <= done)
        {
            Console.Error.WriteLine($"note: '{study.Name}' has {done} trials already. Give a larger --trials to go on.");
            SearchSummary.Print(study);
            return;
        }

        var failures = new FailureLimit(request.MaxFailures);
        var isPlain = !request.IsQuiet && !request.IsJson;
        var options = new OptimizeOptions
        {
            Catch = [typeof(ProgramFailedException), typeof(TrialFinishedException)], // the latter was ended by somebody else
            Callbacks = [failures.See],
            // Other workers may reach the number first.
            StopWhen = request.Trials + earlier.Count(trial => trial.IsCancelled) is { } all
                ? [new TrialLimit(all, TrialState.Complete, TrialState.Pruned, TrialState.Failed)]
                : [],
            Retries = request.Retries,
            Log = isPlain ? Console.Out : null,
            ProgressBar = isPlain && !Console.IsErrorRedirected ? Console.Error : null,
        };
        var objective = new ProgramObjective(study, request.Space, request.Command, request.Logs, request.Grace);
        try
        {
            await study.OptimizeAsync(
                objective.Run,
                trials: request.Trials - done,
                request.Timeout,
                request.Parallel,
                options,
                request.IsJson ? new SearchJson(Console.Out) : null,
                stop
            );
        }
        catch (ArgumentException exception)
        {
            throw new ToolException(exception.Reason, exception);
        }
        finally
        {
            if (!request.IsJson)
                SearchSummary.Print(study);
            if (stop.IsCancellationRequested)
                Console.Error.WriteLine("note: stopped. The same command goes on with the study.");
        }
        if (failures.Reason is { } reason)
            throw new ToolException(reason);
    }

    private static Study Open(StudyOptions options)
    {
        try
        {
            return Study.Create(options);
        }
        catch (ArgumentException exception)
        {
            throw new UsageException(exception.Reason);
        }
    }

    /// <summary>Whether a trial is one of those that were asked for: it has ended by itself, or runs somewhere.</summary>
    private static bool Counts(FrozenTrial trial) => trial.State != TrialState.Waiting && !trial.IsCancelled;

    private static void TellOfRunning(IStudyStorage storage, IReadOnlyList<FrozenTrial> trials)
    {
        var running = trials.Count(trial => trial.State == TrialState.Running);
        if (running > 0 && !storage.HasHeartbeats)
        {
            Console.Error.WriteLine(
                $"note: {Counted.Of(running, "trial")} of the study still run, or their worker died; tunewright fail-stale ends "
                    + "such trials."
            );
        }
    }
}
