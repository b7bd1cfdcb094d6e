namespace Showrunner.Cli;

/// <summary>Ties this process to the one that started it.</summary>
internal static class ParentLifetime
{
    /// <summary>
    /// Cancelled when the parent closes this process's standard input, as it does when it ends in whatever way, or with <paramref
    /// name="stop"/>.
    /// </summary>
    public static CancellationToken Token(CancellationToken stop)
    {
        var source = CancellationTokenSource.CreateLinkedTokenSource(stop);
        new Thread(() =>
        {
            while (Console.In.Read() >= 0) { }
            source.Cancel();
        })
        {
            IsBackground = true,
        }.Start();
        return source.Token;
    }
}
