using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Studio.Tests;

/// <summary>A studio in an empty folder on a free port, and a client that is signed in.</summary>
internal sealed class Served : IAsyncDisposable
{
    private readonly bool _ownsFolder;

    private Served(StudioServer server, TemporaryFolder folder, bool ownsFolder) =>
        (Server, Folder, _ownsFolder) = (server, folder, ownsFolder);

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public StudioServer Server { get; }

    public TemporaryFolder Folder { get; }

    // Who leaves closes the connection at once.
    public HttpClient Client { get; } = new(new SocketsHttpHandler { MaxResponseDrainSize = 0, ResponseDrainTimeout = TimeSpan.Zero });

    public static Task<Served> StartAsync() => StartAsync(new TemporaryFolder(), ownsFolder: true);

    /// <summary>In a folder that stays.</summary>
    public static Task<Served> StartAsync(TemporaryFolder folder) => StartAsync(folder, ownsFolder: false);

    /// <summary>With a show named Ferry that has a script and a model of random weights.</summary>
    public static async Task<Served> WithModelAsync()
    {
        var served = await StartAsync();
        await served.SendAsync("POST", "api/shows", """{"name":"Ferry"}""");
        await served.UploadAsync("api/shows/ferry/scripts?name=ferry.txt", Encoding.UTF8.GetBytes(Some.Script));
        Some.SaveModel(Directory.CreateDirectory(served.Folder.File("ferry/models")).FullName + "/random.show");
        return served;
    }

    public Task<JsonNode?> GetAsync(string path, HttpStatusCode status = HttpStatusCode.OK) => SendAsync("GET", path, null, status);

    /// <summary>The JSON of an answer; null if it has none.</summary>
    public async Task<JsonNode?> SendAsync(string method, string path, string? json, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var request = new HttpRequestMessage(new(method), path);
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        using var answer = await Client.SendAsync(request, Token);
        return await ReadAsync(answer, status);
    }

    public async Task<JsonNode?> UploadAsync(string path, byte[] file, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var content = new ByteArrayContent(file);
        content.Headers.ContentType = new("application/octet-stream");
        using var answer = await Client.PostAsync(path, content, Token);
        return await ReadAsync(answer, status);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Server.DisposeAsync();
        if (_ownsFolder)
            Folder.Dispose();
    }

    private static async Task<Served> StartAsync(TemporaryFolder folder, bool ownsFolder)
    {
        var server = await StudioServer.StartAsync(new() { Folder = folder.Path, Port = 0 }, Token);
        var served = new Served(server, folder, ownsFolder);
        served.Client.BaseAddress = server.Address;
        served.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", server.Token);
        return served;
    }

    private static async Task<JsonNode?> ReadAsync(HttpResponseMessage answer, HttpStatusCode status)
    {
        var text = await answer.Content.ReadAsStringAsync(Token);
        Assert.True(answer.StatusCode == status, $"{(int)answer.StatusCode}: {text}");
        try
        {
            return text == "" ? null : JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            throw new InvalidOperationException($"No JSON: {text}");
        }
    }
}
