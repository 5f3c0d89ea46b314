using PrivateLinkLab.Components.Compute;
using PrivateLinkLab.Components.Databases;
using PrivateLinkLab.Components.Network;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Components.Tests;

/// <summary>What the components leave out or stop while it is not needed.</summary>
public class ParkingTests
{
    // Without the resource, an instance that was stopped would stay so.
    [Theory]
    [InlineData(true, "stopped")]
    [InlineData(false, "running")]
    public async Task Hosts_StoppedOrNot_AlwaysHaveAState(bool stopped, string state)
    {
        var graph = await ComponentGraph.OfAsync(() =>
        {
            var network = OpenVpc.New().Network;
            var egress = OpenVpc.Egress(network, NatGatewayPlacement.None);
            var endpoints = new InterfaceEndpointSet(
                "endpoints",
                new() { Network = network, Services = ["ssm", "ssmmessages"] }
            );
            _ = new BastionHost("Bastion", new() { PublicEgress = egress, Stopped = stopped });
            _ = new PrivateInstance("AppServer", new() { Network = network, Stopped = stopped });
            _ = new JumpServer(
                "JumpServer",
                new()
                {
                    Network = network,
                    Endpoints = endpoints,
                    Stopped = stopped,
                }
            );
        });

        foreach (var name in new[] { "Bastion", "AppServer", "JumpServer-host" })
        {
            var node = graph.Get(Types.InstanceState, $"{name}-state");
            Assert.Equal(
                (graph.Get(Types.Instance, $"{name}-instance").Id, state),
                (node.Inputs.GetText("instanceId"), node.Inputs.GetText("state"))
            );
            Assert.Equal(name, node.Parent!.Name);
        }
    }

    // Stopped, the host has lost its address, and the provider would replace it.
    [Fact]
    public async Task BastionHost_WhoseAddressIsLost_IsNotReplaced()
    {
        var graph = await ComponentGraph.OfAsync(() => _ = new OpenComposition());

        Assert.Equal(["ami", "associatePublicIpAddress"], graph.Get(Types.Instance, "Bastion-instance").IgnoreChanges);
    }

    [Fact]
    public async Task InterfaceEndpointSet_Parked_KeepsTheSecurityGroupAndItsRules()
    {
        var graph = await ComponentGraph.OfAsync(() =>
        {
            var network = Composition.NewVpc().Network;
            var endpoints = new InterfaceEndpointSet(
                "endpoints",
                new()
                {
                    Network = network,
                    Services = ["ssm", "ssmmessages"],
                    ExistingEndpoints = new() { ["sqs"] = "vpce-0123456789abcdef0" },
                    Parked = true,
                }
            );
            Assert.True(endpoints.Has("ssm"));
            Assert.False(endpoints.Has("kms"));
            _ = endpoints.EndpointId("sqs");
            _ = new PrivateInstance(
                "AppServer",
                new()
                {
                    Network = network,
                    Endpoints = endpoints,
                    Stopped = true,
                }
            );
        });

        Assert.Empty(graph.OfType(Types.VpcEndpoint));
        Assert.Equal("AppServer-into-endpoints", graph.Only(Types.IngressRule).Name);
        Assert.Equal(
            graph.Get(Types.SecurityGroup, "endpoints-security-group").Id,
            graph.Only(Types.IngressRule).Inputs.GetText("securityGroupId")
        );
        Assert.Equal("AppServer-to-endpoints", graph.Only(Types.EgressRule).Name);
        Assert.Equal(
            ["sqs"],
            graph
                .Get(ComponentTypes.InterfaceEndpointSet, "endpoints")
                .Outputs.GetMap("endpointIds")
                .Select(entry => entry.Key)
        );
    }

