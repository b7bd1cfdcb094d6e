using System.Diagnostics;
using System.Globalization;

namespace Showrunner.Cli;

/// <summary>How a worker is started: this program again, with the same arguments.</summary>
internal static class WorkerCommand
{
    public static ProcessStartInfo With(int threads)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!);
        var isHost = Path.GetFileNameWithoutExtension(start.FileName) == "dotnet"; // whose first argument is the program
        foreach (var argument in Environment.GetCommandLineArgs()[(isHost ? 0 : 1)..])
            start.ArgumentList.Add(argument);
        start.ArgumentList.Add(TuningArguments.WorkerOption);
        start.ArgumentList.Add(threads.ToString(CultureInfo.InvariantCulture));
        return start;
    }
}
