using System.Net;
using System.Text;
using System.Text.Json;

namespace Dashboard.Tests;

/// <summary>A dashboard on a free port of this machine, and a client that is signed in.</summary>
internal sealed class Served : IAsyncDisposable
{
    private Served(DashboardServer server, IStudyStorage[] storages) => (Server, Storages) = (server, storages);

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public DashboardServer Server { get; }

    public IStudyStorage[] Storages { get; }

    public HttpClient Client { get; } = new(new HttpClientHandler { AutomaticDecompression = DecompressionMethods.All });

    /// <summary>Shows storages, which are disposed of with it; a storage in memory if none are given.</summary>
    public static Task<Served> StartAsync(params IStudyStorage[] storages) => StartAsync(new DashboardOptions(), storages);

    public static async Task<Served> StartAsync(DashboardOptions options, params IStudyStorage[] storages)
    {
        storages = storages is [] ? [new InMemoryStorage()] : storages;
        var served = new Served(await DashboardServer.StartAsync(storages, options with { Port = 0 }, Token), storages);
        served.Client.BaseAddress = served.Server.Address;
        (await served.Client.GetAsync(served.Server.SignInAddress, Token)).EnsureSuccessStatusCode();
        return served;
    }

    /// <summary>The id of the study of that name in addresses.</summary>
    public async Task<string> IdAsync(string study) =>
        (await GetAsync("api/studies"))
            .GetProperty("studies")
            .EnumerateArray()
            .Single(one => one.GetProperty("name").GetString() == study)
            .GetProperty("id")
            .GetString()!;

    /// <summary>The JSON that an address answers.</summary>
    public async Task<JsonElement> GetAsync(string path, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var answer = await Client.GetAsync(path, Token);
        return await ReadAsync(answer, status);
    }

    /// <summary>The JSON that answers a change; undefined if it has no body.</summary>
    public async Task<JsonElement> SendAsync(string method, string path, string? json, HttpStatusCode status = HttpStatusCode.NoContent)
    {
        using var request = new HttpRequestMessage(new(method), path);
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        using var answer = await Client.SendAsync(request, Token);
        return await ReadAsync(answer, status);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Server.DisposeAsync();
        foreach (var storage in Storages)
            storage.Dispose();
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer, HttpStatusCode status)
    {
        var text = await answer.Content.ReadAsStringAsync(Token);
        Assert.True(answer.StatusCode == status, $"{(int)answer.StatusCode}: {text}");
        return text == "" ? default : JsonElement.Parse(text);
    }
}
