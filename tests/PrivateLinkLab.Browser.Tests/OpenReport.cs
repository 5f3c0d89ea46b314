using System.Text.Json;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace PrivateLinkLab.Browser.Tests;

/// <summary>
/// A report in a browser. Everything that the page says on the console, or asks the network for, is kept.
/// </summary>
internal sealed class OpenReport : IAsyncDisposable
{
    private readonly LabProject _project;
    private readonly IBrowserContext _window;
    private readonly List<string> _said = [];
    private readonly List<string> _asked = [];

    private OpenReport(LabProject project, IBrowserContext window, IPage page)
    {
        (_project, _window, Page) = (project, window, page);
        page.Console += (_, message) => _said.Add($"{message.Type}: {message.Text}");
        page.PageError += (_, error) => _said.Add(error);
        page.Dialog += (_, dialog) =>
        {
            _said.Add($"a dialog: {dialog.Message}");
            _ = dialog.DismissAsync();
        };
        page.Request += (_, request) => _asked.Add(request.Url);
    }

    public IPage Page { get; }

    public string File => _project.PathOf("report.html");

    public string Address => new Uri(File).AbsoluteUri;

    public ILocator Finding(string title) => Page.Locator(".findings button[data-key]", new() { HasText = title });

    public ILocator Path => Page.Locator("#view .paths > *");

    /// <summary>
    /// Makes a report and opens it; files that the command names, stack.json and rules.yaml, have the given content.
    /// </summary>
    public static async Task<OpenReport> OfAsync(
        Chromium chromium,
        string command,
        string? stack = null,
        string? rules = null,
        int width = 1440,
        bool isDark = false,
        string hash = ""
    )
    {
        var window = await chromium.OpenWindowAsync(width, isDark: isDark);
        var project = new LabProject();
        if (stack is not null)
        {
            project.Write("stack.json", stack);
        }

        if (rules is not null)
        {
            project.Write("rules.yaml", rules);
        }

        await project.SucceedAsync(["report", .. command.Split(' '), "--output", "report.html"]);
        var report = new OpenReport(project, window, await window.NewPageAsync());
        await report.GoToAsync(hash);
        return report;
    }

    public Task GoToAsync(string hash) => Page.GotoAsync($"{Address}{hash}");

    /// <summary>What the page's script finds.</summary>
    public Task<T> AskAsync<T>(string script) => Page.EvaluateAsync<T>(script);

    /// <summary>Asserts that axe-core finds nothing.</summary>
    public async Task AssertAccessibleAsync()
    {
        var result = await Page.RunAxe();
        Assert.True(result.Violations.Length == 0, string.Join('\n', result.Violations.Select(Described)));
    }

    /// <summary>Asserts that nothing is wider than the window.</summary>
    public async Task AssertFitsAsync() =>
        Assert.Equal(0, await AskAsync<int>("document.documentElement.scrollWidth - innerWidth"));

    /// <summary>
    /// Asserts that every text of an item is as wide as the layout computes, whatever fonts the machine has: it stays
    /// inside its card. A picture of the screen would be another one on each machine.
    /// </summary>
    public async Task AssertTextsFitAsync()
    {
        var outside = await AskAsync<string[]>(
            """
            [...document.querySelectorAll('#view .item')].flatMap((item) => {
              const card = [...item.querySelectorAll('rect')].pop().getBBox();
              return [...item.querySelectorAll('text')]
                .filter((text) => {
                  const { x, y, width, height } = text.getBBox();
                  return x < card.x || x + width > card.x + card.width || y < card.y - 2
                    || y + height > card.y + card.height + 2;
                })
                .map((text) => text.textContent);
            })
            """
        );
        Assert.Equal([], outside);
    }

    public async ValueTask DisposeAsync()
    {
        await _window.DisposeAsync();
        _project.Dispose();
    }

    /// <summary>Asserts that the page was silent, and asked for itself alone.</summary>
    public void AssertSilent()
    {
        Assert.Equal([], _said);
        Assert.Equal([Address], _asked.Select(url => url.Split('#')[0]).Distinct());
    }

    private static string Described(AxeResultItem item) =>
        $"{item.Id}: {item.Help} {JsonSerializer.Serialize(item.Nodes.Select(node => node.Html).Take(3))}";
}
