using System.Runtime.InteropServices;

namespace Shell;

/// <summary>
/// The first Ctrl-C (or SIGTERM, or a closed terminal) asks the command to stop; another one, a second or more later, ends the process at
/// once.
/// </summary>
internal sealed class Interruption : IDisposable
{
    // One request may come as several signals: timeout(1) and many supervisors signal the process and its group.
    private static readonly TimeSpan OneRequest = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stop = new();
    private readonly PosixSignalRegistration[] _registrations;

    private long _first;

    public Interruption() =>
        _registrations = [
            .. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }.Select(signal =>
                PosixSignalRegistration.Create(signal, Handle)
            ),
        ];

    public CancellationToken Token => _stop.Token;

    private void Handle(PosixSignalContext context)
    {
        context.Cancel = true;
        var now = Environment.TickCount64;
        var first = Interlocked.CompareExchange(ref _first, now, 0);
        if (first == 0)
            _stop.Cancel();
        else if (now - first >= OneRequest.TotalMilliseconds)
            Environment.Exit(CommandLine.Interrupted);
    }

    public void Dispose()
    {
        foreach (var registration in _registrations)
            registration.Dispose();
        _stop.Dispose();
    }
}
