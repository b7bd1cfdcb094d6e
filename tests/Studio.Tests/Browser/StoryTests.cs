using System.Text;
using Microsoft.Playwright;

namespace Studio.Tests;

/// <summary>From a table of lines to an exported scene, as a writer goes.</summary>
public class StoryTests(Chromium chromium)
{
    private const string DropFile = """
        text => {
          const data = new DataTransfer();
          data.items.add(new File([text], "ferry.csv"));
          for (const type of ["dragenter", "dragover", "drop"])
            document.body.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: data }));
        }
        """;

    [Fact]
    public async Task AShowIsBroughtTrainedWrittenAndExported()
    {
        await using var served = await Served.StartAsync();
        await using var visit = await Visit.StartAsync(chromium, width: 1440);
        var page = visit.Page;
        await Hurry(page);
        await visit.OpenAsync(served.Server.SignInAddress);

        await page.EvaluateAsync(DropFile, Table());
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Ferry", Exact = true })).ToBeVisibleAsync();
        await page.GetByLabel("Column of the words").SelectOptionAsync("said");
        await Assertions.Expect(page.Locator(".cast-table tbody tr")).ToHaveCountAsync(3);
        await Assertions.Expect(page.Locator(".preview")).ToContainTextAsync("the kettle");

        await page.GetByRole(AriaRole.Link, new() { Name = "Train", Exact = true }).First.ClickAsync();
        await page.GetByLabel("Minutes", new() { Exact = true }).First.FillAsync("0");
        await page.GetByRole(AriaRole.Button, new() { Name = "Train for 1 minute" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Img, new() { Name = "perplexity over minutes" })).ToBeVisibleAsync(Slow);
        await Assertions.Expect(page.Locator(".samples > li").First).ToBeVisibleAsync(Slow);
        await page.Locator("header").GetByRole(AriaRole.Link, new() { Name = "Write" }).ClickAsync(new() { Timeout = 120_000 });

        await page.GetByLabel("Lines at once").SelectOptionAsync("4");
        await page.GetByRole(AriaRole.Button, new() { Name = "Write", Exact = true }).ClickAsync();
        await WrittenAsync(page, 4);
        await page.Locator(".line").Nth(1).HoverAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Three alternatives, line 2" }).ClickAsync();
        var alternatives = page.GetByRole(AriaRole.Listbox, new() { Name = "Alternatives" });
        await Assertions.Expect(alternatives).ToHaveAttributeAsync("aria-busy", "false", new() { Timeout = 60_000 });
        await Assertions.Expect(alternatives.GetByRole(AriaRole.Option)).ToHaveCountAsync(3);
        var second = await alternatives.GetByRole(AriaRole.Option).Nth(2).TextContentAsync();
        await alternatives.GetByRole(AriaRole.Option).Nth(2).ClickAsync();
        await Assertions.Expect(page.Locator(".line").Nth(1).Locator(".said")).ToHaveTextAsync(second!);

        await page.GetByRole(AriaRole.Button, new() { Name = "Lock, line 2" }).ClickAsync();
        var before = await TextsAsync(page);
        await page.Locator(".line").First.HoverAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Rewrite what follows, line 1" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Write", Exact = true })).ToBeVisibleAsync(Slow);
        await Assertions.Expect(page.Locator(".bar-saved")).ToHaveTextAsync("Saved");
        var rewritten = await TextsAsync(page);
        Assert.Equal(before[..2], rewritten[..2]);
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo: Rewrite after line 1" }).ClickAsync();
        await Assertions.Expect(page.Locator(".line .said")).ToHaveTextAsync(before);

        await ExportAsync(
            page,
            "fountain",
            bytes => Assert.Contains(before[1], Encoding.UTF8.GetString(bytes), StringComparison.OrdinalIgnoreCase)
        );
        await ExportAsync(page, "docx", bytes => Assert.Equal("PK"u8, bytes.AsSpan(0, 2)));
        await page.GetByRole(AriaRole.Button, new() { Name = "More", Exact = true }).ClickAsync();
        var scene = page.Url;
        await page.GetByRole(AriaRole.Button, new() { Name = "Branch", Exact = true }).ClickAsync();
        await Assertions.Expect(page).Not.ToHaveURLAsync(scene);
        await Assertions.Expect(page.Locator(".line .said")).ToHaveTextAsync(before);

        await page.ReloadAsync();
        await Assertions.Expect(page.Locator(".line .said")).ToHaveTextAsync(before);
        await page.GetByRole(AriaRole.Tab, new() { Name = "Scenes" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Versions of this scene" })).ToBeVisibleAsync();
        await page.GotoAsync(scene);
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Do again: Rewrite after line 1" })).ToBeEnabledAsync();

        visit.AssertQuiet(served.Server.Address.GetLeftPart(UriPartial.Authority));
    }

    [Fact]
    public async Task TheKeyboardIsEnough()
    {
        await using var served = await Served.WithModelAsync();
        await using var visit = await Visit.StartAsync(chromium, width: 1440);
        var (page, keyboard) = (visit.Page, visit.Page.Keyboard);
        await visit.OpenAsync(served.Server.SignInAddress);

        await TabToAsync(page, "Write");
        await keyboard.PressAsync("Enter");
        await TabToAsync(page, "Type the first line");
        await keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Textbox, new() { Name = "Speech" })).ToBeFocusedAsync();
        await keyboard.TypeAsync("INT. FERRY - DAY");
        await keyboard.PressAsync("Enter");
        await keyboard.TypeAsync("elaine: Is it day?");
        await keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator(".line-heading .said")).ToHaveTextAsync("INT. FERRY - DAY");
        await Assertions.Expect(page.Locator(".line-speech .cue")).ToHaveTextAsync("elaine");
        await Assertions.Expect(page.Locator(".line").Nth(1)).ToBeFocusedAsync();

        await keyboard.PressAsync("Control+Enter");
        await WrittenAsync(page, 10);
        await keyboard.PressAsync("ArrowDown");
        await keyboard.PressAsync("Home");
        // The first speech of the model: what lies before it may be a setting.
        var at = await page.Locator(".line")
            .EvaluateAllAsync<int>("lines => lines.findIndex(line => line.matches('.line-speech.by-model'))");
        for (var line = 0; line < at; line++)
            await keyboard.PressAsync("ArrowDown");
        var above = await Said(page, at - 1).TextContentAsync();
        await keyboard.PressAsync("a");
        await Assertions
            .Expect(page.GetByRole(AriaRole.Listbox, new() { Name = "Alternatives" }))
            .ToHaveAttributeAsync("aria-busy", "false", new() { Timeout = 60_000 });
        var option = await page.GetByRole(AriaRole.Option).Nth(1).TextContentAsync();
        await keyboard.PressAsync("ArrowDown");
        await keyboard.PressAsync("Enter");
        await Assertions.Expect(Said(page, at)).ToHaveTextAsync(option!);
        await Assertions.Expect(page.Locator(".line").Nth(at)).ToBeFocusedAsync();

        await keyboard.PressAsync("l");
        await Assertions.Expect(page.Locator(".line").Nth(at)).ToHaveAttributeAsync("data-locked", "true");
        await keyboard.PressAsync("Delete"); // does nothing to a locked line
        await keyboard.PressAsync("Alt+ArrowUp");
        await Assertions.Expect(Said(page, at - 1)).ToHaveTextAsync(option!);
        await keyboard.PressAsync("r");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Write", Exact = true })).ToBeVisibleAsync(Slow);
        await Assertions.Expect(Said(page, at - 1)).ToHaveTextAsync(option!);
        await keyboard.PressAsync("Control+z");
        await Assertions.Expect(Said(page, at)).ToHaveTextAsync(above!);
        await keyboard.PressAsync("Control+Shift+z");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Nothing to do again" })).ToBeDisabledAsync();
        await keyboard.PressAsync("b");
        await Assertions.Expect(page.Locator(".line")).ToHaveCountAsync(at, new() { Timeout = 60_000 });
        await keyboard.PressAsync("d");
        await Assertions.Expect(page.GetByRole(AriaRole.Complementary, new() { Name = "Controls" })).ToHaveCountAsync(0);
        await keyboard.PressAsync("?");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        visit.AssertQuiet(served.Server.Address.GetLeftPart(UriPartial.Authority));
    }

    [Fact]
    public async Task AStudyThatPythonWroteIsOpened()
    {
        Python.Require("optuna");
        using var folder = new TemporaryFolder();
        await Python.PrintedAsync("search.py", folder.File("python.db"), "kettle");
        using var studio = await StudioProcess.StartAsync(folder.Path);
        await using var visit = await Visit.StartAsync(chromium, width: 1440);
        var page = visit.Page;
        await visit.OpenAsync(studio.SignInAddress);

        await page.GetByRole(AriaRole.Link, new() { Name = "Studies" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "kettle" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "kettle", Exact = true })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("0.125").First).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Home" }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Shows", Exact = true })).ToBeVisibleAsync();
        visit.AssertQuiet(studio.SignInAddress.GetLeftPart(UriPartial.Authority));
    }

    [Fact]
    public async Task ALineFollowsTheMouse()
    {
        await using var served = await Served.WithModelAsync();
        var lines = Some.Json([.. Enumerable.Range(0, 6).Select(at => Some.Line($"{at}", $"Line {at}."))]);
        await served.SendAsync("POST", "api/shows/ferry/scenes", $$"""{"title":"Goose","lines":{{lines}}}""");
        await using var visit = await Visit.StartAsync(chromium, width: 1440);
        var (page, mouse) = (visit.Page, visit.Page.Mouse);
        await visit.OpenAsync(served.Server.SignInAddress, "ferry/write/goose");

        var from = (await page.GetByLabel("Line 2: what to do").BoundingBoxAsync())!;
        var to = (await page.Locator(".line").Nth(3).BoundingBoxAsync())!;
        await mouse.MoveAsync(from.X + 8, from.Y + 8);
        await mouse.DownAsync();
        await mouse.MoveAsync(from.X + 8, to.Y + to.Height - 4, new() { Steps = 4 });
        await Assertions.Expect(page.Locator(".drop-mark")).ToBeVisibleAsync();
        await mouse.UpAsync();

        await Assertions
            .Expect(page.Locator(".line .said"))
            .ToHaveTextAsync(["Line 0.", "Line 2.", "Line 3.", "Line 1.", "Line 4.", "Line 5."]);
        await Assertions.Expect(page.Locator(".popup-panel")).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo: Move line 2 to 4" }).ClickAsync();
        await Assertions.Expect(page.Locator(".line .said").Nth(1)).ToHaveTextAsync("Line 1.");
        visit.AssertQuiet(served.Server.Address.GetLeftPart(UriPartial.Authority));
    }

    private static LocatorAssertionsToBeVisibleOptions Slow => new() { Timeout = 120_000 };

    /// <summary>The slider begins at a minute; a test has less.</summary>
    private static Task<IAsyncDisposable> Hurry(IPage page) =>
        page.RouteAsync(
            "**/training",
            async route =>
            {
                if (route.Request.Method != "POST")
                    await route.ContinueAsync();
                else
                    await route.ContinueAsync(new() { PostData = Encoding.UTF8.GetBytes("""{"minutes":0.1,"options":{}}""") });
            }
        );

    /// <summary>Waits until so many speeches are written; settings and directions come on top.</summary>
    private static async Task WrittenAsync(IPage page, int lines)
    {
        await Assertions.Expect(page.Locator($".line[aria-posinset='{lines}']")).ToBeAttachedAsync(new() { Timeout = 120_000 });
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Write", Exact = true })).ToBeVisibleAsync(Slow);
        await Assertions.Expect(page.Locator(".bar-saved")).ToHaveTextAsync("Saved");
    }

    private static ILocator Said(IPage page, int line) => page.Locator(".line").Nth(line).Locator(".said");

    private static async Task<string[]> TextsAsync(IPage page) => [.. await page.Locator(".line .said").AllTextContentsAsync()];

    private static async Task ExportAsync(IPage page, string format, Action<byte[]> check)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Export" }).ClickAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator($".popup-panel a[href*='format={format}']").ClickAsync());
        check(await File.ReadAllBytesAsync(await download.PathAsync(), Served.Token));
    }

    private static async Task TabToAsync(IPage page, string text)
    {
        for (var i = 0; i < 60; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<string>("() => document.activeElement.textContent.trim()") == text)
                return;
        }
        Assert.Fail($"The keyboard does not reach {text}.");
    }

    /// <summary>A table whose columns of words cannot be known by its name alone.</summary>
    private static string Table()
    {
        string[] names = ["Agnes", "Otto", "Nell"];
        string[] said =
        [
            "the kettle is mine and it leaks",
            "it has always been nine minutes",
            "who moved the pier again",
            "no soup on this ferry",
        ];
        var table = new StringBuilder("who,remark,said\n");
        for (var line = 0; line < 600; line++)
            table.Append($"{names[line % 3]},,\"{said[line % 4]}, {said[line / 4 % 4]}.\"\n");
        return table.ToString();
    }
}
