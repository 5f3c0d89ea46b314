using System.Text.Json;
using PrivateLinkLab.Cli.Tests.Schemas;

namespace PrivateLinkLab.Cli.Tests.Commands;

public sealed class ProbeTests
{
    [Theory]
    [InlineData(
        "reachable",
        null,
        "sqs-endpoint --from AppServer --to https://sqs.us-east-1.amazonaws.com --action sqs:SendMessage"
    )]
    [InlineData("reachable", null, "sqs-endpoint --from AppServer --to session-manager")]
    [InlineData("reachable", null, "port-forwarding --from local:JumpServer --to myDB")]
    [InlineData("reachable", null, "session-manager --from AppServer --to https://s3.us-east-1.amazonaws.com")]
    [InlineData("blocked", "NO_ROUTE_TO_DESTINATION", "private-subnet --from AppServer --to https://example.com")]
    [InlineData("blocked", "SSM_ENDPOINT_UNREACHABLE", "private-subnet --from AppServer --to session-manager")]
    [InlineData("blocked", "SSM_JUMP_SERVER_REQUIRED", "port-forwarding --from local --to myDB:3306")]
    [InlineData("blocked", "UNASSOCIATED_COMPONENT", "port-forwarding --from internet --to myDB:3306")]
    [InlineData("blocked", "TARGET_PORT_RESTRICTION", "port-forwarding --from JumpServer --to myDB:22")]
    [InlineData(
        "blocked",
        "IAM_NO_IDENTITY_ALLOW",
        "sqs-endpoint --from AppServer --to https://sqs.us-east-1.amazonaws.com --action sqs:CreateQueue"
    )]
    [InlineData(
        "blocked",
        "DNS_PRIVATE_DNS_DISABLED",
        "sqs-endpoint --from AppServer --to https://sqs.us-east-1.amazonaws.com --inject private-dns-off"
    )]
    [InlineData(
        "unknown",
        "IAM_UNKNOWN_PRINCIPAL",
        "port-forwarding --from local:JumpServer --to https://sqs.us-east-1.amazonaws.com --action sqs:SendMessage"
    )]
    public async Task Probe_Json_FollowsTheContract(string verdict, string? reason, string line)
    {
        using var project = new LabProject();

        var result = await project.RunAsync(["probe", "--json", .. line.Split(' ')]);

        Assert.Equal((verdict == "reachable" ? 0 : 1, ""), (result.Status, result.Error));
        LabSchema.AssertProbe(result.Output);
        using var json = JsonDocument.Parse(result.Output);
        Assert.Equal(verdict, json.RootElement.GetProperty("verdict").GetString());
        Assert.Contains(
            reason,
            json.RootElement.GetProperty("changes")
                .EnumerateArray()
                .Select(change => change.GetProperty("reason").GetString())
                .Append(json.RootElement.GetProperty("reason").GetString())
        );
        Assert.NotEmpty(json.RootElement.GetProperty("hops").EnumerateArray());
    }

    [Theory]
    [InlineData("tcp", null, "reachable", "port-forwarding --from JumpServer --to myDB")]
    [InlineData("udp", null, "blocked", "port-forwarding --from JumpServer --to myDB:3306 --protocol udp")]
    [InlineData("icmp", null, "blocked", "private-subnet --from AppServer --to example.com --protocol ICMP")]
    [InlineData("udp", null, "blocked", "private-subnet --from AppServer --to udp://example.com:53")]
    [InlineData(
        "tcp",
        "arn:aws:sqs:us-east-1:123456789012:another",
        "blocked",
        "sqs-endpoint --from AppServer --to https://sqs.us-east-1.amazonaws.com --action sqs:SendMessage "
            + "--resource arn:aws:sqs:us-east-1:123456789012:another"
    )]
    public async Task Probe_ProtocolAndResource_CountAndAreToldAgain(
        string protocol,
        string? resource,
        string verdict,
        string line
    )
    {
        using var project = new LabProject();

        var result = await project.RunAsync(["probe", "--json", .. line.Split(' ')]);

        Assert.Equal("", result.Error);
        LabSchema.AssertProbe(result.Output);
        using var json = JsonDocument.Parse(result.Output);
        Assert.Equal(protocol, json.RootElement.GetProperty("protocol").GetString());
        Assert.Equal(resource, json.RootElement.GetProperty("resource").GetString());
        Assert.Equal(verdict, json.RootElement.GetProperty("verdict").GetString());
    }

