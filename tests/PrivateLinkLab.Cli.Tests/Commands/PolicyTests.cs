using System.Collections.Immutable;
using System.Text.RegularExpressions;
using PrivateLinkLab.Cli.Tests.Schemas;
using PrivateLinkLab.Rules;

namespace PrivateLinkLab.Cli.Tests.Commands;

public sealed partial class PolicyTests
{
    private static readonly string[] Pack = ["PulumiPolicy.yaml", "paths.yaml"];

    [Fact]
    public async Task Init_WritesAPackWhoseRulesCanBeRead()
    {
        using var project = new LabProject();

        var said = await project.SucceedAsync("policy", "init", "policies/network");

        Assert.Equal(
            "Wrote policies/network/PulumiPolicy.yaml and policies/network/paths.yaml.\n"
                + "`lab policy install` once, then `pulumi preview --policy-pack policies/network`.\n",
            said
        );
        Assert.Contains(
            "\nruntime:\n  name: privatelinklab\n  options:\n    rules: paths.yaml\n",
            File.ReadAllText(project.PathOf("policies/network/PulumiPolicy.yaml")),
            StringComparison.Ordinal
        );
        var rules = await File.ReadAllLinesAsync(
            project.PathOf("policies/network/paths.yaml"),
            TestContext.Current.CancellationToken
        );
        Assert.Single(Read(rules));
        // A rule that is commented out is one when it no longer is.
        var all = Read(rules.Select(line => CommentedRule().Replace(line, "  ")));
        Assert.Equal(5, all.Length);
    }

    [Fact]
    public async Task Init_Rules_AreOnesOfCheck()
    {
        using var project = new LabProject();
        await project.SucceedAsync("policy", "init", "pack");

        Assert.EndsWith(
            "\n1 rule: all hold.\n",
            await project.SucceedAsync("check", "gateway-endpoint", "--rules", "pack/paths.yaml"),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("PulumiPolicy.yaml")]
    [InlineData("paths.yaml")]
    public async Task Init_FileThatIsThere_IsKept(string name)
    {
        using var project = new LabProject();
        project.Write(name, "mine");

        var result = await project.RunAsync("policy", "init", ".");

        Assert.Equal(
            new(
                2,
                "",
                $"lab: There is a '{project.PathOf(name)}' already; `lab policy init` takes the folder of a new pack.\n"
            ),
            result
        );
        Assert.Equal("mine", File.ReadAllText(project.PathOf(name)));
        Assert.Single(Pack, one => File.Exists(project.PathOf(one)));
    }

    [Fact]
    public async Task Install_WritesWhatTheCliStarts()
    {
        using var project = new LabProject();

        var json = await project.SucceedAsync("policy", "install", "--plugins", "plugins", "--json");

        LabSchema.AssertPolicy(json);
        var script = project.PathOf(
            "plugins/analyzer-policy-privatelinklab-v0.1.0/pulumi-analyzer-policy-privatelinklab"
        );
        Assert.Contains(script, json, StringComparison.Ordinal);
        using var process = System.Diagnostics.Process.Start(
            new System.Diagnostics.ProcessStartInfo(script) { RedirectStandardError = true }
        )!;
        var said = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.StartsWith(
            "pulumi-analyzer-policy-privatelinklab: Pulumi's engine starts this",
            said,
            StringComparison.Ordinal
        );
        Assert.Equal(2, process.ExitCode);
        // A second time nothing is in the way.
        await project.SucceedAsync("policy", "install", "--plugins", "plugins");
    }

    private static ImmutableArray<Rule> Read(IEnumerable<string> lines) =>
        RulesFile.Read("paths.yaml", new StringReader(string.Join('\n', lines))).Rules;

    [GeneratedRegex("^  # (?=- |  )")]
    private static partial Regex CommentedRule();
}
