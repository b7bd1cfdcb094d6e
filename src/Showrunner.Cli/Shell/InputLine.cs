namespace Showrunner.Cli;

/// <summary>What a user types, or sends through a pipe.</summary>
internal static class InputLine
{
    /// <summary>The next line; null at the end.</summary>
    // The thread that waits for a terminal cannot be stopped; it ends with the process.
    public static string? Read(CancellationToken stop) => Task.Run(Console.In.ReadLine, stop).WaitAsync(stop).GetAwaiter().GetResult();
}