    [Theory]
    [InlineData("--protocol sctp", "'sctp' is not a protocol; expected tcp, udp or icmp.")]
    [InlineData("--action sqs:SendMessage --resource mine", "'mine'")]
    public async Task Probe_ProtocolOrResourceThatIsNone_IsOneSentence(string options, string sentence)
    {
        using var project = new LabProject();

        var result = await project.RunAsync([
            .. "probe sqs-endpoint --from AppServer --to https://sqs.us-east-1.amazonaws.com".Split(' '),
            .. options.Split(' '),
        ]);

        Assert.Equal((2, ""), (result.Status, result.Output));
        Assert.Contains(sentence, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Probe_Text_DrawsThePath()
    {
        using var project = new LabProject();

        var result = await project.RunAsync(
            "probe",
            "port-forwarding",
            "--from",
            "JumpServer",
            "--to",
            "myDB:3306",
            "--inject",
            "database-rule-missing",
            "--changes"
        );

        Assert.Equal((1, ""), (result.Status, result.Error));
        Assert.StartsWith(
            "JumpServer -> myDB:3306\n✗ blocked: SG_HAS_NO_RULES\n",
            result.Output,
            StringComparison.Ordinal
        );
        Assert.Matches(@"\n✓ JumpServer-host-security-group +security group\n│ ", result.Output);
        Assert.Matches(@"\n✗ myDB-security-group +security group\n│ ", result.Output);
        Assert.Matches(@"\nWhat has to change:\n  1\. myDB-security-group  SG_HAS_NO_RULES\n     ", result.Output);
    }

    [Fact]
    public async Task Probe_HostOfSeveralQueues_IsForTheOneThatIsNearestToWork()
    {
        using var project = new LabProject();

        var result = await project.RunAsync(
            "probe",
            "sqs-endpoint",
            "--from",
            "AppServer",
            "--to",
            "https://sqs.us-east-1.amazonaws.com",
            "--action",
            "sqs:SendMessage",
            "--inject",
            "endpoint-policy-other-queue",
            "--json"
        );

        using var json = JsonDocument.Parse(result.Output);
        var change = Assert.Single(json.RootElement.GetProperty("changes").EnumerateArray());
        Assert.Equal("VPCE_POLICY_IMPLICIT_DENY", change.GetProperty("reason").GetString());
        Assert.Contains(
            "arn:aws:sqs:us-east-1:123456789012:FilaTeste ",
            change.GetProperty("change").GetString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Probe_File_IsLookedAt()
    {
        using var project = new LabProject();
        await project.SucceedAsync("up", "sqs-endpoint");
        string[] request =
        [
            "--from",
            "AppServer",
            "--to",
            "https://sqs.us-east-1.amazonaws.com",
            "--action",
            "sqs:SendMessage",
        ];

        var built = await project.SucceedAsync(["probe", .. request]);
        var file = await project.SucceedAsync(["probe", "--state", ".lab/dev.json", .. request]);
        var planned = await project.SucceedAsync(["probe", "sqs-endpoint", .. request]);

        Assert.Equal(built, file);
        Assert.Equal(built, planned);
    }

    [Theory]
    [InlineData("AppSever", "https://example.com", null, "AppServer")]
    [InlineData("AppServer", "nothing:443", null, "nothing")]
    [InlineData("AppServer", "https://example.com:99999", null, "99999")]
    [InlineData("AppServer", "https://sqs.us-east-1.amazonaws.com", "send", "send")]
    [InlineData("", "https://example.com", null, "")]
    [InlineData("AppServer", "", null, "")]
    public async Task Probe_NameOfNothing_IsBadInput(string from, string to, string? action, string expected)
    {
        using var project = new LabProject();

        var result = await project.RunAsync([
            "probe",
            "sqs-endpoint",
            "--from",
            from,
            "--to",
            to,
            .. action is null ? (string[])[] : ["--action", action],
        ]);

        Assert.Equal((2, ""), (result.Status, result.Output));
        Assert.Matches("^lab: [^\n]+\n\\z", result.Error);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
    }
}
