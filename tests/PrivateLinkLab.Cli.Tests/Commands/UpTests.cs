using System.Text.Json;

namespace PrivateLinkLab.Cli.Tests.Commands;

public sealed class UpTests
{
    [Theory]
    [InlineData("addressFamily=dualstack")]
    [InlineData(
        "scenario=public-endpoint",
        "addressFamily=dualstack",
        "natGateways=perZone",
        "availabilityZones=use1-az4,use1-az6"
    )]
    [InlineData("scenario=gateway-endpoint", "addressFamily=dualstack")]
    [InlineData("scenario=endpoint-service", "addressFamily=dualstack")]
    [InlineData("availabilityZones=use1-az4,use1-az6,use1-az1", "endpointZones=3", "databaseMultiAz=true")]
    public async Task Up_ZonesAndFamily_ComeUpAndStayAsTheyAre(params string[] settings)
    {
        using var project = new LabProject();
        string[] up = ["up", .. settings.SelectMany(setting => new[] { "--config", setting })];

        await project.SucceedAsync(up);

        Assert.Contains(": no changes, ", await project.SucceedAsync(up), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Up_ConsumerInAnotherAccount_MovesItsResourcesAndDestroyRemovesAll()
    {
        using var project = new LabProject();
        await project.SucceedAsync("up", "endpoint-service");

        var moved = await project.SucceedAsync(
            "up",
            "endpoint-service",
            "--config",
            "consumerRoleArn=arn:aws:iam::222222222222:role/Consumer",
            "--config",
            "consumerAvailabilityZones=us-east-1d"
        );
        var again = await project.SucceedAsync(
            "preview",
            "endpoint-service",
            "--config",
            "consumerRoleArn=arn:aws:iam::222222222222:role/Consumer",
            "--config",
            "consumerAvailabilityZones=us-east-1d"
        );
        var gone = await project.SucceedAsync("destroy");

        Assert.Contains("VPC_Consumer-vpc", moved, StringComparison.Ordinal);
        Assert.Contains("provider: \"default_7_48_0", moved, StringComparison.Ordinal);
        Assert.Contains("no changes", again, StringComparison.Ordinal);
        Assert.Contains("nothing is left", gone, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Up_NewStack_ShowsTreeOutputsAndWhatToTry()
    {
        using var project = new LabProject();

        var output = await project.SucceedAsync("up", "port-forwarding");

        Assert.StartsWith(
            "port-forwarding in us-east-1 (stack dev, simulated cloud)\n+   privatelinklab:",
            output,
            StringComparison.Ordinal
        );
        Assert.Matches(@"\n\+     aws:ec2:VpcEndpoint +endpoints-sqs\n", output);
        Assert.Matches(@"\nDone: \d+ created\.\n", output);
        Assert.Matches(@"\n  jumpServerInstanceId +i-[0-9a-f]{17}\n", output);
        Assert.Matches(@"\n  sqsQueueUrl +https://sqs\.us-east-1\.amazonaws\.com/123456789012/FilaTeste\n", output);
        Assert.Contains("\n  ./lab destroy", output, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', output);
    }

    [Fact]
    public async Task Up_Again_SaysSoAndWritesNothing()
    {
        using var project = new LabProject();
        await project.SucceedAsync("up", "port-forwarding");
        var state = project.ReadState();
        var past = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(project.StatePath, past);

        var output = await project.SucceedAsync("up", "port-forwarding");

        Assert.Matches(
            @"^port-forwarding in us-east-1 \(stack dev, simulated cloud\): no changes, \d+ resources stay as "
                + @"they are\.\nStack dev of .+\.\n\z",
            output
        );
        Assert.Equal(state, project.ReadState());
        Assert.Equal(past, File.GetLastWriteTimeUtc(project.StatePath));
    }

    [Fact]
    public async Task Up_TwoFolders_WriteTheSameBytes()
    {
        using var one = new LabProject();
        using var other = new LabProject();

        var outputs = await Task.WhenAll(
            one.SucceedAsync("up", "port-forwarding", "--json"),
            other.SucceedAsync("up", "port-forwarding", "--json")
        );

        Assert.Equal(outputs[0].Replace(one.Folder, other.Folder, StringComparison.Ordinal), outputs[1]);
        Assert.Equal(
            await File.ReadAllBytesAsync(one.StatePath, TestContext.Current.CancellationToken),
            await File.ReadAllBytesAsync(other.StatePath, TestContext.Current.CancellationToken)
        );
    }

    [Fact]
    public async Task Up_ChangedInPlace_IsAnUpdateOfThatResourceOnly()
    {
        using var project = new LabProject();
        await project.SucceedAsync("up", "private-subnet");

        using var json = JsonDocument.Parse(
            await project.SucceedAsync(
                "up",
                "private-subnet",
                "--json",
                "--config",
                "enableDnsHostnames=false",
                "--config",
                "flowLogs=true"
            )
        );

        var change = Assert.Single(json.RootElement.GetProperty("changes").EnumerateArray(), candidate =>
            candidate.GetProperty("type").GetString()!.StartsWith("aws:", StringComparison.Ordinal)
        );
        Assert.Equal("update", change.GetProperty("kind").GetString());
        Assert.Equal("aws:ec2/vpc:Vpc", change.GetProperty("type").GetString());
        Assert.True(json.RootElement.GetProperty("summary").GetProperty("same").GetInt32() > 10);
        var property = Assert.Single(change.GetProperty("properties").EnumerateArray());
        Assert.Equal("enableDnsHostnames", property.GetProperty("path").GetString());
        Assert.True(property.GetProperty("old").GetBoolean());
        Assert.False(property.GetProperty("new").GetBoolean());
    }

    [Fact]
    public async Task Up_ChangedBlock_ReplacesAndNamesTheProperty()
    {
        using var project = new LabProject();
        await project.SucceedAsync("up", "private-subnet");

        var output = await project.SucceedAsync("up", "private-subnet", "--config", "subnetCidrs=10.0.7.0/24");

        Assert.Matches(@"\n±     aws:ec2:Subnet +myVPC-mySubnet\n", output);
        Assert.Contains(
            "cidrBlock: \"10.0.1.0/24\" -> \"10.0.7.0/24\" (forces replacement)\n",
            output,
            StringComparison.Ordinal
        );
        Assert.Matches(@"\n±     aws:ec2:Instance +", output);
        Assert.Matches(@"\nDone: .*\d+ replaced, .*\d+ unchanged\.\n", output);
    }

    [Fact]
    public async Task Up_OtherScenario_CreatesAndDeletesTheDifference()
    {
        using var project = new LabProject();
        await project.SucceedAsync("up", "public-endpoint");

        var output = await project.SucceedAsync("up", "sqs-endpoint");

        Assert.Matches(@"\n\+ +aws:ec2:VpcEndpoint +endpoints-sqs\n", output);
        Assert.Matches(@"\n- +aws:ec2:NatGateway +egress-nat-us-east-1a\n", output);
        Assert.Matches(@"\nDone: \d+ created, .*\d+ deleted, \d+ unchanged\.\n", output);
    }

    // https://github.com/pulumi/pulumi-awsx/issues/520
    [Theory]
    [InlineData("up session-manager", "myVPC-mySubnet", "10.0.1.0/24", "myVPC-mySubnet1")]
    [InlineData("preview session-manager", "myVPC-mySubnet", "10.0.1.0/24", "myVPC-mySubnet1")]
    [InlineData(
        "up --config availabilityZones=us-east-1c,us-east-1b",
        "myVPC-mySubnet1",
        "10.0.1.0/24",
        "myVPC-mySubnet1"
    )]
    public async Task Up_SubnetWhoseBlockIsStillTaken_IsRefusedAsByAws(
        string command,
        string subnet,
        string block,
        string taken
    )
    {
        using var project = new LabProject();
        await project.SucceedAsync("up", "port-forwarding");
        var files = project.ReadAllFiles();

        var refused = await project.RunAsync(command.Split(' '));

        Assert.Equal(
            new(
                3,
                "",
                $"lab: creating EC2 Subnet '{subnet}': InvalidSubnet.Conflict: the CIDR block {block} overlaps "
                    + $"{block} of subnet '{taken}', which is deleted only after it.\n"
                    + "lab: Run `./lab destroy` first, then try this again.\n"
            ),
            refused
        );
        Assert.Equal(files, project.ReadAllFiles());
    }

    [Theory]
    [InlineData(
        "up private-subnet --config queueName=x",
        "lab: --config queueName changes nothing in private-subnet.\n"
    )]
    [InlineData(
        "preview private-subnet --config servicePort=81 --config flowLogs=false",
        "lab: --config servicePort changes nothing in private-subnet.\n"
    )]
    [InlineData("up private-subnet --config flowLogs=true", "")]
    [InlineData("up private-subnet --config flowLogs=false", "")]
    public async Task Up_SettingThatTheScenarioDoesNotUse_IsNoted(string command, string expected)
    {
        using var project = new LabProject();

        var result = await project.RunAsync(command.Split(' '));

        Assert.Equal((0, expected), (result.Status, result.Error));
    }

    [Fact]
    public async Task Up_Endpoints_LeavesOutAServiceAsInAnArticle()
    {
        using var project = new LabProject();
        await project.SucceedAsync("up", "sqs-endpoint", "--config", "endpoints=ssm,ssmmessages");

        var output = await project.SucceedAsync("up", "sqs-endpoint");

        Assert.Matches(@"\n\+ +aws:ec2:VpcEndpoint +endpoints-sqs\n", output);
    }

    [Fact]
    public async Task Up_Stack_UsesItsOwnSettingsAndState()
    {
        using var project = new LabProject("config:\n  privatelinklab:scenario: private-subnet\n");
        project.Write(
            "Pulumi.other.yaml",
            "config:\n  aws:region: eu-west-1\n  privatelinklab:scenario: session-manager\n"
        );

        Assert.StartsWith(
            "session-manager in eu-west-1 (stack other,",
            await project.SucceedAsync("up", "--stack", "other"),
            StringComparison.Ordinal
        );

        Assert.True(File.Exists(project.PathOf(".lab/other.json")));
        Assert.False(File.Exists(project.StatePath));
    }

    [Fact]
    public async Task Up_Json_IsOneDocumentWithOutputs()
    {
        using var project = new LabProject();

        using var json = JsonDocument.Parse(await project.SucceedAsync("up", "sqs-endpoint", "--json"));
        var root = json.RootElement;

        Assert.Equal("sqs-endpoint", root.GetProperty("scenario").GetString());
        Assert.Equal(
            root.GetProperty("summary").GetProperty("create").GetInt32(),
            root.GetProperty("changes").GetArrayLength()
        );
        Assert.Equal(
            "https://sqs.us-east-1.amazonaws.com/123456789012/FilaTeste",
            root.GetProperty("outputs").GetProperty("sqsQueueUrl").GetString()
        );
    }
}
