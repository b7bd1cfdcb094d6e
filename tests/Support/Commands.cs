using System.Diagnostics;

namespace Support;

/// <summary>Programs that are run to their end.</summary>
public static class Commands
{
    public static string Run(string program, params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true }
        )!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException(
                $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {output} {error.Result}"
            );
    }

    /// <summary>A command as another user, since database servers refuse to be run by root.</summary>
    public static string[] As(string user, params string[] command) =>
        Environment.IsPrivilegedProcess ? ["setpriv", $"--reuid={user}", $"--regid={user}", "--init-groups", .. command] : command;
}
