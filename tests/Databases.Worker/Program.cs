using System.Runtime.InteropServices;
using Tunewright;
using Tunewright.Databases;

// Usage: Databases.Worker ADDRESS STUDY TRIALS MILLISECONDS GO-FILE [watched]
// Once GO-FILE is there, runs trials of a study that several processes share until it has so many complete ones. After each it prints the
// number, the value that it told, and the ticket of the queued trial that it was, or -1. SIGTERM ends it, and its trial.
// A watched search tells its callback of each trial before the next begins; otherwise a trial ends and the next begins in one transaction.
var (address, name, trials, pause, go) = (args[0], args[1], int.Parse(args[2]), TimeSpan.FromMilliseconds(int.Parse(args[3])), args[4]);
using var cancellation = new CancellationTokenSource();
using var signal = PosixSignalRegistration.Create(
    PosixSignal.SIGTERM,
    context =>
    {
        context.Cancel = true;
        cancellation.Cancel();
    }
);
using IStudyStorage storage = address.StartsWith("journal:///", StringComparison.Ordinal)
    ? new JournalStorage(address["journal:///".Length..], new() { DeadLockAge = TimeSpan.FromSeconds(2) })
    : DatabaseStorage.Open(
        address,
        new()
        {
            StaleTrials = new()
            {
                HeartbeatInterval = TimeSpan.FromSeconds(1),
                GracePeriod = TimeSpan.FromSeconds(4),
                Replacement = StaleTrialOptions.Retry(limit: 3),
            },
        }
    );
var study = Study.Load(
    new()
    {
        Name = name,
        Storage = storage,
        Sampler = new RandomSampler(),
    }
);

// The study itself, not only its name: it can be deleted and made again.
var born = study.UserAttributes.GetValueOrDefault("born") as string ?? "";
while (!File.Exists(go))
    Thread.Sleep(20);
var watched = args is [.., "watched"];
(string Run, double Value)? last = null;
try
{
    study.Optimize(
        trial =>
        {
            if (!watched)
                TellLast();
            if (!watched && study.TrialsIn(TrialState.Complete).Count >= trials - 1)
                study.Stop();
            var x = trial.SuggestDouble("x", -5, 5);
            Console.WriteLine($"begun {trial.Number}");
            trial.Cancellation.WaitHandle.WaitOne(pause);
            trial.Cancellation.ThrowIfCancellationRequested();
            last = ($"{Guid.NewGuid()}", x * x);
            trial.SetUserAttribute("run", last.Value.Run);
            trial.SetUserAttribute("of", born);
            return x * x;
        },
        options: watched ? new() { StopWhen = [new TrialLimit(trials)], Callbacks = [(_, ended) => Tell(ended, ended.Values[0])] } : new(),
        cancellationToken: cancellation.Token
    );
    if (!watched)
        TellLast();
}
catch (KeyNotFoundException exception)
{
    Console.Error.WriteLine(exception.Message);
    return 3;
}
catch (OperationCanceledException)
{
    return 143;
}
return 0;

// By its mark, for a late result stands under another number.
void TellLast()
{
    if (last is { } told)
    {
        Tell(
            study
                .TrialsIn(TrialState.Complete)
                .Last(ended => ended.UserAttributes.GetValueOrDefault("run") is string run && run == told.Run),
            told.Value
        );
    }
}

static void Tell(FrozenTrial ended, double value) =>
    Console.WriteLine(FormattableString.Invariant($"{ended.Number} {value:R} {Ticket(ended)}"));

static long Ticket(FrozenTrial trial) =>
    trial.SystemAttributes.GetValueOrDefault("fixed_params") is IReadOnlyDictionary<string, object?> queued
    && queued.GetValueOrDefault("ticket") is long ticket
        ? ticket
        : -1;
