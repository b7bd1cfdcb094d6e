using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace Benchmarks;

/// <summary>The tool, serving a model in a process of its own.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly HttpClient _client = new();
    private readonly Process _process;

    public ServerProcess(string model, int places)
    {
        var tool = typeof(ServerProcess)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "ShowrunnerTool")
            .Value!;
        _process = Process.Start(
            new ProcessStartInfo("dotnet", [tool, "serve", model, "--port", "0", "--max-concurrent", $"{places}"])
            {
                RedirectStandardOutput = true,
            }
        )!;
        var line = _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The server did not start.");
        Address = new(line.Split(' ')[3][..^"v1.".Length]);
    }

    public Uri Address { get; }

    /// <summary>One of the numbers that <c>/metrics</c> gives.</summary>
    public async Task<double> MetricAsync(string name) =>
        double.Parse(
            (await _client.GetStringAsync(new Uri(Address, "metrics")))
                .Split('\n')
                .Single(line => line.StartsWith($"showrunner_{name} ", StringComparison.Ordinal))
                .Split(' ')[1],
            CultureInfo.InvariantCulture
        );

    public async Task<double> MegabytesAsync() => await MetricAsync("resident_memory_bytes") / 1e6;

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
        _client.Dispose();
    }
}
