using System.Runtime.InteropServices;
using Tunewright;
using Tunewright.Databases;

// Usage: Databases.Worker ADDRESS STUDY TRIALS MILLISECONDS GO-FILE
// Once GO-FILE is there, runs trials of a study that several processes share until it has so many complete ones. After each it prints the
// number, the value that it told, and the ticket of the queued trial that it was, or -1. SIGTERM ends it, and its trial.
var (address, name, trials, pause, go) = (args[0], args[1], int.Parse(args[2]), TimeSpan.FromMilliseconds(int.Parse(args[3])), args[4]);
using var cancellation = new CancellationTokenSource();
using var signal = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context =>
{
    context.Cancel = true;
    cancellation.Cancel();
});
using var storage = DatabaseStorage.Open(address, new() { HeartbeatInterval = TimeSpan.FromSeconds(1), GracePeriod = TimeSpan.FromSeconds(4), OnStale = StaleTrials.Retry(limit: 3) });
var study = Study.Load(new() { Name = name, Storage = storage, Sampler = new RandomSampler() });
while (!File.Exists(go)) Thread.Sleep(20);
try
{
    study.Optimize(trial =>
    {
        var x = trial.SuggestDouble("x", -5, 5);
        Console.WriteLine($"begun {trial.Number}");
        trial.Cancellation.WaitHandle.WaitOne(pause);
        trial.Cancellation.ThrowIfCancellationRequested();
        return x * x;
    }, options: new() { StopWhen = [new TrialLimit(trials)], Callbacks = [(_, ended) => Console.WriteLine(FormattableString.Invariant($"{ended.Number} {ended.Values[0]:R} {Ticket(ended)}"))] }, cancellationToken: cancellation.Token);
}
catch (OperationCanceledException)
{
    return 143;
}
return 0;

static long Ticket(FrozenTrial trial) =>
    trial.SystemAttributes.GetValueOrDefault("fixed_params") is IReadOnlyDictionary<string, object?> queued && queued.GetValueOrDefault("ticket") is long ticket ? ticket : -1;
