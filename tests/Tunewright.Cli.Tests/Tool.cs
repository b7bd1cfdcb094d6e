using System.Diagnostics;

namespace Tunewright.Cli.Tests;

/// <summary>Runs <c>tunewright</c> as a shell would, in a folder of its own: a process, its two streams, its exit code.</summary>
internal sealed class Tool : IDisposable
{
    public const string Address = "sqlite:///study.db";

    private readonly TemporaryFolder _folder = new();

    public string Folder => _folder.Path;

    public async Task<Result> Run(params string[] arguments)
    {
        using var process = Start(arguments);
        return await Finish(process);
    }

    /// <summary><c>tunewright run</c> on the database of this folder.</summary>
    public Task<Result> Search(string[] options, params string[] program) =>
        Run(["run", "--storage", Address, .. options, "--", .. program]);

    /// <summary>A line for a shell.</summary>
    public async Task<Result> Shell(string line)
    {
        using var process = Start("bash", ["-c", line]);
        return await Finish(process);
    }

    public Process Start(params string[] arguments) =>
        Path.GetExtension(Built.Tool) == ".dll" ? Start("dotnet", [Built.Tool, .. arguments]) : Start(Built.Tool, arguments);

    /// <summary>Another program, in this folder.</summary>
    public Process Start(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        (start.Environment["TZ"], start.Environment["PYTHONWARNINGS"]) = ("UTC", "ignore");
        return Process.Start(start)!;
    }

    public static async Task<Result> Finish(Process process)
    {
        var stop = TestContext.Current.CancellationToken;
        try
        {
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(stop);
            var error = process.StandardError.ReadToEndAsync(stop);
            await process.WaitForExitAsync(stop);
            return new(process.ExitCode, await output, await error);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    /// <summary>The only study of this folder's database.</summary>
    public Study Study() =>
        Tunewright.Study.Load(
            new() { Storage = DatabaseStorage.Open($"sqlite:///{_folder.File("study.db")}", new() { StaleTrials = null }) }
        );

    /// <summary>The processes that scripts have noted, once as many trials as this have done so.</summary>
    public async Task<int[]> Noted(int trials)
    {
        string[] files;
        while ((files = Directory.GetFiles(Folder, "*.processes")).Length < trials || files.Any(file => new FileInfo(file).Length == 0))
            await Task.Delay(20, TestContext.Current.CancellationToken);
        return
        [
            .. files
                .SelectMany(file => File.ReadAllText(file).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
                .Select(int.Parse),
        ];
    }

    /// <summary>Whether a process runs.</summary>
    public static bool IsRunning(int process)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{process}/stat");
            return stat[stat.LastIndexOf(')') + 2] is not ('Z' or 'X');
        }
        catch (IOException)
        {
            return false;
        }
    }

    public static void Signal(string signal, params int[] processes) =>
        Commands.Run("kill", [signal, .. processes.Select(process => $"{process}")]);

    public void Dispose() => _folder.Dispose();
}

/// <summary>How a run ended.</summary>
internal sealed record Result(int Code, string Output, string Error)
{
    /// <summary>Asserts that the run failed with one line that has every one of <paramref name="parts"/> in it.</summary>
    public void FailedWith(int code, params string[] parts)
    {
        var line = Error.TrimEnd('\n').Split('\n')[^1];
        Assert.StartsWith("tunewright: ", line);
        Assert.All(parts, part => Assert.Contains(part, line));
        Assert.DoesNotContain("   at ", Error);
        Assert.Equal(code, Code);
    }

    /// <summary>Asserts that the run went well.</summary>
    public Result Succeeded()
    {
        Assert.True(Code == 0, $"{Code}: {Error}");
        return this;
    }
}
