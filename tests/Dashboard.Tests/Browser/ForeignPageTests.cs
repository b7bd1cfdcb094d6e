using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Dashboard.Tests;

/// <summary>A page of another origin, in a browser that is signed in.</summary>
public class ForeignPageTests(Chromium chromium)
{
    [Theory]
    [InlineData("127.0.0.1")] // another port, which shares the cookies
    [InlineData("localhost")]
    public async Task CanNeitherReadNorChangeAnything(string host)
    {
        await using var served = await Served.StartAsync();
        Some.Mixed(served.Storages[0]);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.MapGet("/", () => Results.Content("<!doctype html><title>foreign</title>", "text/html"));
        await app.StartAsync(Served.Token);
        await using var visit = await Visit.StartAsync(chromium);
        await visit.OpenAsync(served.Server.SignInAddress);
        await visit.Page.GotoAsync($"http://{host}:{new Uri(app.Urls.Single()).Port}/");

        var tried = await visit.Page.EvaluateAsync<string>(
            """
            async (target) => {
              const attempt = (path, init) =>
                fetch(target + path, { credentials: "include", ...init }).then((answer) => answer.type, () => "refused");
              const body = JSON.stringify({ name: "evil", directions: ["minimize"] });
              const read = await attempt("api/studies");
              const json = await attempt("api/studies", { method: "POST", headers: { "Content-Type": "application/json" }, body });
              const text = { "Content-Type": "text/plain" };
              const blind = await attempt("api/studies", { method: "POST", mode: "no-cors", headers: text, body });
              const events = await new Promise((resolve) => {
                const source = new EventSource(target + "api/events", { withCredentials: true });
                source.onopen = source.onmessage = () => resolve("open");
                source.onerror = () => resolve("refused");
              });
              return JSON.stringify({ read, json, blind, events });
            }
            """,
            served.Server.Address.ToString()
        );

        Assert.Equal(
            """{"read":"refused","json":"refused","blind":"refused","events":"refused"}""",
            tried.Replace("\"opaque\"", "\"refused\"")
        );
        Assert.Equal("mixed", Assert.Single(served.Storages[0].Studies()).Name);
    }
}
