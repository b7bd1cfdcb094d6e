using System.Diagnostics;
using System.Reflection;

namespace Cli.Tests;

/// <summary>Runs <c>showrunner</c> as a shell would: a process, its two streams, its exit code.</summary>
static class Tool
{
    public static readonly string Assembly = typeof(Tool).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "ShowrunnerTool").Value!;

    public static Task<Result> Run(params string[] arguments) => Run(Environment.CurrentDirectory, arguments);

    public static async Task<Result> Run(string folder, string[] arguments)
    {
        using var process = Start(folder, arguments);
        return await Finish(process);
    }

    public static Process Start(string folder, string[] arguments, string? assembly = null) => Process.Start(
        new ProcessStartInfo("dotnet", [assembly ?? Assembly, .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;

    public static async Task<Result> Finish(Process process)
    {
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new(process.ExitCode, await output, await error);
    }
}

sealed record Result(int Code, string Output, string Error);
