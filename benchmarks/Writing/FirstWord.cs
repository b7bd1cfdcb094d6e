using System.Diagnostics;

namespace Benchmarks;

/// <summary>The tool from its start to the end of its first word, as whole processes.</summary>
internal static class FirstWord
{
    private const int Runs = 15;

    /// <param name="program">The tool's program, such as <c>dotnet publish -r</c> makes.</param>
    /// <param name="model">A model; by default one of the notebook's sizes with random weights.</param>
    public static void Measure(string program, string? model)
    {
        var path = model ?? Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid()}.show");
        if (model is null)
            RandomModel.Checkpoint().Save(path);
        Run(program, path); // reads the files into the system's cache
        var runs = Enumerable.Range(0, Runs).Select(_ => Run(program, path)).ToList();
        Console.WriteLine(
            $"Start to the end of the first word, a model of {new FileInfo(path).Length / 1e6:F0} MB, {Runs} runs: "
                + $"median {runs.Select(run => run.Seconds).Order().ElementAt(Runs / 2):F3} s, least {runs.Min(run => run.Seconds):F3} s; "
                + $"at most {runs.Max(run => run.Megabytes):F0} MB of memory."
        );
        if (model is null)
            File.Delete(path);
    }

    // GNU time (in Debian, the package time) knows the most memory that a process has had.
    private static (double Seconds, double Megabytes) Run(string program, string model)
    {
        var memory = Path.GetTempFileName();
        var start = Stopwatch.GetTimestamp();
        using (
            var process = Process.Start(
                new ProcessStartInfo(
                    "/usr/bin/time",
                    ["-f", "%M", "-o", memory, program, "write", model, "--words", "1", "--seed", "1", "--candidates", "1"]
                )
                {
                    RedirectStandardOutput = true,
                }
            )!
        )
        {
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            if (process.ExitCode != 0)
                throw new InvalidOperationException($"{program} failed.");
        }
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var kilobytes = double.Parse(File.ReadAllText(memory), System.Globalization.CultureInfo.InvariantCulture);
        File.Delete(memory);
        return (seconds, kilobytes / 1024);
    }
}
