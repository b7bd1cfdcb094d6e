using System.Net;
using System.Text;

namespace Dashboard.Tests;

/// <summary>What strangers and foreign pages try.</summary>
public class AccessTests
{
    [Fact]
    public async Task TurnsTheTokenIntoACookieThatScriptsCannotRead()
    {
        await using var served = await Served.StartAsync();
        using var stranger = Stranger(served);

        using var answer = await stranger.GetAsync(
            new Uri(served.Server.Address, "studies/1" + served.Server.SignInAddress.Query),
            Served.Token
        );

        Assert.Equal((HttpStatusCode.SeeOther, "/studies/1"), (answer.StatusCode, answer.Headers.Location!.OriginalString));
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.Contains("; path=/; samesite=strict; httponly", cookie);
        Assert.DoesNotContain(served.Server.SignInAddress.Query["?token=".Length..], cookie);
    }

    [Theory]
    [InlineData("api/studies")]
    [InlineData("api/events")]
    [InlineData("assets/dashboard.js")]
    [InlineData("")]
    [InlineData("?token=0000")]
    [InlineData("studies/x")]
    public async Task ShowsNothingWithoutTheToken(string path)
    {
        await using var served = await Served.StartAsync();
        using var stranger = Stranger(served);

        using var answer = await stranger.GetAsync(path, Served.Token);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Contains("Open the address that the server has printed.", await answer.Content.ReadAsStringAsync(Served.Token));
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("localhost.evil.example")]
    [InlineData("192.168.0.7")]
    public async Task AnswersOnlyToTheMachinesOwnNames(string host)
    {
        await using var served = await Served.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/studies");
        request.Headers.Host = $"{host}:{served.Server.Address.Port}";

        using var answer = await served.Client.SendAsync(request, Served.Token);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Theory]
    [InlineData("POST", "api/studies", "Origin", "http://evil.example")]
    [InlineData("POST", "api/studies", "Origin", "null")]
    [InlineData("POST", "api/studies", "Origin", "http://127.0.0.1:1")] // another port shares the cookies
    [InlineData("POST", "api/studies", "Sec-Fetch-Site", "cross-site")]
    [InlineData("POST", "api/studies", "Sec-Fetch-Site", "same-site")]
    [InlineData("DELETE", "api/studies/0-0-x", "Origin", "http://evil.example")]
    [InlineData("GET", "api/events", "Sec-Fetch-Site", "cross-site")]
    [InlineData("GET", "api/events", "Origin", "http://evil.example")]
    [InlineData("GET", "api/studies", "Sec-Fetch-Site", "same-site")]
    public async Task RefusesPagesOfOtherOrigins(string method, string path, string header, string value)
    {
        await using var served = await Served.StartAsync();
        using var request = new HttpRequestMessage(new(method), path);
        request.Headers.Add(header, value);
        if (method == "POST")
            request.Content = new StringContent("""{"name":"x","directions":["minimize"]}""", Encoding.UTF8, "application/json");

        using var answer = await served.Client.SendAsync(request, Served.Token);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Empty(served.Storages[0].Studies());
    }

