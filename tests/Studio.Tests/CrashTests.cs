using System.Diagnostics;
using System.Net.Http.Headers;
using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;

namespace Studio.Tests;

/// <summary>The tool as a process that is killed while it writes and trains.</summary>
public sealed class CrashTests : IDisposable
{
    private const string Show = "api/shows/the-other-side";
    private const string Scene = $"{Show}/scenes/the-deck";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task NothingThatWasSavedIsLostAndTheTrainingGoesOn()
    {
        var accepted = await WriteUntilKilled(afterChanges: 25);

        using var process = Start();
        using var client = await ClientAsync(process);
        var scene = await GetAsync(client, Scene);
        var training = await GetAsync(client, $"{Show}/training");
        await PostAsync(client, $"{Show}/training/resume", "{}");
        string phase;
        do phase = (string)(await GetAsync(client, $"{Show}/training"))["phase"]!;
        while (phase is "queued" or "preparing");
        await PostAsync(client, $"{Show}/training/stop", "{}");
        process.Kill();

        Assert.InRange((int)scene["revision"]!, accepted, accepted + 1); // the last answer may not have come
        Assert.Equal(
            Enumerable.Range(0, accepted).Select(i => $"Line {i}."),
            scene["document"]!.AsArray().Take(accepted).Select(line => (string)line!["text"]!)
        );
        Assert.Equal(("paused", "running"), ((string)training["phase"]!, phase));
    }

    /// <summary>Saves change after change while a model trains, and kills the process from outside.</summary>
    private async Task<int> WriteUntilKilled(int afterChanges)
    {
        using var process = Start();
        using var client = await ClientAsync(process);
        await PostAsync(client, "api/shows/sample", "{}");
        await PostAsync(client, $"{Show}/training", """{"minutes":60,"options":{"embedding":16,"hidden":16}}""");
        await PostAsync(client, $"{Show}/scenes", """{"title":"The deck"}""");
        while ((string)(await GetAsync(client, $"{Show}/training"))["phase"]! is not "running")
            await Task.Delay(20, Served.Token);
        var accepted = 0;
        while (true)
        {
            try
            {
                if (accepted == afterChanges)
                    _ = Task.Run(process.Kill, Served.Token); // somewhere in what follows
                await PostAsync(client, $"{Scene}/changes", Some.Insert(accepted, accepted, Some.Line($"{accepted}", $"Line {accepted}.")));
                accepted++;
            }
            catch (HttpRequestException)
            {
                await process.WaitForExitAsync(Served.Token);
                return accepted;
            }
        }
    }

    private Process Start()
    {
        var data = typeof(CrashTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>();
        string[] arguments = [data.Single(one => one.Key == "Tool").Value!, "studio", _folder.Path, "--no-browser", "--port", "0"];
        return Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
    }

    private static async Task<HttpClient> ClientAsync(Process process)
    {
        var address = new Uri((await process.StandardOutput.ReadLineAsync(Served.Token))!.Split(' ')[^1]);
        var client = new HttpClient { BaseAddress = new(address, "/") };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", address.Query["?token=".Length..]);
        return client;
    }

    private static async Task<JsonNode> GetAsync(HttpClient client, string path) =>
        JsonNode.Parse(await client.GetStringAsync(path, Served.Token))!;

    private static async Task PostAsync(HttpClient client, string path, string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(path, content, Served.Token);
        answer.EnsureSuccessStatusCode();
    }
}
