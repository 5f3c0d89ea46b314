using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PrivateLinkLab.Cli.HtmlReports.Page;
using PrivateLinkLab.Cli.Tests.Schemas;

namespace PrivateLinkLab.Cli.Tests.Commands;

/// <summary>What lab report writes; tests/PrivateLinkLab.Browser.Tests opens it.</summary>
public sealed partial class ReportTests
{
    private const string Rules = """
        version: 1
        rules:
          - name: The jump server reaches the database
            from: JumpServer
            to: myDB
          - name: Nothing reaches the database from outside
            from: internet
            to: myDB
            expect: blocked
            because: It holds customers.
          - name: The internet reaches the jump server
            from: internet
            to: JumpServer:22
        """;

    [Theory]
    [InlineData("private-subnet")]
    [InlineData("endpoint-service")]
    [InlineData("port-forwarding --rules rules.yaml")]
    [InlineData("sqs-endpoint --inject private-dns-off")]
    public async Task Json_FollowsTheContract(string line)
    {
        using var project = new LabProject();
        project.Write("rules.yaml", Rules);

        LabSchema.AssertReport(await project.SucceedAsync(["report", "--json", .. line.Split(' ')]));
    }

    [Fact]
    public async Task Rules_StandAfterTheExperiments_WithEachPair()
    {
        using var project = new LabProject();
        project.Write("rules.yaml", Rules);

        var report = JsonNode.Parse(
            await project.SucceedAsync("report", "--json", "port-forwarding", "--rules", "rules.yaml")
        )!;

        var rules = report["findings"]!
            .AsArray()
            .Zip(report["outcomes"]!.AsArray())
            .Where(pair => (string?)pair.First!["kind"] == "rule")
            .Select(pair => $"{pair.First!["key"]} {pair.Second!["holds"]} {pair.Second["checks"]![0]!["verdict"]}");
        Assert.Equal(
            [
                "the-jump-server-reaches-the-database true reachable",
                "nothing-reaches-the-database-from-outside true blocked",
                "the-internet-reaches-the-jump-server false blocked",
            ],
            rules
        );
    }

    [Fact]
    public async Task Faults_ChangeWhatVerifyFinds()
    {
        using var project = new LabProject();
        var report = JsonNode.Parse(await project.SucceedAsync("report", "--json", "sqs-endpoint"))!;
        var fault = report["faults"]!.AsArray().Single(one => (string?)one!["name"] == "private-dns-off")!;

        var found = fault["outcomes"]!.AsArray().Select(one => (string?)one!["checks"]![0]!["verdict"]);

        var verified = await project.RunAsync("verify", "sqs-endpoint", "--inject", "private-dns-off", "--json");
        Assert.Equal(
            JsonNode.Parse(verified.Output)!["experiments"]!.AsArray().Select(one => (string?)one!["verdict"]),
            found
        );
    }

    [Fact]
    public async Task Output_IsOnePage_TheSameEveryTime_ThatLoadsNothing()
    {
        using var project = new LabProject();

        var said = await project.SucceedAsync("report", "private-subnet", "--output", "report.html");
        var page = await File.ReadAllTextAsync(project.PathOf("report.html"), TestContext.Current.CancellationToken);
        await project.SucceedAsync("report", "private-subnet", "--output", "again.html");

        Assert.Equal("Wrote report.html. It opens in any browser, without a network.\n", said);
        Assert.Equal(
            page,
            await File.ReadAllTextAsync(project.PathOf("again.html"), TestContext.Current.CancellationToken)
        );
        Assert.DoesNotMatch(@"\s(src|srcset|href|data|action)=""(?!#)", page);
        Assert.DoesNotMatch(@"<[^>]*\s(style|on\w+)=", page);
        var policy = Policy().Match(page).Groups["policy"].Value;
        Assert.StartsWith("default-src 'none'; ", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        foreach (var inline in Inline().Matches(page).Select(match => match.Groups["text"].Value))
        {
            var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(inline)));
            Assert.Contains($"'sha256-{hash}'", policy, StringComparison.Ordinal);
        }
    }

    // The page joins them in this order: an import leads to an earlier one.
    [Fact]
    public void Modules_ImportWhatEarlierOnesExport()
    {
        var exported = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in PageAssets.ModuleFiles)
        {
            var text = PageAssets.Read(file);
            foreach (Match import in Import().Matches(text))
            {
                foreach (var name in import.Groups["names"].Value.Split(", "))
                {
                    Assert.Contains($"{import.Groups["file"].Value} {name}", exported);
                }
            }

            foreach (Match export in Export().Matches(text))
            {
                exported.Add($"{file} {export.Groups["name"].Value}");
            }
        }

        Assert.DoesNotMatch("(?m)^(import|export) ", PageAssets.Script);
        Assert.Equal(
            Directory
                .EnumerateFiles(RepositoryFile.PathOf("src/PrivateLinkLab.Cli/HtmlReports/Page"), "*.js")
                .Select(path => Path.GetFileName(path))
                .Order(StringComparer.Ordinal),
            PageAssets.ModuleFiles.Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [InlineData("report private-subnet", "--output is required: --output FILE, a file for the page.")]
    [InlineData("report private-subnet --output", "--output needs a value: --output FILE.")]
    [InlineData("report private-subnet --rules nothing.yaml --output a", "There is no file 'nothing.yaml'")]
    [InlineData(
        "report private-subnt --output a",
        "There is no scenario 'private-subnt'; did you mean private-subnet?"
    )]
    public async Task WrongInput_IsOneSentence(string line, string sentence)
    {
        using var project = new LabProject();

        var result = await project.RunAsync(line.Split(' '));

        Assert.Equal(2, result.Status);
        Assert.Equal("", result.Output);
        Assert.Contains(sentence, result.Error, StringComparison.Ordinal);
        Assert.Equal(1, result.Error.Count(letter => letter == '\n'));
        Assert.False(File.Exists(project.PathOf("a")));
    }

    [Fact]
    public async Task Output_ThatCannotBeWritten_IsOneSentence()
    {
        using var project = new LabProject();

        var result = await project.RunAsync("report", "private-subnet", "--output", ".");

        Assert.Equal(3, result.Status);
        Assert.StartsWith("lab: The report cannot be written to '", result.Error, StringComparison.Ordinal);
    }

    [GeneratedRegex("http-equiv=\"Content-Security-Policy\" content=\"(?<policy>[^\"]+)\"")]
    private static partial Regex Policy();

    [GeneratedRegex("<(style|script type=\"module\")>(?<text>.*?)</", RegexOptions.Singleline)]
    private static partial Regex Inline();

    [GeneratedRegex(@"(?m)^import \{ (?<names>[^}]+) \} from '\./(?<file>\w+\.js)';$")]
    private static partial Regex Import();

    [GeneratedRegex(@"(?m)^export (const|function) (?<name>\w+)")]
    private static partial Regex Export();
}
