using Microsoft.Playwright;

namespace Studio.Tests;

/// <summary>Every page in a real browser, in the looks that users have.</summary>
public class PageTests(Chromium chromium)
{
    private const string Markup = "<img src=x onerror=document.title='broken'>";

    public static TheoryData<bool, int> Looks =>
        new()
        {
            { false, 1440 },
            { true, 820 },
            { false, 390 },
        };

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task PagesAreAccessibleAndQuiet(bool isDark, int width)
    {
        var look = $"{(isDark ? "dark" : "light")}-{width}";
        await using var empty = await Served.StartAsync();
        await using var first = await Visit.StartAsync(chromium, isDark, width);
        await first.OpenAsync(empty.Server.SignInAddress);
        await first.CheckAsync($"empty-{look}");
        first.AssertQuiet(empty.Server.Address.GetLeftPart(UriPartial.Authority));

        await using var served = await Served.WithModelAsync();
        await using var visit = await Visit.StartAsync(chromium, isDark, width);
        var page = visit.Page;
        foreach (var path in (string[])["", "ferry", "ferry/train", "ferry/report"])
        {
            await visit.OpenAsync(served.Server.SignInAddress, path);
            await visit.CheckAsync($"{(path == "" ? "shows" : path.Replace('/', '-'))}-{look}");
        }
        await visit.OpenAsync(served.Server.SignInAddress, $"ferry/write/{await SceneAsync(served, 12)}");
        await visit.CheckAsync($"write-{look}");
        await page.Locator(".line").Nth(1).FocusAsync();
        await page.Keyboard.PressAsync("a");
        await Assertions
            .Expect(page.GetByRole(AriaRole.Listbox, new() { Name = "Alternatives" }))
            .ToHaveAttributeAsync("aria-busy", "false");
        await visit.CheckAsync($"alternatives-{look}");
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("p");
        await Assertions.Expect(page.Locator(".chance").First).ToBeVisibleAsync();
        await visit.CheckAsync($"chances-{look}");
        await page.Keyboard.PressAsync("Escape");
        await page.GetByLabel("Line 2: what to do").ClickAsync();
        var menu = (await page.Locator(".popup-panel").BoundingBoxAsync())!;
        Assert.True(menu.X >= 0 && menu.X + menu.Width <= width, $"{menu.X} to {menu.X + menu.Width}");
        await visit.CheckAsync($"menu-{look}");
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("?");
        await visit.CheckAsync($"keys-{look}");
        visit.AssertQuiet(served.Server.Address.GetLeftPart(UriPartial.Authority));
    }

    [Fact]
    public async Task ScriptInNamesAndLinesIsText()
    {
        await using var served = await Served.StartAsync();
        var show = (await served.SendAsync("POST", "api/shows", $$"""{"name":"{{Markup}}"}"""))!["id"]!.GetValue<string>();
        var made = await served.SendAsync(
            "POST",
            $"api/shows/{show}/scenes",
            $$"""{"title":"{{Markup}}","lines":{{Some.Json(Some.Line("1", Markup, Markup))}}}"""
        );
        await using var visit = await Visit.StartAsync(chromium);

        await visit.OpenAsync(served.Server.SignInAddress);
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = Markup })).ToBeVisibleAsync();
        await visit.OpenAsync(served.Server.SignInAddress, $"{show}/write/{made!["id"]!.GetValue<string>()}");
        await Assertions.Expect(visit.Page.Locator(".said").First).ToHaveTextAsync(Markup);

        Assert.Equal(0, await visit.Page.Locator("img").CountAsync());
        Assert.NotEqual("broken", await visit.Page.TitleAsync());
        visit.AssertQuiet(served.Server.Address.GetLeftPart(UriPartial.Authority));
    }

    [Fact]
    public async Task OfALongSceneOnlyWhatIsSeenIsInThePage()
    {
        await using var served = await Served.WithModelAsync();
        var scene = await SceneAsync(served, 10_000);
        await using var visit = await Visit.StartAsync(chromium);
        var page = visit.Page;
        await visit.OpenAsync(served.Server.SignInAddress, $"ferry/write/{scene}");
        await page.Locator(".line").First.FocusAsync();

        await page.Keyboard.PressAsync("End");
        var last = page.Locator(".line[aria-posinset='10000']");
        await Assertions.Expect(last).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.TypeAsync(" indeed");
        await page.Keyboard.PressAsync("Escape");

        await Assertions.Expect(last.Locator(".said")).ToHaveTextAsync("Line 9999. indeed");
        await Assertions.Expect(page.Locator(".bar-saved")).ToHaveTextAsync("Saved");
        Assert.InRange(await page.Locator(".line").CountAsync(), 2, 120);
        var saved = await served.GetAsync($"api/shows/ferry/scenes/{scene}");
        Assert.Equal("Line 9999. indeed", saved!["document"]![9_999]!["text"]!.GetValue<string>());
    }

    /// <summary>A scene of the show Ferry with so many lines; its id.</summary>
    private static async Task<string> SceneAsync(Served served, int lines)
    {
        var document = Some.Json([
            .. Enumerable.Range(0, lines).Select(at => Some.Line($"{at}", $"Line {at}.", at % 2 == 0 ? "jerry" : "elaine")),
        ]);
        return (await served.SendAsync("POST", "api/shows/ferry/scenes", $$"""{"title":"Goose","lines":{{document}}}"""))![
            "id"
        ]!.GetValue<string>();
    }
}
