using Microsoft.Playwright;

namespace Support.Browser;

/// <summary>Debian's browser, started once for all tests.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private const string Program = "/usr/bin/chromium";

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Starts the browser with the first test that needs it. Skips the test where it is not installed.</summary>
    public async Task<IBrowser> OpenAsync()
    {
        Assert.SkipUnless(File.Exists(Program), "Not installed: sudo apt-get install chromium");
        if (_browser is not null)
            return _browser;
        _playwright = await Playwright.CreateAsync();
        return _browser = await _playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = Program,
                Args = ["--no-sandbox", "--disable-dev-shm-usage"], // tests run as root in containers
            }
        );
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
