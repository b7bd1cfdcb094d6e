using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Dashboard.Tests;

/// <summary>The dashboard below a prefix of another application, and its files.</summary>
public class MountTests
{
    [Theory]
    [InlineData("/tuning")]
    [InlineData("/tuning/")]
    [InlineData("/tuning/studies/0-1-abc")]
    [InlineData("/tuning/studies/na%C3%AFve%20x")]
    public async Task TellsPagesWhereItIsMounted(string path)
    {
        using var storage = new InMemoryStorage();
        Some.Mixed(storage);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.MapGroup("/tuning").MapDashboard([storage]);
        await app.StartAsync(Served.Token);
        using var client = new HttpClient { BaseAddress = new(app.Urls.Single()) };

        Assert.Contains("<base href=\"/tuning/\"", await client.GetStringAsync(path, Served.Token));
        Assert.Contains("\"mixed\"", await client.GetStringAsync("/tuning/api/studies", Served.Token));
        using var foreign = new HttpRequestMessage(HttpMethod.Get, "/tuning/api/studies");
        foreign.Headers.Add("Sec-Fetch-Site", "cross-site");
        using var refused = await client.SendAsync(foreign, Served.Token);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        using var outside = await client.GetAsync("/other", Served.Token);
        Assert.Equal(HttpStatusCode.NotFound, outside.StatusCode);
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    [InlineData("")]
    public async Task SendsFilesOnce(string encoding)
    {
        await using var served = await Served.StartAsync();
        var signedIn = await served.Client.GetAsync("assets/dashboard.js", Served.Token);
        var whole = await signedIn.Content.ReadAsStringAsync(Served.Token);

        using var first = await SendAsync(null);
        using var second = await SendAsync(first.Headers.ETag!.ToString());

        Assert.Equal(whole, await first.Content.ReadAsStringAsync(Served.Token));
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Contains("Accept-Encoding", first.Headers.Vary);

        async Task<HttpResponseMessage> SendAsync(string? tag)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "assets/dashboard.js");
            if (encoding != "")
                request.Headers.AcceptEncoding.ParseAdd(encoding);
            if (tag is not null)
                request.Headers.IfNoneMatch.ParseAdd(tag);
            return await served.Client.SendAsync(request, Served.Token);
        }
    }
}
