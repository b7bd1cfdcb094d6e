using System.Diagnostics;
using System.Net.Http.Headers;
using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;

namespace Studio.Tests;

/// <summary><c>showrunner studio</c> as users start it, and a client of it.</summary>
internal sealed class StudioProcess : IDisposable
{
    private readonly Process _process;

    private StudioProcess(Process process, Uri address)
    {
        (_process, SignInAddress) = (process, address);
        Client = new() { BaseAddress = new(address, "/") };
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", address.Query["?token=".Length..]);
    }

    public Uri SignInAddress { get; }

    public HttpClient Client { get; }

    public static async Task<StudioProcess> StartAsync(string folder)
    {
        var data = typeof(StudioProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>();
        string[] arguments = [data.Single(one => one.Key == "Tool").Value!, "studio", folder, "--no-browser", "--port", "0"];
        var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        return new(process, new((await process.StandardOutput.ReadLineAsync(Served.Token))!.Split(' ')[^1]));
    }

    /// <summary>Ends it at once: nothing is saved any more.</summary>
    public void Kill() => _process.Kill();

    public async Task<JsonNode> GetAsync(string path) => JsonNode.Parse(await Client.GetStringAsync(path, Served.Token))!;

    /// <exception cref="HttpRequestException">It has been killed, or refuses.</exception>
    public async Task PostAsync(string path, string json, string type = "application/json")
    {
        using var content = new StringContent(json, Encoding.UTF8);
        content.Headers.ContentType = new(type);
        using var answer = await Client.PostAsync(path, content, Served.Token);
        answer.EnsureSuccessStatusCode();
    }

    public void Dispose()
    {
        Client.Dispose();
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
