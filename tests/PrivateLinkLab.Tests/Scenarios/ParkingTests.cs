using PrivateLinkLab.Graph;
using PrivateLinkLab.Graph.Diffs;
using PrivateLinkLab.Graph.Isolation;
using PrivateLinkLab.Scenarios;

namespace PrivateLinkLab.Tests.Scenarios;

public class ParkingTests
{
    private const string InstanceType = "aws:ec2/instance:Instance";
    private const string InstanceStateType = "aws:ec2transitgateway/instanceState:InstanceState";
    private const string DatabaseType = "aws:rds/instance:Instance";
    private const string DatabaseStateType = "aws:rds/instanceDesiredState:InstanceDesiredState";
    private const string SnapshotType = "aws:rds/snapshot:Snapshot";
    private const string SuffixType = "random:index/randomId:RandomId";
    private const string EndpointType = "aws:ec2/vpcEndpoint:VpcEndpoint";

    // What costs by the hour and is not stopped.
    private static readonly string[] Hourly =
    [
        "aws:ec2/eip:Eip",
        "aws:ec2/natGateway:NatGateway",
        "aws:lb/loadBalancer:LoadBalancer",
        "aws:ec2/vpcEndpointService:VpcEndpointService",
    ];

    // What goes with them, and is made again.
    private static readonly string[] Parked =
    [
        .. Hourly,
        EndpointType,
        "aws:ec2/route:Route",
        "aws:lb/targetGroup:TargetGroup",
        "aws:lb/listener:Listener",
        "aws:lb/targetGroupAttachment:TargetGroupAttachment",
        "aws:ec2/vpcEndpointServiceAllowedPrinciple:VpcEndpointServiceAllowedPrinciple",
        "aws:ec2/vpcEndpointConnectionAccepter:VpcEndpointConnectionAccepter",
    ];

