using Microsoft.Playwright;

namespace Studio.Tests;

/// <summary>Takes the pictures of the guide. Where PICTURES names a folder, it trains for longer and keeps them there.</summary>
public class PictureTests(Chromium chromium)
{
    private const string Show = "the-other-side";

    private const string ToWebP = """
        async (png) => {
          const image = new Image();
          image.src = `data:image/png;base64,${png}`;
          await image.decode();
          const canvas = Object.assign(document.createElement("canvas"), { width: image.width, height: image.height });
          canvas.getContext("2d").drawImage(image, 0, 0);
          return canvas.toDataURL("image/webp", 0.88).split(",")[1];
        }
        """;

    private static readonly string? Folder = Environment.GetEnvironmentVariable("PICTURES");

    [Fact]
    public async Task TheGuideShowsTheSampleShow()
    {
        await using var served = await Served.StartAsync();
        await served.SendAsync("POST", "api/shows/sample", "{}");
        var (minutes, options) = Folder is null ? ("0.1", """{"embedding":16,"hidden":16,"batch":8}""") : ("2", "{}");
        await served.SendAsync("POST", $"api/shows/{Show}/training", $$"""{"minutes":{{minutes}},"options":{{options}}}""");
        await using var visit = await Visit.StartAsync(chromium, width: 1200, height: 750);
        var page = visit.Page;
        while ((string)(await served.GetAsync($"api/shows/{Show}/training"))!["phase"]! != "done")
            await Task.Delay(500, Served.Token);

        await visit.OpenAsync(served.Server.SignInAddress, Show);
        await page.Locator(".cast-table").WaitForAsync();
        await TakeAsync(page, "studio-script");

        await visit.OpenAsync(served.Server.SignInAddress, $"{Show}/train");
        await page.Locator(".u-over").WaitForAsync();
        await TakeAsync(page, "studio-train");

        await visit.OpenAsync(served.Server.SignInAddress, $"{Show}/write");
        await page.GetByRole(AriaRole.Button, new() { Name = "Write", Exact = true }).ClickAsync();
        await page.Locator(".line[aria-posinset='8']").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.GetByRole(AriaRole.Button, new() { Name = "Write", Exact = true }).WaitForAsync();
        await page.Locator(".document").EvaluateAsync("document => document.scrollTop = 0");
        await page.Locator(".line").Nth(1).FocusAsync();
        await page.Keyboard.PressAsync("a");
        await page.Locator(".alternatives-list[aria-busy='false']").WaitForAsync();
        await TakeAsync(page, "studio-write");
    }

    /// <summary>A picture as WebP, which the browser makes itself: on an empty page, whose policy lets it read the picture.</summary>
    private static async Task TakeAsync(IPage page, string name)
    {
        await page.WaitForTimeoutAsync(500);
        var png = Convert.ToBase64String(await page.ScreenshotAsync());
        var blank = await page.Context.NewPageAsync();
        var webp = Convert.FromBase64String(await blank.EvaluateAsync<string>(ToWebP, png));
        await blank.CloseAsync();
        Assert.Equal("WEBP"u8, webp.AsSpan(8, 4));
        if (Folder is not null)
            await File.WriteAllBytesAsync(Path.Join(Folder, name + ".webp"), webp, Served.Token);
    }
}
