using System.Text.Json.Nodes;
using Microsoft.Playwright;
using PrivateLinkLab.Bench;
using PrivateLinkLab.Scenarios;

namespace PrivateLinkLab.Browser.Tests;

/// <summary>The page of lab report, as a reader uses it.</summary>
public sealed class ReportPageTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const int LargestFile = 5 * 1024 * 1024;
    private const int SlowestPaint = 3000;

    public static TheoryData<string> Scenarios => [.. ScenarioCatalog.All.Select(scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Scenario_ShowsEveryFinding_WithItsPath(string scenario)
    {
        await using var report = await OpenReport.OfAsync(chromium, scenario);
        await report.AssertAccessibleAsync();
        await report.AssertTextsFitAsync();

        var findings = report.Page.Locator(".findings button[data-key]");
        var count = await findings.CountAsync();
        Assert.True(count > 3, $"There are {count} findings.");
        for (var at = 0; at < count; at++)
        {
            var finding = findings.Nth(at);
            await finding.ClickAsync();
            Assert.Equal("true", await finding.GetAttributeAsync("aria-expanded"));
            Assert.Equal(1, await report.Page.Locator(".findings .chosen").CountAsync());
            // What a place sends to itself runs along no line.
            var drawn = await report.Path.CountAsync() + await report.Page.Locator("#view .on-path").CountAsync();
            Assert.True(drawn > 0, $"Nothing is drawn of '{await finding.InnerTextAsync()}'.");
            Assert.Contains("as expected", await finding.InnerTextAsync(), StringComparison.Ordinal);
        }

        await report.AssertAccessibleAsync();
        report.AssertSilent();
    }

    [Theory]
    [InlineData(360, false)]
    [InlineData(360, true)]
    [InlineData(800, false)]
    [InlineData(1440, true)]
    public async Task Page_FitsEveryWidth_InBothThemes(int width, bool isDark)
    {
        await using var report = await OpenReport.OfAsync(
            chromium,
            "port-forwarding",
            width: width,
            isDark: isDark,
            hash: "#fault=database-rule-missing&from=JumpServer-host-instance&to=myDB-instance"
        );

        await report.AssertFitsAsync();
        await report.AssertAccessibleAsync();
        await report.Page.Locator(".findings button[data-key]").First.ClickAsync();
        await report.Page.Locator("#view .item").First.ClickAsync();
        await report.AssertFitsAsync();
        await report.AssertAccessibleAsync();
        var isDarkPage = await report.AskAsync<bool>(
            "getComputedStyle(document.body).backgroundColor === 'rgb(13, 17, 23)'"
        );
        Assert.Equal(isDark, isDarkPage);
        report.AssertSilent();
    }

    // Every control is known to a test: one that is new has to come in here.
    [Fact]
    public async Task Controls_AllOfThem_DoSomethingAndSayNothing()
    {
        await using var report = await OpenReport.OfAsync(chromium, "private-subnet");
        foreach (var selector in (string[])["button", "a", "select"])
        {
            var controls = report.Page.Locator($"{selector}:visible");
            for (var at = 0; at < await controls.CountAsync(); at++)
            {
                var control = controls.Nth(at);
                if (selector != "select")
                {
                    await control.ClickAsync();
                    continue;
                }

                await control.SelectOptionAsync(new SelectOptionValue { Index = 1 });
                Assert.Contains($"{await control.GetAttributeAsync("id")}=", report.Page.Url, StringComparison.Ordinal);
            }
        }

        var items = report.Page.Locator("#view .item");
        for (var at = 0; at < await items.CountAsync(); at++)
        {
            await items.Nth(at).ClickAsync();
            Assert.True(await report.Page.Locator("#item").IsVisibleAsync());
        }

        report.AssertSilent();
    }

    [Fact]
    public async Task Choice_StandsInTheAddress_AndComesBack()
    {
        await using var report = await OpenReport.OfAsync(chromium, "private-subnet");
        var before = report.Page.Url;
        var finding = report.Page.Locator(".findings button[data-key]").Nth(1);
        var key = await finding.GetAttributeAsync("data-key");

        await finding.ClickAsync();
        Assert.Equal($"{report.Address}#finding={key}", report.Page.Url);

        await report.Page.ReloadAsync();
        Assert.Equal("true", await finding.GetAttributeAsync("aria-expanded"));
        Assert.True(await report.Path.CountAsync() > 0);

        await report.Page.GoBackAsync();
        Assert.Equal(before, report.Page.Url);
        Assert.Equal(0, await report.Path.CountAsync());
        Assert.Equal("false", await finding.GetAttributeAsync("aria-expanded"));
        report.AssertSilent();
    }

    [Fact]
    public async Task Choosers_AnswerForEveryPort()
    {
        await using var report = await OpenReport.OfAsync(chromium, "port-forwarding");

        await report.Page.SelectOptionAsync("#from", "JumpServer-host-instance");
        Assert.Equal(0, await report.Path.CountAsync());
        await report.Page.SelectOptionAsync("#to", "myDB-instance");

        var answers = report.Page.Locator("#answers .pairs button");
        Assert.Contains("3306: ✓ reachable", await answers.AllInnerTextsAsync());
        Assert.Equal("true", await answers.Filter(new() { HasText = "3306: " }).GetAttributeAsync("aria-pressed"));
        Assert.True(await report.Page.Locator("#view .paths .request").CountAsync() > 0);
        Assert.Equal(0, await report.Page.Locator("#view .paths .barrier").CountAsync());

        await answers.Filter(new() { HasText = "blocked" }).First.ClickAsync();
        Assert.Equal(1, await report.Page.Locator("#view .paths .barrier").CountAsync());
        Assert.Contains(
            "What has to change:",
            await report.Page.Locator("#answers").InnerTextAsync(),
            StringComparison.Ordinal
        );
        report.AssertSilent();
    }

    [Fact]
    public async Task Fault_SwitchedOn_ShowsWhatItChanges()
    {
        await using var report = await OpenReport.OfAsync(chromium, "port-forwarding");
        var fault = report.Page.Locator("[data-fault=database-rule-missing]");
        var finding = report.Page.Locator(".findings li.bad");
        Assert.Equal(0, await finding.CountAsync());

        await fault.ClickAsync();

        Assert.Equal("true", await fault.GetAttributeAsync("aria-checked"));
        Assert.True(await finding.CountAsync() > 0);
        Assert.True(await report.Page.Locator("#view .paths .closed").CountAsync() > 0);
        await report.AssertAccessibleAsync();
        await finding.First.Locator("button").First.ClickAsync();
        Assert.Equal(1, await report.Page.Locator("#view .paths .barrier").CountAsync());

        await fault.ClickAsync();
        Assert.Equal(0, await finding.CountAsync());
        Assert.DoesNotContain("fault", report.Page.Url, StringComparison.Ordinal);
        report.AssertSilent();
    }

    [Fact]
    public async Task Choosers_WithAFault_ShowWhatItChangesFirst()
    {
        await using var report = await OpenReport.OfAsync(
            chromium,
            "port-forwarding",
            hash: "#from=JumpServer-host-instance&to=myDB-instance&fault=database-rule-missing"
        );

        var answers = report.Page.Locator("#answers .pairs button");
        Assert.Equal("3306: closed with database-rule-missing, SG_HAS_NO_RULES", await answers.First.InnerTextAsync());
        Assert.Equal("true", await answers.First.GetAttributeAsync("aria-pressed"));
        Assert.Equal(1, await report.Page.Locator("#view .paths .barrier").CountAsync());

        await report.Page.Locator("#shown button", new() { HasText = "Switch off" }).ClickAsync();
        Assert.Equal(0, await report.Page.Locator("#view .paths .barrier").CountAsync());
        Assert.DoesNotContain("with database-rule-missing", await report.Page.Locator("#answers").InnerTextAsync());
        report.AssertSilent();
    }

    [Fact]
    public async Task Map_ZoomsAndMoves()
    {
        await using var report = await OpenReport.OfAsync(chromium, "port-forwarding");
        var zoom = report.Page.Locator("#zoom");
        var view = report.Page.Locator("#view");
        Task<int> Width() => report.AskAsync<int>("Math.round(document.querySelector('#view svg').clientWidth)");
        var fits = await Width();

        await report.Page.ClickAsync("#zoom-full");
        Assert.Equal("100 %", await zoom.InnerTextAsync());
        var full = await Width();
        await report.Page.ClickAsync("#zoom-in");
        Assert.InRange(await Width(), (full * 1.25) - 2, (full * 1.25) + 2);

        var box = (await view.BoundingBoxAsync())!;
        await report.AskAsync<int>("document.getElementById('view').scrollLeft = 0");
        await report.Page.Mouse.MoveAsync(box.X + 300, box.Y + 30);
        await report.Page.Mouse.DownAsync();
        await report.Page.Mouse.MoveAsync(box.X + 100, box.Y + 30);
        await report.Page.Mouse.UpAsync();
        Assert.Equal(200, await report.AskAsync<int>("document.getElementById('view').scrollLeft"));

        await report.Page.ClickAsync("#zoom-full");
        await report.Page.Mouse.MoveAsync(box.X + 100, box.Y + 30);
        await report.Page.Keyboard.DownAsync("Control");
        await report.Page.Mouse.WheelAsync(0, -100);
        await report.Page.Keyboard.UpAsync("Control");
        await Assertions.Expect(zoom).ToHaveTextAsync("125 %");

        await view.PressAsync("0");
        Assert.Equal("fits", await zoom.InnerTextAsync());
        Assert.Equal(fits, await Width());
        report.AssertSilent();
    }

    [Fact]
    public async Task Keyboard_IsEnough()
    {
        await using var report = await OpenReport.OfAsync(chromium, "private-subnet");
        await report.Page.Locator("#view").FocusAsync();
        await report.Page.Keyboard.PressAsync("Tab");
        var first = await report.AskAsync<string>("document.activeElement.querySelector('title').textContent");
        HashSet<string> reached = [first];
        foreach (var key in (string[])["ArrowRight", "ArrowDown", "ArrowRight", "ArrowUp", "ArrowRight", "ArrowLeft"])
        {
            await report.Page.Keyboard.PressAsync(key);
            reached.Add(await report.AskAsync<string>("document.activeElement.querySelector('title').textContent"));
        }

        Assert.True(reached.Count > 2, string.Join("; ", reached));
        await report.Page.Keyboard.PressAsync("Enter");
        Assert.Contains("#item=", report.Page.Url, StringComparison.Ordinal);
        Assert.True(await report.Page.Locator("#item").IsVisibleAsync());

        await report.Page.Locator(".findings button[data-key]").First.FocusAsync();
        await report.Page.Keyboard.PressAsync("Space");
        Assert.Contains("#finding=", report.Page.Url, StringComparison.Ordinal);
        report.AssertSilent();
    }

    [Fact]
    public async Task Print_HasTheMapAndEveryExplanation()
    {
        await using var report = await OpenReport.OfAsync(chromium, "private-subnet", isDark: true);

        var pdf = await report.Page.PdfAsync(new() { Format = "A4" });
        Assert.True(pdf.Length > 20_000, $"{pdf.Length} bytes");

        await report.Page.EmulateMediaAsync(new() { Media = Media.Print });
        var details = report.Page.Locator(".findings .detail");
        Assert.True(await details.CountAsync() > 3);
        foreach (var detail in await details.AllAsync())
        {
            Assert.True(await detail.IsVisibleAsync());
        }

        Assert.False(await report.Page.Locator(".tools").IsVisibleAsync());
        Assert.Equal(
            "rgb(255, 255, 255)",
            await report.AskAsync<string>("getComputedStyle(document.body).backgroundColor")
        );
        report.AssertSilent();
    }

    [Fact]
    public async Task StrangersStack_HasEverythingButFindings()
    {
        var stack = await File.ReadAllTextAsync(
            RepositoryFile.PathOf("tests/PrivateLinkLab.Lab.Tests/Cases/Public/06a-nat-instance.json"),
            TestContext.Current.CancellationToken
        );
        await using var report = await OpenReport.OfAsync(chromium, "--state stack.json", stack);

        Assert.Equal(0, await report.Page.Locator("#findings").CountAsync());
        Assert.True(await report.Page.Locator("#from option").CountAsync() > 2);
        await report.AssertFitsAsync();
        await report.AssertAccessibleAsync();
        report.AssertSilent();
    }

    [Fact]
    public async Task Rule_HasEveryPair_ThoseThatBreakItFirst()
    {
        const string Rules = """
            version: 1
            rules:
              - name: Nobody reaches the database
                from: any
                to: myDB
                expect: blocked
            """;
        await using var report = await OpenReport.OfAsync(chromium, "port-forwarding --rules rules.yaml", rules: Rules);
        var rule = report.Finding("Nobody reaches the database");
        Assert.Contains("✗ not as expected", await rule.InnerTextAsync(), StringComparison.Ordinal);

        await rule.ClickAsync();

        var pairs = report.Page.Locator(".findings .chosen .pairs button");
        Assert.True(await pairs.CountAsync() > 2);
        Assert.Contains("✓ reachable", await pairs.First.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await report.Page.Locator("#view .paths .barrier").CountAsync());
        await pairs.Last.ClickAsync();
        Assert.Equal("true", await pairs.Last.GetAttributeAsync("aria-pressed"));
        Assert.Equal(1, await report.Page.Locator("#view .paths .barrier").CountAsync());
        Assert.Contains("&check=", report.Page.Url, StringComparison.Ordinal);
        await report.AssertAccessibleAsync();
        report.AssertSilent();
    }

    [Fact]
    public async Task HostileNames_StayTexts()
    {
        const string Hostile =
            "</script><script>window.pwned=1</script><img src=x onerror=window.pwned=1>\"'&{{7*7}}\u202e\u0000";
        await using var report = await OpenReport.OfAsync(chromium, "--state stack.json", Stack(Hostile));

        await report.Page.SelectOptionAsync("#from", new SelectOptionValue { Index = 1 });
        await report.Page.SelectOptionAsync("#to", new SelectOptionValue { Index = 1 });
        foreach (var item in await report.Page.Locator("#view .item").AllAsync())
        {
            await item.ClickAsync();
        }

        Assert.True(await report.AskAsync<bool>("window.pwned === undefined"));
        Assert.Equal(0, await report.Page.Locator("img, iframe, object, embed, link, [onerror]").CountAsync());
        Assert.Equal(2, await report.Page.Locator("script").CountAsync());
        Assert.Contains("window.pwned=1", await report.Page.Locator("body").InnerTextAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain('\u202e', await report.Page.ContentAsync());
        await report.AssertFitsAsync();
        report.AssertSilent();
    }

    [Fact]
    // 4,250 instances and 750 resources around them.
    public async Task LargeNetwork_IsShownSoon_AndIsNotLarge()
    {
        var file = Path.GetTempFileName();
        LargeNetwork.Write(file, instances: 4250);
        var stack = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        File.Delete(file);

        await using var report = await OpenReport.OfAsync(chromium, "--state stack.json", stack);

        Assert.InRange(new FileInfo(report.File).Length, 1, LargestFile);
        var paint = await report.AskAsync<double>(
            "performance.getEntriesByName('first-contentful-paint')[0].startTime"
        );
        Assert.InRange(paint, 0, SlowestPaint);
        await report.AssertFitsAsync();
        report.AssertSilent();
    }

    private static string Stack(string text)
    {
        JsonObject Node(string type, string name, string? id, JsonObject outputs) =>
            new()
            {
                ["urn"] = $"urn:pulumi:dev::lab::{type}::{name}",
                ["custom"] = true,
                ["id"] = id,
                ["type"] = type,
                ["inputs"] = new JsonObject(),
                ["outputs"] = outputs,
            };

        return new JsonObject
        {
            ["version"] = 3,
            ["deployment"] = new JsonObject
            {
                ["resources"] = new JsonArray(
                    Node("pulumi:pulumi:Stack", "lab-dev", null, []),
                    Node("aws:ec2/vpc:Vpc", $"vpc {text}", "vpc-1", new() { ["cidrBlock"] = "10.0.0.0/16" }),
                    Node(
                        "aws:ec2/subnet:Subnet",
                        $"subnet {text}",
                        "subnet-1",
                        new()
                        {
                            ["vpcId"] = "vpc-1",
                            ["cidrBlock"] = "10.0.0.0/24",
                            ["availabilityZone"] = $"us-east-1a{text}",
                        }
                    ),
                    Node(
                        "aws:ec2/securityGroup:SecurityGroup",
                        $"group {text}",
                        "sg-1",
                        new() { ["vpcId"] = "vpc-1", ["description"] = text }
                    ),
                    Node(
                        "aws:ec2/instance:Instance",
                        $"instance {text}",
                        "i-1",
                        new()
                        {
                            ["subnetId"] = "subnet-1",
                            ["privateIp"] = "10.0.0.10",
                            ["vpcSecurityGroupIds"] = new JsonArray("sg-1"),
                            ["instanceState"] = "running",
                            ["tags"] = new JsonObject { ["Name"] = text },
                        }
                    ),
                    Node(
                        "aws:networkfirewall/firewall:Firewall",
                        $"firewall {text}",
                        "fw-1",
                        new() { ["vpcId"] = "vpc-1" }
                    )
                ),
            },
        }.ToJsonString();
    }
}