    [Fact]
    public async Task InterfaceEndpointSet_ParkedEndpointsId_IsNotThere()
    {
        ArgumentException? refusal = null;
        await ComponentGraph.OfAsync(() =>
        {
            var endpoints = new InterfaceEndpointSet(
                "endpoints",
                new()
                {
                    Network = Composition.NewVpc().Network,
                    Services = ["sqs"],
                    Parked = true,
                }
            );
            refusal = Assert.Throws<ArgumentException>(() => endpoints.EndpointId("sqs"));
        });

        Assert.StartsWith(
            "InterfaceEndpointSet 'endpoints' is parked: there is no endpoint for 'sqs' until Parked is false.",
            refusal!.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task PublicEgress_Parked_KeepsTheInternetGatewayAndThePublicSubnets()
    {
        var graph = await ComponentGraph.OfAsync(() =>
        {
            var network = OpenVpc.New().Network;
            var egress = new PublicEgress(
                "egress",
                new()
                {
                    Network = network,
                    Subnets = [OpenVpc.Subnet("public", "10.0.101.0/24", "us-east-1a")],
                    Parked = true,
                }
            );
            Assert.True(egress.HasNat);
            _ = new PrivateInstance(
                "AppServer",
                new()
                {
                    Network = network,
                    PublicEgress = egress,
                    Stopped = true,
                }
            );
        });

        Assert.Empty(graph.OfType(Types.NatGateway));
        Assert.Empty(graph.OfType(Types.Eip));
        Assert.Equal("egress-public-to-internet", graph.Only(Types.Route).Name);
        Assert.NotNull(graph.Only(Types.InternetGateway));
        Assert.Equal("AppServer-to-internet", graph.Only(Types.EgressRule).Name);
        Assert.Empty(graph.Get(ComponentTypes.PublicEgress, "egress").Outputs.GetTexts("natAddresses"));
    }

    [Fact]
    public async Task RdsMySql_Stopped_HasAStateThatStopsIt()
    {
        var graph = await DatabaseAsync(stopped: true);

        var state = graph.Only(Types.DatabaseState);
        Assert.Equal("myDB-state", state.Name);
        Assert.Equal(("mydb", "stopped"), (state.Inputs.GetText("identifier"), state.Inputs.GetText("state")));
        Assert.Contains(graph.Only(Types.Database).Urn, state.Dependencies);
    }

    // The provider cannot start a database: a state "available" would fail the deployment.
    [Fact]
    public async Task RdsMySql_Running_HasNoState() =>
        Assert.Empty((await DatabaseAsync(stopped: false)).OfType(Types.DatabaseState));

    [Theory]
    [InlineData("available", "")]
    [InlineData(
        "stopped",
        "the database is stopped, and a deployment does not start it. Start it with `aws rds start-db-instance "
            + "--db-instance-identifier mydb`; until then, Stopped fails as well."
    )]
    public async Task RdsMySql_StoppedByAnother_IsWarnedOf(string status, string warnings)
    {
        var running = await DatabaseAsync(stopped: false);
        var before = ResourceGraph.Create(
            running.Project,
            running.Stack,
            running.Resources.Select(node =>
                node.Type == Types.Database
                    ? node with
                    {
                        Outputs = node.Outputs.Without("status").With("status", status),
                    }
                    : node
            )
        );
        string? said = null;

        _ = await ComponentGraph.OfAsync(
            () =>
                new RdsMySql("myDB", new() { Network = Composition.NewVpc().Network }).Warnings.Apply(known =>
                    said = string.Join(' ', known)
                ),
            before
        );

        Assert.Equal(warnings, said);
    }

    [Fact]
    public async Task RdsMySql_Snapshotted_HasARetainedSnapshotOfTheDatabaseInstead()
    {
        var parked = await SnapshottedAsync(await LabDatabaseAsync());

        Assert.Empty(parked.OfType(Types.Database));
        Assert.Empty(parked.OfType(Types.DatabaseState));
        var snapshot = parked.Only(Types.DatabaseSnapshot);
        Assert.Equal(("myDB-snapshot", "myDB"), (snapshot.Name, snapshot.Parent!.Name));
        Assert.Equal("mydb", snapshot.Inputs.GetText("dbInstanceIdentifier"));
        Assert.Matches("^mydb-parked-[0-9a-f]{8}$", snapshot.Inputs.GetText("dbSnapshotIdentifier"));
        Assert.True(snapshot.RetainOnDelete);
        var component = parked.Get(ComponentTypes.RdsMySql, "myDB").Outputs;
        Assert.Equal(["securityGroupId", "snapshotIdentifier"], component.Keys);
        Assert.Equal(snapshot.Id, component.GetText("snapshotIdentifier"));
    }

    // In the program the database is gone, so that nothing says that the snapshot comes before its deletion but Pulumi
    // itself.
    [Fact]
    public async Task RdsMySql_Snapshotted_KeepsAllElseAndDependsOnNoDatabase()
    {
        var running = await LabDatabaseAsync();
        var parked = await SnapshottedAsync(running);

        string[] others =
        [
            "aws:rds/subnetGroup:SubnetGroup",
            Types.ParameterGroup,
            Types.SecurityGroup,
            Types.IngressRule,
            Types.EgressRule,
        ];
        Assert.All(others, type => Assert.Equal(running.OfType(type), parked.OfType(type)));
        Assert.Equal(
            ["myDB-snapshot-suffix"],
            parked.Only(Types.DatabaseSnapshot).Dependencies.Select(urn => urn.Name)
        );
    }

    [Fact]
    public async Task RdsMySql_SnapshottedAgain_HasAnotherSnapshot()
    {
        var first = (await SnapshottedAsync(await LabDatabaseAsync())).Only(Types.DatabaseSnapshot).Id!;
        var restored = await ComponentGraph.OfAsync(() => _ = NewDatabase(from: first), null, first);

        var second = (await SnapshottedAsync(restored, first)).Only(Types.DatabaseSnapshot).Id;

        Assert.NotEqual(first, second);
    }

    [Fact]
    public async Task RdsMySql_FromASnapshot_IsTheSameButForIt()
    {
        var running = (await LabDatabaseAsync()).Only(Types.Database);
        var restored = (await ComponentGraph.OfAsync(() => _ = NewDatabase(from: "kept"), null, "kept")).Only(
            Types.Database
        );

        Assert.Equal("kept", restored.Inputs.GetText("snapshotIdentifier"));
        Assert.Equal(
            MapValue.Create(running.Inputs.Where(input => input.Key != "engineVersion")),
            MapValue.Create(restored.Inputs.Where(input => input.Key != "snapshotIdentifier"))
        );
        // The minor version that RDS prefers may be older than the snapshot's.
        Assert.False(restored.Inputs.ContainsKey("engineVersion"));
        Assert.NotEqual(running.Id, restored.Id);
    }

    // The snapshot's name comes with going back and goes whenever somebody tidies up.
    [Theory]
    [InlineData(null, "kept")]
    [InlineData("kept", null)]
    [InlineData("kept", "other")]
    public async Task RdsMySql_SnapshotIdentifierThatChanges_LeavesARunningDatabaseAlone(string? before, string? after)
    {
        string[] snapshots = ["kept", "other"];
        var first = await ComponentGraph.OfAsync(() => _ = NewDatabase(from: before), null, snapshots);

        var second = await ComponentGraph.OfAsync(() => _ = NewDatabase(from: after), first, snapshots);

        Assert.Equal(first, second);
        Assert.Equal(["snapshotIdentifier", "engineVersion"], second.Only(Types.Database).IgnoreChanges);
    }

    // The snapshot has the password that was generated, and going back sets it once more.
    [Fact]
    public async Task RdsMySql_SnapshottedWithAGeneratedPassword_KeepsIt()
    {
        var credentials = DatabaseCredentials.Generated("admin");
        var running = await ComponentGraph.OfAsync(() => _ = NewDatabase(credentials: credentials));
        var parked = await ComponentGraph.OfAsync(
            () => _ = NewDatabase(snapshotted: true, credentials: credentials),
            running
        );

        Assert.Equal(running.Only(Types.RandomPassword), parked.Only(Types.RandomPassword));
    }

    private static Task<ResourceGraph> LabDatabaseAsync() => ComponentGraph.OfAsync(() => _ = NewDatabase());

    private static Task<ResourceGraph> SnapshottedAsync(ResourceGraph before, params string[] snapshots) =>
        ComponentGraph.OfAsync(() => _ = NewDatabase(snapshotted: true), before, snapshots);

    private static RdsMySql NewDatabase(
        bool snapshotted = false,
        string? from = null,
        DatabaseCredentials? credentials = null
    )
    {
        var network = Composition.NewVpc().Network;
        return new(
            "myDB",
            new()
            {
                Network = network,
                Credentials = credentials ?? DatabaseCredentials.Managed("admin"),
                Clients = new()
                {
                    ["client"] = new PrivateInstance("client", new() { Network = network }).SecurityGroupId,
                },
                Deletion = DatabaseDeletion.Lab,
                Snapshotted = snapshotted,
                SnapshotIdentifier = from,
            }
        );
    }

    private static Task<ResourceGraph> DatabaseAsync(bool stopped) =>
        ComponentGraph.OfAsync(() =>
            _ = new RdsMySql("myDB", new() { Network = Composition.NewVpc().Network, Stopped = stopped })
        );
}
