using Grpc.Core;
using PrivateLinkLab.Policy.Protocol;

namespace PrivateLinkLab.Policy.Tests.Serving;

/// <summary>A pack as the Pulumi CLI runs it.</summary>
public sealed class AnalyzerTests
{
    private const string Working = """
        rules:
          - name: Nobody on the internet reaches anything
            from: internet
            to: any
            ports: any
            expect: blocked
            because: everything public is in another account
          - name: People log in
            from: internet
            to: web:22
          - name: The web server reaches the database
            from: web
            to: db:3306
        """;

    [Fact]
    public async Task Preview_ThatBreaksRules_FailsWithTheirSentences()
    {
        using var disk = new PackOnDisk(Working);
        await using var pack = await PackProcess.StartAsync(disk);

        var found = await pack.PlayAsync("preview");

        Assert.Equal(
            ["nobody-on-the-internet-reaches-anything", "the-web-server-reaches-the-database"],
            found.Select(one => one.PolicyName)
        );
        Assert.All(found, one => Assert.Equal(EnforcementLevel.Mandatory, one.EnforcementLevel));
        Assert.All(found, one => Assert.Equal("network-paths", one.PolicyPackName));
        Assert.Equal("Nobody on the internet reaches anything", found[0].Description);
        Assert.Equal(
            "because everything public is in another account\n"
                + "internet -> web on port 22: reachable\n"
                + "  let through: Security group 'web' allows TCP 22 from 0.0.0.0/0: TCP 22 from a public "
                + "address passes.",
            found[0].Message
        );
        Assert.Equal("urn:pulumi:dev::orders::aws:ec2/instance:Instance::web", found[0].Urn);
        Assert.Equal(
            "paths.yaml, line 11, column 5: 'db' is not the name or id of anything that a connection can begin or end "
                + "at; did you mean web?",
            found[1].Message
        );
        Assert.Equal("", found[1].Urn);
    }

    [Fact]
    public async Task Rules_ThatHold_LetItPass()
    {
        using var disk = new PackOnDisk("rules: [{ name: People log in, from: internet, to: 'web:22' }]");
        await using var pack = await PackProcess.StartAsync(disk);

        Assert.Empty(await pack.PlayAsync("preview"));
    }

    [Fact]
    public async Task Secrets_OfTheProgram_AreInNoSentence()
    {
        using var disk = new PackOnDisk("rules: [{ from: any, to: any, ports: any, expect: blocked }]");
        await using var pack = await PackProcess.StartAsync(disk);

        Assert.DoesNotContain("hunter2", string.Concat(await pack.PlayAsync("preview")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Info_HasAPolicyForEachRule()
    {
        using var disk = new PackOnDisk(Working, "rules.yaml");
        await using var pack = await PackProcess.StartAsync(disk, "-rules=rules.yaml");

        var info = await pack.CallAsync("GetAnalyzerInfo", new Empty(), AnalyzerInfo.Parser);

        Assert.Equal("network-paths", info.Name);
        Assert.True(info.SupportsConfig);
        Assert.Equal(
            [
                ("nobody-on-the-internet-reaches-anything", "everything public is in another account"),
                ("people-log-in", ""),
                ("the-web-server-reaches-the-database", ""),
            ],
            info.Policies.Select(policy => (policy.Name, policy.Message))
        );
        Assert.All(info.Policies, policy => Assert.Equal(PolicyType.Stack, policy.PolicyType));
        Assert.Equal(info.Version, (await pack.CallAsync("GetPluginInfo", new Empty(), PluginInfo.Parser)).Version);
    }

    [Fact]
    public async Task Configuration_OfAPolicy_SaysHowItIsEnforced()
    {
        using var disk = new PackOnDisk(Working);
        await using var pack = await PackProcess.StartAsync(disk);
        await pack.CallAsync(
            "Configure",
            new ConfigureAnalyzerRequest
            {
                PolicyConfig =
                {
                    ["nobody-on-the-internet-reaches-anything"] = new()
                    {
                        EnforcementLevel = EnforcementLevel.Advisory,
                    },
                    ["the-web-server-reaches-the-database"] = new() { EnforcementLevel = EnforcementLevel.Disabled },
                },
            },
            Empty.Parser
        );

        var only = Assert.Single(await pack.PlayAsync("preview"));

        Assert.Equal(
            ("nobody-on-the-internet-reaches-anything", EnforcementLevel.Advisory),
            (only.PolicyName, only.EnforcementLevel)
        );
    }

    [Theory]
    [InlineData("AnalyzeStack")]
    [InlineData("GetAnalyzerInfo")]
    public async Task Pack_ThatCannotBeRead_FailsThePreviewWithItsSentence(string method)
    {
        using var disk = new PackOnDisk("rules: [{ from: a, to: b:1, expct: blocked }]");
        await using var pack = await PackProcess.StartAsync(disk);

        var failure = await Assert.ThrowsAsync<RpcException>(() => pack.CallAsync(method, new Empty(), Empty.Parser));

        Assert.Equal(StatusCode.FailedPrecondition, failure.StatusCode);
        Assert.Equal(
            "paths.yaml, line 1, column 29: a rule has no 'expct'; did you mean 'expect'?",
            failure.Status.Detail
        );
    }

    [Fact]
    public async Task Process_WhoseEngineIsGone_Ends()
    {
        using var disk = new PackOnDisk(Working);
        await using var pack = await PackProcess.StartAsync(disk);

        Assert.Equal(0, await pack.EndAfterEngineAsync());
    }

    [Theory]
    [InlineData(
        "",
        "Pulumi's engine starts this for a policy pack, with its address HOST:PORT and the pack's folder; `lab policy "
            + "init DIR` writes a pack."
    )]
    [InlineData(
        "127.0.0.1:70000 .",
        "Pulumi's engine starts this for a policy pack, with its address HOST:PORT and the pack's folder; `lab policy "
            + "init DIR` writes a pack."
    )]
    [InlineData(
        "127.0.0.1:1 . -rule=a.yaml",
        "The runtime privatelinklab has no option 'rule=a.yaml'; in PulumiPolicy.yaml it has rules: FILE."
    )]
    public async Task Process_StartedOtherwise_SaysWhatItIsFor(string arguments, string sentence)
    {
        var (status, output, error) = await PackProcess.RunAsync(
            arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        );

        Assert.Equal((2, "", $"pulumi-analyzer-policy-privatelinklab: {sentence}\n"), (status, output, error));
    }
}
