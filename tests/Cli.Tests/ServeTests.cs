using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;

namespace Cli.Tests;

public sealed class ServeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("-INT")]
    [InlineData("-TERM")]
    public async Task WritesWhatWriteWritesUntilItIsAskedToStop(string signal)
    {
        Some.Model(_folder);
        string[] write = ["write", "jerry.show", "--prime", "jerry:", "--words", "80", "--exact", "--seed", "7"];
        var written = await Tool.RunIn(_folder.Path, write);
        using var process = Tool.Start(_folder.Path, ["serve", "jerry.show", "--port", "0"]);
        using var client = await ClientAsync(process);

        var served = await CompleteAsync(client, """{"model":"jerry","prompt":"jerry:","echo":true,"max_tokens":80,"seed":7}""");
        Process.Start("kill", [signal, $"{process.Id}", $"{process.Id}"]).WaitForExit();
        var result = await Tool.Finish(process);

        Assert.Equal(written.Output.TrimEnd('\n'), served.TrimEnd('\n'));
        Assert.Equal((0, ""), (result.Code, result.Output));
        Assert.Equal("note: finishing what is being written.\n", result.Error);
    }

    [Fact]
    public async Task ServesSeveralModelsByTheNamesOfTheirFiles()
    {
        Some.Model(_folder);
        File.Copy(Path.Join(_folder.Path, "jerry.show"), Path.Join(_folder.Path, "elaine.show"));
        using var process = Tool.Start(_folder.Path, ["serve", "jerry.show", "elaine.show", "--port", "0"]);
        var line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        using var client = new HttpClient { BaseAddress = new(line!.Split(' ')[^3][..^"v1.".Length]) };

        var list = JsonElement.Parse(await client.GetStringAsync("v1/models", TestContext.Current.CancellationToken));
        var text = await CompleteAsync(client, """{"model":"elaine","prompt":"jerry:","max_tokens":80,"seed":7}""");
        process.Kill();

        Assert.StartsWith("Serving jerry, elaine at http://", line);
        Assert.Equal(["jerry", "elaine"], list.GetProperty("data").EnumerateArray().Select(model => model.GetProperty("id").GetString()));
        Assert.NotEmpty(text);
    }

    [Fact]
    public async Task FinishesAStreamAfterCtrlC()
    {
        Some.Model(_folder);
        using var process = Tool.Start(_folder.Path, ["serve", "jerry.show", "--port", "0", "--max-tokens", "1000000"]);
        using var client = await ClientAsync(process);
        using var request = new HttpRequestMessage(HttpMethod.Post, "v1/completions")
        {
            Content = Json("""{"stream":true,"max_tokens":20000}"""),
        };
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);

        Process.Start("kill", ["-INT", $"{process.Id}"]).WaitForExit();
        var events = (await response.Content.ReadAsStringAsync()).Split("\n\n");
        var result = await Tool.Finish(process);

        Assert.Equal((20_003, "data: [DONE]"), (events.Length, events[^2]));
        Assert.Equal(0, result.Code);
    }

    [Fact]
    public async Task TakesTheKeyFromTheEnvironmentAndWarnsWithoutOne()
    {
        Some.Model(_folder);
        using var open = Tool.Start(_folder.Path, ["serve", "jerry.show", "--port", "0", "--host", "0.0.0.0"]);
        using var everyone = await ClientAsync(open);
        Assert.Contains("--api-key", await open.StandardError.ReadLineAsync(TestContext.Current.CancellationToken));
        open.Kill();

        Environment.SetEnvironmentVariable("SHOWRUNNER_API_KEY", "giddyup");
        using var closed = Tool.Start(_folder.Path, ["serve", "jerry.show", "--port", "0"]);
        Environment.SetEnvironmentVariable("SHOWRUNNER_API_KEY", null);
        using var client = await ClientAsync(closed);
        using var without = await client.GetAsync("v1/models");
        client.DefaultRequestHeaders.Authorization = new("Bearer", "giddyup");
        using var with = await client.GetAsync("v1/models");
        closed.Kill();

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.OK), (without.StatusCode, with.StatusCode));
    }

    [Theory]
    [InlineData(2, "port.example", "--host", "port.example")]
    [InlineData(2, "0 to 65535", "--port", "65536")]
    [InlineData(2, "not an origin", "--cors", "example.org")]
    [InlineData(1, "1.2.3.4:80", "--host", "1.2.3.4", "--port", "80")]
    public async Task WhatCannotBeListenedAtIsAOneLineError(int code, string part, params string[] options)
    {
        Some.Model(_folder);

        var result = await Tool.RunIn(_folder.Path, ["serve", "jerry.show", .. options]);

        result.FailedWith(code, part);
    }

    internal static async Task<HttpClient> ClientAsync(Process process)
    {
        var line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        Assert.StartsWith("Serving jerry at http://", line);
        return new() { BaseAddress = new(line!.Split(' ')[3].Replace("0.0.0.0", "127.0.0.1")[..^"v1.".Length]) };
    }

    internal static async Task<string> CompleteAsync(HttpClient client, string body)
    {
        using var response = await client.PostAsync("v1/completions", Json(body));
        return JsonElement.Parse(await response.Content.ReadAsStringAsync()).GetProperty("choices")[0].GetProperty("text").GetString()!;
    }

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");
}
