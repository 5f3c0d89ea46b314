using Microsoft.Playwright;

namespace PrivateLinkLab.Browser.Tests;

/// <summary>
/// The machine's own Chromium, driven by Playwright: one for all tests. Where there is none the tests are skipped,
/// unless REQUIRE_BROWSER_CHECK is 1.
/// </summary>
public sealed class Chromium : IAsyncLifetime
{
    private const string Required = "REQUIRE_BROWSER_CHECK";

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private string? _missing;

    public async ValueTask InitializeAsync()
    {
        if (Find() is not { } path)
        {
            _missing = $"There is no {string.Join(" or ", Names)} on the PATH. (Set {Required}=1 to fail instead.)";
            return;
        }

        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(
            // Who runs tests as root has no other user to keep apart.
            new() { ExecutablePath = path, ChromiumSandbox = Environment.UserName != "root" }
        );
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }

    /// <summary>Opens a page in a window of its own.</summary>
    public Task<IBrowserContext> OpenWindowAsync(int width = 1440, int height = 900, bool isDark = false)
    {
        if (Environment.GetEnvironmentVariable(Required) != "1")
        {
            Assert.SkipWhen(_missing is not null, _missing ?? "");
        }

        Assert.True(_browser is not null, _missing);
        return _browser.NewContextAsync(
            new()
            {
                ViewportSize = new() { Width = width, Height = height },
                ColorScheme = isDark ? ColorScheme.Dark : ColorScheme.Light,
                ReducedMotion = ReducedMotion.Reduce,
            }
        );
    }

    private static string? Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
}