    [Fact]
    public async Task TakesChangesOfItsOwnPages()
    {
        await using var served = await Served.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/studies")
        {
            Content = new StringContent("""{"name":"x","directions":["minimize"]}""", Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Origin", served.Server.Address.GetLeftPart(UriPartial.Authority));
        request.Headers.Add("Sec-Fetch-Site", "same-origin");

        using var answer = await served.Client.SendAsync(request, Served.Token);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
    }

    [Fact]
    public async Task TakesNoFormForJson()
    {
        await using var served = await Served.StartAsync();
        using var form = new StringContent("""{"name":"x","directions":["minimize"]}""", Encoding.UTF8, "text/plain");

        using var answer = await served.Client.PostAsync("api/studies", form, Served.Token);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
    }

    [Fact]
    public async Task TakesNoLargeBody()
    {
        await using var served = await Served.StartAsync();
        using var body = new StringContent($$"""{"name":"{{new string('x', 2 << 20)}}"}""", Encoding.UTF8, "application/json");

        // The server closes the connection on a client that sends without waiting for its answer.
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/studies") { Content = body };
        request.Headers.ExpectContinue = true;
        using var answer = await served.Client.SendAsync(request, Served.Token);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Theory]
    [InlineData("api/studies", "application/json")]
    [InlineData("api/nothing", "application/json")]
    [InlineData("studies/anything", "text/html")]
    [InlineData("assets/dashboard.js", "text/javascript")]
    [InlineData("assets/dashboard.css", "text/css")]
    public async Task AllAnswersTellBrowsersToBeStrict(string path, string type)
    {
        await using var served = await Served.StartAsync();

        using var answer = await served.Client.GetAsync(path, Served.Token);

        Assert.Equal(type, answer.Content.Headers.ContentType!.MediaType);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'self';", policy);
        Assert.DoesNotContain("unsafe", policy);
        Assert.Contains("frame-ancestors 'none'", policy);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Fact]
    public async Task NamesPassAsJsonThatIsHarmlessInHtml()
    {
        await using var served = await Served.StartAsync();
        Some.Mixed(served.Storages[0], Some.Script);

        var list = await served.Client.GetStringAsync("api/studies", Served.Token);

        Assert.DoesNotContain("<", list);
        Assert.Equal(Some.Script, (await served.GetAsync("api/studies")).GetProperty("studies")[0].GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("0.0.0.0", null, 0, "Set a password")]
    [InlineData("127.0.0.1", "short", 0, "fewer than 8 characters")]
    [InlineData("127.0.0.1", null, 65_536, "from 0 to 65535")]
    [InlineData("example.org", null, 0, "is not an IP address")]
    public async Task RefusesUnsafeOptions(string host, string? password, int port, string sentence)
    {
        var options = new DashboardOptions
        {
            Host = host,
            Password = password,
            Port = port,
        };

        var exception = await Assert.ThrowsAsync<ArgumentException>(() => DashboardServer.StartAsync([], options, Served.Token));

        Assert.Contains(sentence, exception.Message);
    }

    [Fact]
    public async Task SignsInWithThePasswordOnOtherAddresses()
    {
        await using var served = await Served.StartAsync(new DashboardOptions { Host = "0.0.0.0", Password = "open sesame" });
        using var stranger = Stranger(served, cookies: true);

        using var page = await stranger.GetAsync("studies/x", Served.Token);
        using var wrong = await stranger.PostAsync("login", Form("open sesam"), Served.Token);
        using var still = await stranger.GetAsync("api/studies", Served.Token);
        using var right = await stranger.PostAsync("login", Form("open sesame"), Served.Token);
        using var then = await stranger.GetAsync("api/studies", Served.Token);

        Assert.Equal("/login", page.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.Forbidden, wrong.StatusCode);
        Assert.Contains("That was not the password.", await wrong.Content.ReadAsStringAsync(Served.Token));
        Assert.Equal(HttpStatusCode.Unauthorized, still.StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, right.StatusCode);
        Assert.Equal(HttpStatusCode.OK, then.StatusCode);
    }

    [Fact]
    public async Task SaysThatThePortIsTaken()
    {
        await using var served = await Served.StartAsync();

        var exception = await Assert.ThrowsAsync<IOException>(() =>
            DashboardServer.StartAsync([], new() { Port = served.Server.Address.Port }, Served.Token)
        );

        Assert.Contains("Give another port.", exception.Message);
    }

    private static FormUrlEncodedContent Form(string password) => new([KeyValuePair.Create("password", password)]);

    private static HttpClient Stranger(Served served, bool cookies = false) =>
        new(new HttpClientHandler { UseCookies = cookies, AllowAutoRedirect = false }) { BaseAddress = served.Server.Address };
}