    public static TheoryData<string> Scenarios => [.. ScenarioCatalog.All.Select(scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Parked_Scenario_HasNothingThatCostsByTheHourButStorage(string scenario)
    {
        var parked = await ScenarioGraph.OfAsync(("scenario", scenario), ("parked", "true"));

        Assert.DoesNotContain(parked.Resources, node => Hourly.Contains(node.Type));
        Assert.DoesNotContain(parked.OfType(EndpointType), endpoint =>
            endpoint.Inputs.GetText("vpcEndpointType") == "Interface"
        );
        Assert.All(parked.OfType(InstanceType), instance => Assert.Equal("stopped", StateOf(parked, instance)));
        Assert.Equal(
            parked.OfType(DatabaseType).Select(database => (database.Inputs.GetText("identifier"), (string?)"stopped")),
            parked
                .OfType(DatabaseStateType)
                .Select(state => (state.Inputs.GetText("identifier"), state.Inputs.GetText("state")))
        );
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Parked_Scenario_KeepsAndChangesNothingElse(string scenario)
    {
        var running = await ScenarioGraph.OfAsync(("scenario", scenario));
        var parked = await ScenarioGraph.OfAsync(("scenario", scenario), ("parked", "true"));

        var changes = GraphDiff.Compare(running, parked).Changes;
        Assert.DoesNotContain(changes, change => change.Kind == ChangeKind.Replace);
        Assert.All(changes.Where(change => change.Kind == ChangeKind.Create), change =>
            Assert.Equal(DatabaseStateType, change.New!.Type)
        );
        Assert.All(changes.Where(change => change.Kind == ChangeKind.Update && change.New!.Custom), change =>
            Assert.Equal(InstanceStateType, change.New!.Type)
        );
        Assert.All(
            changes.Where(change =>
                change.Kind == ChangeKind.Delete && change.Old!.Custom && !IsOfTheService(running, change.Old!)
            ),
            change => Assert.Contains(change.Old!.Type, Parked)
        );
        Assert.All(parked.Resources.Where(node => running.Find(node.Urn) is not null), node =>
            Assert.Equal(running.Find(node.Urn)!.Id, node.Id)
        );
        Assert.Empty(IsolationCheck.FindWaysOut(parked));
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Parked_SetBackToFalse_GivesTheSameGraph(string scenario)
    {
        var running = await ScenarioGraph.OfAsync(("scenario", scenario));
        var parked = await ScenarioGraph.OfAsync(("scenario", scenario), ("parked", "true"));
        var back = await ScenarioGraph.OfAsync(("scenario", scenario), ("parked", "false"));

        Assert.Equal(running, back);
        Assert.NotEqual(running, parked);
        Assert.All(back.OfType(InstanceType), instance => Assert.Equal("running", StateOf(back, instance)));
        var changes = GraphDiff.Compare(parked, back).Changes;
        Assert.DoesNotContain(changes, change => change.Kind == ChangeKind.Replace);
        Assert.All(changes.Where(change => change.Kind == ChangeKind.Delete), change =>
            Assert.Equal(DatabaseStateType, change.Old!.Type)
        );
    }

    [Theory]
    [InlineData(
        "port-forwarding",
        "databaseStartCommand databaseStopped databasePasswordCommand jumpServerInstanceId operatorPolicyArn "
            + "rdsEndpoint sqsQueueUrl vpcId"
    )]
    [InlineData("sqs-endpoint", "appServerInstanceId sqsQueueUrl vpcId")]
    [InlineData("session-manager", "appServerInstanceId vpcId")]
    [InlineData("private-subnet", "appServerInstanceId vpcId")]
    [InlineData("public-endpoint", "appServerInstanceId sqsQueueUrl vpcId")]
    [InlineData("gateway-endpoint", "bastionInstanceId bucketName privateInstanceId privateInstanceIp vpcId")]
    [InlineData("endpoint-service", "consumerVpcId httpProviderInstanceId providerVpcId testConsumerInstanceId")]
    public async Task Parked_Outputs_AreThoseOfWhatIsThere(string scenario, string outputs)
    {
        var parked = await ScenarioGraph.OfAsync(("scenario", scenario), ("parked", "true"));

        Assert.Equal(
            outputs.Split(' ').Order(StringComparer.Ordinal),
            parked.Outputs.Select(output => output.Key).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Parked_PortForwarding_TellsHowTheDatabaseStartsAgain()
    {
        var parked = await ScenarioGraph.OfAsync(("parked", "true"));

        Assert.Equal(
            "aws rds start-db-instance --db-instance-identifier mydb",
            parked.Outputs.GetText("databaseStartCommand")
        );
        Assert.Contains("after seven days", parked.Outputs.GetText("databaseStopped"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ParkedAsASnapshot_PortForwarding_ReplacesTheDatabaseByItsSnapshotOnly()
    {
        var running = await ScenarioGraph.OfAsync();
        var stopped = await ScenarioGraph.OfAsync(("parked", "true"));
        var parked = await SnapshottedAsync(running);

        var created = GraphDiff
            .Compare(running, parked)
            .Changes.Where(change => change.Kind == ChangeKind.Create && !IsProvider(change));
        Assert.Equal([SuffixType, SnapshotType], created.Select(change => change.New!.Type));
        var changes = GraphDiff
            .Compare(stopped, parked)
            .Changes.Where(change => change.Kind != ChangeKind.Same && !IsProvider(change));
        Assert.Equal(
            [SuffixType, SnapshotType, DatabaseStateType, DatabaseType],
            changes.Select(change => change.Urn.Type)
        );
        Assert.Empty(IsolationCheck.FindWaysOut(parked));
    }

    [Fact]
    public async Task ParkedAsASnapshot_Outputs_SayHowToGoBackAndHowToDeleteTheSnapshot()
    {
        var parked = await SnapshottedAsync(await ScenarioGraph.OfAsync());

        Assert.Equal(
            [
                "databaseRestoreCommand",
                "databaseSnapshotDeleteCommand",
                "databaseSnapshotted",
                "jumpServerInstanceId",
                "operatorPolicyArn",
                "sqsQueueUrl",
                "vpcId",
            ],
            parked.Outputs.Keys
        );
        var name = parked.OfType(SnapshotType).Single().Id;
        Assert.Equal($"pulumi config set databaseSnapshot {name}", parked.Outputs.GetText("databaseRestoreCommand"));
        Assert.Equal(
            $"aws rds delete-db-snapshot --db-snapshot-identifier {name}",
            parked.Outputs.GetText("databaseSnapshotDeleteCommand")
        );
        Assert.Contains("until it is deleted", parked.Outputs.GetText("databaseSnapshotted"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("databaseCredentials=managed", false)]
    [InlineData("databaseCredentials=generated", true)]
    [InlineData("databaseCredentials=given;databasePassword=hunter2hunter2", true)]
    public async Task ParkedAsASnapshot_PasswordThatTheStateHas_IsStillAnOutput(string settings, bool isThere)
    {
        (string, string)[] given =
        [
            .. settings.Split(';').Select(setting => (setting.Split('=')[0], setting.Split('=')[1])),
        ];

        var parked = await SnapshottedAsync(await ScenarioGraph.OfAsync(given), given);

        Assert.Equal(isThere, parked.Outputs.ContainsKey("databasePassword"));
        Assert.False(parked.Outputs.ContainsKey("databasePasswordCommand"));
    }

    [Theory]
    [InlineData("databaseCredentials=managed")]
    [InlineData("databaseCredentials=generated;addressFamily=dualstack;databaseMultiAz=true")]
    public async Task ParkedAsASnapshot_SetBackWithIt_GivesTheSameGraphButForTheRestoredDatabase(string settings)
    {
        (string, string)[] given =
        [
            .. settings.Split(';').Select(setting => (setting.Split('=')[0], setting.Split('=')[1])),
        ];
        var running = await ScenarioGraph.OfAsync(given);
        var parked = await SnapshottedAsync(running, given);
        var name = parked.OfType(SnapshotType).Single().Id!;

        var back = await ScenarioGraph.OverAsync(parked, [], [.. given, ("databaseSnapshot", name)]);

        Assert.Equal(running.Resources.Select(node => node.Urn), back.Resources.Select(node => node.Urn));
        var changed = running.Resources.Where(node =>
            node.Type != ResourceUrn.StackType && node.Custom && node != back.Find(node.Urn)
        );
        Assert.Equal(DatabaseType, Assert.Single(changed).Type);
        var restored = back.OfType(DatabaseType).Single().Inputs;
        Assert.Equal(name, restored.GetText("snapshotIdentifier"));
        // It has the version of its snapshot, which may be newer than what RDS makes of the major one.
        Assert.False(restored.ContainsKey("engineVersion"));
        Assert.Equal(
            MapValue.Create(running.OfType(DatabaseType).Single().Inputs.Where(input => input.Key != "engineVersion")),
            MapValue.Create(restored.Where(input => input.Key != "snapshotIdentifier"))
        );
        Assert.DoesNotContain(GraphDiff.Compare(parked, back).Changes, step => step.Kind == ChangeKind.Replace);
    }

    // Pulumi does not know that the database has come back: what is typed once may stay or go.
    [Fact]
    public async Task ParkedAsASnapshot_SettingRemovedLater_ChangesNothing()
    {
        var parked = await SnapshottedAsync(await ScenarioGraph.OfAsync());
        var name = parked.OfType(SnapshotType).Single().Id!;
        var back = await ScenarioGraph.OverAsync(parked, [], ("databaseSnapshot", name));

        Assert.Equal(back, await ScenarioGraph.OverAsync(back, [name], ("databaseSnapshot", name)));
        Assert.Equal(back, await ScenarioGraph.OverAsync(back, [name]));
    }

    [Fact]
    public async Task ParkedDatabase_OtherScenario_IsParkedAsEver()
    {
        (string, string)[] settings = [("scenario", "sqs-endpoint"), ("parked", "true")];

        Assert.Equal(
            await ScenarioGraph.OfAsync(settings),
            await ScenarioGraph.OfAsync([
                .. settings,
                ("parkedDatabase", "snapshotted"),
                ("databaseDeletion", "protected"),
            ])
        );
    }

    [Theory]
    [InlineData("parked", false)]
    [InlineData("running", true)]
    public void ParkedDatabase_Protected_IsRefusedWhileParked(string state, bool isAccepted)
    {
        var settings = new Dictionary<string, string>
        {
            ["aws:region"] = "us-east-1",
            ["parked"] = state == "parked" ? "true" : "false",
            ["parkedDatabase"] = "snapshotted",
            ["databaseDeletion"] = "protected",
        };

        var refusal = Record.Exception(() => ScenarioCatalog.Read(settings));

        Assert.Equal(
            isAccepted
                ? null
                : "privatelinklab:parkedDatabase is snapshotted, and databaseDeletion is protected. Deploy "
                    + "databaseDeletion lab before parking: the protection would keep the database beside its "
                    + "snapshot.",
            refusal?.Message
        );
    }

    [Fact]
    public async Task Parked_QueueOnlyThroughEndpoint_StaysClosed()
    {
        var parked = await ScenarioGraph.OfAsync(("queueOnlyThroughEndpoint", "true"), ("parked", "true"));

        var policy = parked.Find("aws:sqs/queuePolicy:QueuePolicy", "FilaTeste-queue-policy")!.Inputs.GetText("policy");
        Assert.Contains("\"aws:SourceVpce\":\"vpce-00000000000000000\"", policy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("natGateways=perZone;availabilityZones=us-east-1a,us-east-1b", "public-endpoint")]
    [InlineData("bastionAccess=ssh;bastionSshCidr=203.0.113.7/32;bastionKeyName=mykey", "gateway-endpoint")]
    [InlineData(
        "addressFamily=dualstack;endpointZones=2;databaseMultiAz=true;databaseDeletion=protected",
        "port-forwarding"
    )]
    [InlineData(
        "serviceNotifications=true;consumerRegion=eu-west-1;acceptEndpointConnections=false",
        "endpoint-service"
    )]
    public async Task Parked_OtherSettings_ParkAndComeBack(string settings, string scenario)
    {
        (string, string)[] given =
        [
            ("scenario", scenario),
            .. settings.Split(';').Select(setting => (setting.Split('=')[0], setting.Split('=')[1])),
        ];

        var running = await ScenarioGraph.OfAsync(given);
        var parked = await ScenarioGraph.OfAsync([.. given, ("parked", "true")]);

        Assert.DoesNotContain(parked.Resources, node => Hourly.Contains(node.Type));
        Assert.DoesNotContain(GraphDiff.Compare(running, parked).Changes, change => change.Kind == ChangeKind.Replace);
    }

    private static Task<ResourceGraph> SnapshottedAsync(ResourceGraph running, params (string, string)[] settings) =>
        ScenarioGraph.OverAsync(running, [], [.. settings, ("parked", "true"), ("parkedDatabase", "snapshotted")]);

    // The random package's default provider comes with the first of its resources.
    private static bool IsProvider(ResourceChange change) =>
        change.Urn.Type.StartsWith("pulumi:providers:", StringComparison.Ordinal);

    // The load balancer's security group, its rules and its topic go with the service.
    private static bool IsOfTheService(ResourceGraph graph, ResourceNode node) =>
        graph.Find(node.Parent!)!.Type.StartsWith("privatelinklab:privatelink:", StringComparison.Ordinal);

    private static string? StateOf(ResourceGraph graph, ResourceNode instance) =>
        Assert
            .Single(graph.OfType(InstanceStateType), state => state.Inputs.GetText("instanceId") == instance.Id)
            .Inputs.GetText("state");
}
