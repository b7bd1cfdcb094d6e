using System.Text.Json;
using Microsoft.Playwright;

namespace Support.Browser;

/// <summary>A tab whose errors, dialogs and requests are noted.</summary>
public sealed class Visit : IAsyncDisposable
{
    private static readonly string Axe = Path.Join(Node.Folder, "node_modules", "axe-core", "axe.min.js");

    /// <summary>Where pictures of the pages go, to be looked at; none if it is not set.</summary>
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("PICTURES");

    private const string Scroll = """
        async () => {
          for (let y = 0; y < document.body.scrollHeight; y += innerHeight / 2) {
            scrollTo(0, y);
            await new Promise(requestAnimationFrame);
            await new Promise((resolve) => setTimeout(resolve, 20));
          }
          scrollTo(0, 0);
        }
        """;

    private readonly IBrowserContext _context;
    private readonly List<string> _faults = [];
    private readonly HashSet<string> _hosts = [];

    private Visit(IBrowserContext context, IPage page) => (_context, Page) = (context, page);

    /// <summary>The tab.</summary>
    public IPage Page { get; }

    /// <summary>Opens a tab.</summary>
    public static async Task<Visit> StartAsync(Chromium chromium, bool isDark = false, int width = 1280, int height = 900)
    {
        var browser = await chromium.OpenAsync();
        var context = await browser.NewContextAsync(
            new()
            {
                ColorScheme = isDark ? ColorScheme.Dark : ColorScheme.Light,
                ViewportSize = new() { Width = width, Height = height },
                ReducedMotion = ReducedMotion.Reduce,
            }
        );
        context.SetDefaultTimeout(30_000);
        var visit = new Visit(context, await context.NewPageAsync());
        visit.Page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                visit._faults.Add($"{message.Type}: {message.Text}");
        };
        visit.Page.PageError += (_, error) => visit._faults.Add(error);
        visit.Page.Dialog += (_, dialog) => visit._faults.Add($"dialog: {dialog.Message}");
        visit.Page.Request += (_, request) => visit._hosts.Add(new Uri(request.Url).GetLeftPart(UriPartial.Authority));
        return visit;
    }

    /// <summary>Signs in, and goes to a page of the server.</summary>
    public async Task OpenAsync(Uri signIn, string path = "")
    {
        if (Page.Url == "about:blank")
            await Page.GotoAsync(signIn.ToString());
        await Page.GotoAsync(new Uri(signIn, $"/{path}").ToString());
        await Page.Locator("h1").First.WaitForAsync();
    }

    /// <summary>Waits until nothing on the page is still to come, and checks it with axe.</summary>
    public async Task CheckAsync(string name)
    {
        await Assertions.Expect(Page.Locator(".skeleton")).ToHaveCountAsync(0);
        await Page.EvaluateAsync(Scroll); // charts are drawn when they come near the window
        await Assertions.Expect(Page.Locator(".staged:empty")).ToHaveCountAsync(0);
        if (Pictures is not null)
            await Page.ScreenshotAsync(new() { Path = Path.Join(Pictures, $"{name}.png"), FullPage = true });
        Assert.SkipUnless(File.Exists(Axe), $"Run npm ci in {Node.Folder}, as test.sh does.");
        await Page.EvaluateAsync(await File.ReadAllTextAsync(Axe, TestContext.Current.CancellationToken));
        var result = await Page.EvaluateAsync<JsonElement>("() => axe.run(document, { resultTypes: ['violations'] })");
        var serious = result
            .GetProperty("violations")
            .EnumerateArray()
            .Where(violation => violation.GetProperty("impact").GetString() is "serious" or "critical")
            .Select(violation =>
                $"{name}: {violation.GetProperty("help").GetString()}: "
                + string.Join(
                    " | ",
                    violation.GetProperty("nodes").EnumerateArray().Take(3).Select(node => node.GetProperty("html").GetString())
                )
            )
            .ToArray();
        Assert.True(serious.Length == 0, string.Join('\n', serious));
    }

    /// <summary>Nothing went wrong so far, and nothing was asked of other places.</summary>
    public void AssertQuiet(params string[] origins)
    {
        Assert.Empty(_faults);
        Assert.All(_hosts, host => Assert.Contains(host, origins));
    }

    /// <summary>Closes the tab.</summary>
    public ValueTask DisposeAsync() => new(_context.CloseAsync());
}
