using Microsoft.Playwright;
using Tunewright.Plots;

namespace Dashboard.Tests;

/// <summary>Every page in a real browser, in the looks that users have.</summary>
public class PageTests(Chromium chromium)
{
    public static TheoryData<bool, int> Looks =>
        new()
        {
            { false, 1280 },
            { true, 1280 },
            { false, 390 },
        };

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task PagesAreAccessibleAndQuiet(bool isDark, int width)
    {
        await using var served = await Served.StartAsync();
        var storage = served.Storages[0];
        await using var visit = await Visit.StartAsync(chromium, isDark, width);
        var look = $"{(isDark ? "dark" : "light")}-{width}";

        await visit.OpenAsync(served.Server.SignInAddress);
        await visit.CheckAsync($"empty-{look}");
        Some.Many(storage, trials: 1, "one");
        Some.Mixed(storage, "mixed");
        Some.Many(storage, trials: 2_000);
        Some.Many(storage, trials: 60, "front", objectives: 2);
        Study.Create(new() { Storage = storage, Name = "new" });
        await visit.OpenAsync(served.Server.SignInAddress);
        await Assertions.Expect(visit.Page.GetByText("mixed", new() { Exact = true })).ToBeVisibleAsync();
        await visit.CheckAsync($"studies-{look}");
        foreach (var study in (string[])["new", "one", "mixed", "many", "front"])
        {
            await visit.OpenAsync(served.Server.SignInAddress, $"studies/{await served.IdAsync(study)}");
            await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = study, Exact = true })).ToBeVisibleAsync();
            await visit.CheckAsync($"{study}-{look}");
        }
        await visit.OpenAsync(served.Server.SignInAddress, $"studies/{await served.IdAsync("mixed")}#trial=2");
        await Assertions.Expect(visit.Page.GetByText("Reported values")).ToBeVisibleAsync();
        await visit.CheckAsync($"trial-{look}");
        await visit.OpenAsync(served.Server.SignInAddress, $"compare?ids={await served.IdAsync("mixed")},{await served.IdAsync("many")}");
        await visit.CheckAsync($"compare-{look}");

        visit.AssertQuiet(served.Server.Address.GetLeftPart(UriPartial.Authority));
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task ReportsOpenFromAFile(bool isDark, int width)
    {
        using var folder = new TemporaryFolder();
        using var storage = new InMemoryStorage();
        Some.Mixed(storage, Some.Script).SaveReport(folder.File("study.html"));
        await using var visit = await Visit.StartAsync(chromium, isDark, width);

        await visit.Page.GotoAsync(new Uri(folder.File("study.html")).ToString());
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = Some.Script })).ToBeVisibleAsync();
        await visit.CheckAsync($"report-{(isDark ? "dark" : "light")}-{width}");

        Assert.NotEqual("broken", await visit.Page.TitleAsync());
        visit.AssertQuiet("file://");
    }

    [Fact]
    public async Task ScriptInNamesIsText()
    {
        await using var served = await Served.StartAsync();
        var study = Some.Mixed(served.Storages[0], Some.Script);
        var trial = study.Ask();
        trial.SuggestDouble(Some.Script, 0, 1);
        trial.SuggestCategorical("choice", Some.Script, "</title>");
        study.Tell(trial, 0.1);
        var id = await served.IdAsync(Some.Script);
        await served.SendAsync(
            "PUT",
            $"api/studies/{id}/note",
            """{"version":1,"body":"<img src=x onerror=document.title='broken'> [a](javascript:document.title='broken')"}""",
            System.Net.HttpStatusCode.OK
        );
        await using var visit = await Visit.StartAsync(chromium);

        await visit.OpenAsync(served.Server.SignInAddress);
        await Assertions.Expect(visit.Page.GetByText(Some.Script).First).ToBeVisibleAsync();
        await visit.OpenAsync(served.Server.SignInAddress, $"studies/{id}#trial={trial.Number}");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = Some.Script })).ToBeVisibleAsync();
        await Assertions
            .Expect(visit.Page.GetByRole(AriaRole.Complementary).GetByText(Some.Script, new() { Exact = true }))
            .ToBeVisibleAsync();

        Assert.Equal(Some.Script, await visit.Page.TitleAsync());
        Assert.Equal(0, await visit.Page.Locator("img[src=x], a[href^='javascript:']").CountAsync());
        visit.AssertQuiet(served.Server.Address.GetLeftPart(UriPartial.Authority));
    }

    [Fact]
    public async Task AStudyThatAnotherProcessWritesMoves()
    {
        using var folder = new TemporaryFolder();
        await using var served = await Served.StartAsync(new JournalStorage(folder.File("a.log")));
        Study.Create(new() { Storage = served.Storages[0], Name = "live" });
        await using var visit = await Visit.StartAsync(chromium);
        await visit.OpenAsync(served.Server.SignInAddress, $"studies/{await served.IdAsync("live")}");
        await Assertions.Expect(visit.Page.GetByText("No trial yet.", new() { Exact = false })).ToBeVisibleAsync();

        await EventTests.WorkAsync(folder.File("a.log"), "live", trials: 12);

        await Assertions.Expect(visit.Page.Locator(".filter-count")).ToHaveTextAsync("all 12");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Parallel coordinates" })).ToBeVisibleAsync();
        visit.AssertQuiet(served.Server.Address.GetLeftPart(UriPartial.Authority));
    }

    [Fact]
    public async Task ABrushFiltersEveryView()
    {
        await using var served = await Served.StartAsync();
        var study = Some.Many(served.Storages[0], trials: 200);
        await using var visit = await Visit.StartAsync(chromium);
        await visit.OpenAsync(served.Server.SignInAddress, $"studies/{await served.IdAsync("many")}");
        var axis = visit.Page.Locator("svg.over > g").First; // of the value
        await axis.ScrollIntoViewIfNeededAsync();
        var box = (await axis.BoundingBoxAsync())!;

        await visit.Page.Mouse.MoveAsync(box.X + box.Width / 2, box.Y + box.Height * 0.55f);
        await visit.Page.Mouse.DownAsync();
        await visit.Page.Mouse.MoveAsync(box.X + box.Width / 2, box.Y + box.Height * 0.85f, new() { Steps = 5 });
        await visit.Page.Mouse.UpAsync();

        await Assertions.Expect(visit.Page.GetByRole(AriaRole.List, new() { Name = "Selected ranges" })).ToBeVisibleAsync();
        var brush = System.Text.RegularExpressions.Regex.Match(
            Uri.UnescapeDataString(visit.Page.Url),
            @"brush=value:0=([^.]+\.?\d*e?-?\d*)\.\.(.+)$"
        );
        Assert.True(brush.Success, visit.Page.Url);
        var (low, high) = (Number(brush.Groups[1]), Number(brush.Groups[2]));
        var expected = study.Trials.Count(trial => trial.Value >= low && trial.Value <= high);
        Assert.InRange(expected, 1, 179);
        await Assertions.Expect(visit.Page.Locator(".filter-count")).ToHaveTextAsync($"{expected} of 200");

        static double Number(System.Text.RegularExpressions.Group group) =>
            double.Parse(group.Value, System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>The range that the arrows make is said, and selects like one that is dragged; Escape takes it back.</summary>
    [Fact]
    public async Task ArrowsMoveTheBrushOfAnAxis()
    {
        await using var served = await Served.StartAsync();
        Some.Many(served.Storages[0], trials: 100);
        await using var visit = await Visit.StartAsync(chromium);
        await visit.OpenAsync(served.Server.SignInAddress, $"studies/{await served.IdAsync("many")}");
        var axis = visit.Page.GetByRole(AriaRole.Slider).First;
        await Assertions.Expect(axis).ToHaveAttributeAsync("aria-valuetext", "all");

        await axis.PressAsync("ArrowUp");
        await Assertions.Expect(axis).ToHaveAttributeAsync("aria-valuetext", new System.Text.RegularExpressions.Regex(" from .* to "));
        await Assertions.Expect(visit.Page.Locator(".filter-count")).ToContainTextAsync(" of 100");
        await axis.PressAsync("Escape");
        await Assertions.Expect(axis).ToHaveAttributeAsync("aria-valuetext", "all");
        visit.AssertQuiet(served.Server.Address.GetLeftPart(UriPartial.Authority));
    }

    [Fact]
    public async Task WhatIsLeftToGainIsComputedOnRequest()
    {
        await using var served = await Served.StartAsync();
        var study = Some.Many(served.Storages[0], trials: 30);
        await using var visit = await Visit.StartAsync(chromium);
        await visit.OpenAsync(served.Server.SignInAddress, $"studies/{await served.IdAsync("many")}");

        // Pictures are made when they are near the window.
        var compute = visit.Page.GetByRole(AriaRole.Button, new() { Name = "Compute" });
        for (var screens = 0; screens < 20 && !await compute.IsVisibleAsync(); screens++)
        {
            await visit.Page.Mouse.WheelAsync(0, 400);
            await visit.Page.WaitForTimeoutAsync(100);
        }
        await compute.ClickAsync();

        var gain = visit.Page.GetByRole(AriaRole.Region, new() { Name = "Remaining gain" });
        await Assertions
            .Expect(gain)
            .ToContainTextAsync($"After trial {study.Trials.Last(trial => trial.State == TrialState.Complete).Number},");
        await Assertions.Expect(gain.Locator("path.best-line")).ToBeVisibleAsync();
        visit.AssertQuiet(served.Server.Address.GetLeftPart(UriPartial.Authority));
    }

    [Fact]
    public async Task TheKeyboardIsEnough()
    {
        await using var served = await Served.StartAsync();
        Some.Mixed(served.Storages[0]);
        await using var visit = await Visit.StartAsync(chromium);
        var (page, keyboard) = (visit.Page, visit.Page.Keyboard);
        await visit.OpenAsync(served.Server.SignInAddress);

        await TabToAsync(page, "mixed");
        await keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "mixed", Exact = true })).ToBeVisibleAsync();
        await page.GetByLabel("Filter by expression").FocusAsync();
        await keyboard.TypeAsync("value < 2");
        await keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".filter-count")).ToHaveTextAsync("2 of 7");
        await TabToAsync(page, "Queue a trial", backwards: true);
        await keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await keyboard.PressAsync("Escape");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        Assert.Equal("Queue a trial", await page.EvaluateAsync<string>("() => document.activeElement.textContent.trim()"));
    }

    private static async Task TabToAsync(IPage page, string text, bool backwards = false)
    {
        for (var i = 0; i < 60; i++)
        {
            await page.Keyboard.PressAsync(backwards ? "Shift+Tab" : "Tab");
            if (await page.EvaluateAsync<string>("() => document.activeElement.textContent.trim()") == text)
                return;
        }
        Assert.Fail($"The keyboard does not reach {text}.");
    }
}
