using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Components.Network;
using PrivateLinkLab.Testing;

namespace PrivateLinkLab.Components.Tests.Network;

/// <summary>Endpoints that several VPCs share, and the names that lead to them.</summary>
public class EndpointHubTests
{
    private const string Sqs = "sqs.us-east-1.amazonaws.com:443";

    [Fact]
    public async Task EndpointHub_Paths_LeadFromTheSpokesToTheEndpointsAlone()
    {
        var aws = await SimulatedAws.RunAsync(() =>
        {
            _ = new HubAndSpokes();
        });

        aws.Reaches("worker-one-instance", Sqs);
        aws.Reaches("worker-two-instance", Sqs);
        aws.Reaches("worker-one-instance", "sqs.us-east-1.api.aws:443");
        aws.Reaches("worker-one-instance", "123456789012.dkr.ecr.us-east-1.amazonaws.com:443");
        aws.Reaches("worker-one-instance", "bucket.s3.us-east-1.amazonaws.com:443");
        aws.DoesNotReach("neighbour-instance", Sqs);
        aws.DoesNotReach("neighbour-instance", "worker-two-instance:443");
        Assert.Empty(aws.NotSimulated);
    }

    [Fact]
    public async Task EndpointHub_Zones_LeadTheServicesNamesToTheEndpointsInEveryVpc()
    {
        var graph = await ComponentGraph.OfAsync(() => _ = new HubAndSpokes());

        Assert.Equal(
            [
                "dkr.ecr.us-east-1.amazonaws.com",
                "s3-accesspoint.us-east-1.amazonaws.com",
                "s3-control.us-east-1.amazonaws.com",
                "s3.us-east-1.amazonaws.com",
                "sqs.us-east-1.amazonaws.com",
                "sqs.us-east-1.api.aws",
            ],
            graph
                .OfType(AwsTypes.HostedZone)
                .Select(zone => zone.Inputs.GetText("name")!)
                .Where(name => !name.Contains("dkr-ecr", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
        );
        foreach (var zone in graph.OfType(AwsTypes.HostedZone))
        {
            Assert.Equal(
                [graph.Get(Types.Vpc, "one-vpc").Id, graph.Get(Types.Vpc, "two-vpc").Id],
                graph
                    .OfType(AwsTypes.HostedZoneAssociation)
                    .Where(association => association.Inputs.GetText("zoneId") == zone.Id)
                    .Select(association => association.Inputs.GetText("vpcId"))
            );
        }

        Assert.Equal(
            ["*.s3.us-east-1.amazonaws.com", "s3.us-east-1.amazonaws.com"],
            graph
                .OfType(AwsTypes.DnsRecord)
                .Select(record => record.Inputs.GetText("name")!)
                .Where(name => name.EndsWith("s3.us-east-1.amazonaws.com", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
        );
        Assert.All(graph.OfType(AwsTypes.DnsRecord), record =>
            Assert.DoesNotContain(
                "*",
                Assert.Single(record.Inputs.GetList("aliases")).At("name").AsTextOrFail(),
                StringComparison.Ordinal
            )
        );
        Assert.All(graph.OfType(Types.VpcEndpoint), endpoint =>
            Assert.False(endpoint.Inputs.GetBool("privateDnsEnabled"))
        );
        Assert.Equal(
            ["10.1.0.0/16", "10.2.0.0/16"],
            graph
                .OfType(Types.IngressRule)
                .Where(rule => rule.Name.StartsWith("shared-", StringComparison.Ordinal))
                .Select(rule => rule.Inputs.GetText("cidrIpv4"))
        );
    }

    [Fact]
    public async Task EndpointHub_Parked_KeepsTheZonesWithoutRecords()
    {
        var graph = await ComponentGraph.OfAsync(() => _ = new HubAndSpokes(parked: true));

        Assert.Empty(graph.OfType(Types.VpcEndpoint));
        Assert.Empty(graph.OfType(AwsTypes.DnsRecord));
        Assert.NotEmpty(graph.OfType(AwsTypes.HostedZone));
    }

    [Fact]
    public async Task EndpointHub_ServiceThatIsNotKnown_IsNamedByTheProgram()
    {
        var graph = await ComponentGraph.OfAsync(() =>
        {
            var (hub, spoke) = (HubAndSpokes.NewVpc("hub", 0), HubAndSpokes.NewVpc("one", 1));
            _ = new EndpointHub(
                "shared",
                new EndpointHubArgs
                {
                    Network = hub.Network,
                    Services = ["sqs"],
                    Spokes = new() { ["one"] = spoke.Network },
                    DnsNames = new() { ["sqs"] = ["queues.example.com", "*.queues.example.com"] },
                }
            );
        });

        Assert.Equal("queues.example.com", graph.Only(AwsTypes.HostedZone).Inputs.GetText("name"));
        Assert.Equal(
            ["*.queues.example.com", "queues.example.com"],
            graph
                .OfType(AwsTypes.DnsRecord)
                .Select(record => record.Inputs.GetText("name")!)
                .Order(StringComparer.Ordinal)
        );
    }

    public static TheoryData<string, Func<VpcNetwork, EndpointHubArgs>> Refused =>
        new()
        {
            {
                "Services has no service. Give at least one.",
                hub =>
                    new()
                    {
                        Network = hub,
                        Services = [],
                        Spokes = new() { ["one"] = ExistingVpc.Network() },
                    }
            },
            {
                "Spokes is empty. Nobody shares the endpoints: name a VPC, or use an InterfaceEndpointSet.",
                hub =>
                    new()
                    {
                        Network = hub,
                        Services = ["sqs"],
                        Spokes = [],
                    }
            },
            {
                "Spokes['one'] lacks enableDnsSupport or enableDnsHostnames. Private hosted zones need both: "
                    + "turn them on.",
                hub =>
                    new()
                    {
                        Network = hub,
                        Services = ["sqs"],
                        Spokes = new() { ["one"] = ExistingVpc.Network(supportsPrivateDns: false) },
                    }
            },
            {
                "Spokes['one'] is null. Give a value, or leave it out where it has a default.",
                hub =>
                    new()
                    {
                        Network = hub,
                        Services = ["sqs"],
                        Spokes = new() { ["one"] = null! },
                    }
            },
            {
                "DnsNames has none for 'elastic-inference.runtime', whose public name is not known here. Give "
                    + "the names "
                    + "that its clients use.",
                hub =>
                    new()
                    {
                        Network = hub,
                        Services = ["elastic-inference.runtime"],
                        Spokes = new() { ["one"] = ExistingVpc.Network() },
                    }
            },
            {
                "DnsNames['sqs'] is not a name. Give domain names, such as sqs.us-east-1.amazonaws.com or "
                    + "*.s3.us-east-1.amazonaws.com.",
                hub =>
                    new()
                    {
                        Network = hub,
                        Services = ["sqs"],
                        Spokes = new() { ["one"] = ExistingVpc.Network() },
                        DnsNames = new() { ["sqs"] = ["not a name"] },
                    }
            },
            {
                "DnsNames names 'ssm', of which there is no endpoint. Name one of sqs.",
                hub =>
                    new()
                    {
                        Network = hub,
                        Services = ["sqs"],
                        Spokes = new() { ["one"] = ExistingVpc.Network() },
                        DnsNames = new() { ["ssm"] = ["ssm.us-east-1.amazonaws.com"] },
                    }
            },
            {
                "ClientCidrBlocks has the name 'one', which is a spoke's. Choose another name.",
                hub =>
                    new()
                    {
                        Network = hub,
                        Services = ["sqs"],
                        Spokes = new() { ["one"] = ExistingVpc.Network() },
                        ClientCidrBlocks = new() { ["one"] = "10.9.0.0/16" },
                    }
            },
        };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task EndpointHub_ArgumentThatIsNotValid_IsRefused(
        string problem,
        Func<VpcNetwork, EndpointHubArgs> args
    ) =>
        Assert.Equal(
            $"EndpointHub 'shared': {problem}",
            await Refusal.OfAsync(() => _ = new EndpointHub("shared", args(ExistingVpc.Network())))
        );

    [Fact]
    public async Task PrivateZones_EndpointsWithPrivateDns_AreRefused() =>
        Assert.StartsWith(
            "PrivateZones 'zones': Endpoints is InterfaceEndpointSet 'endpoints', which has private DNS of its "
                + "own. Set "
                + "its PrivateDnsEnabled to false: a VPC has one of the two for a name.",
            await Refusal.AfterAsync(
                () => { },
                () =>
                {
                    var network = ExistingVpc.Network();
                    _ = new PrivateZones(
                        "zones",
                        new PrivateZonesArgs
                        {
                            Network = network,
                            Endpoints = new InterfaceEndpointSet(
                                "endpoints",
                                new InterfaceEndpointSetArgs { Network = network, Services = ["sqs"] }
                            ),
                        }
                    );
                }
            ),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task PrivateZones_SpokeWithAnEndpointOfItsOwn_IsRefusedNamingBoth()
    {
        VpcNetwork? spoke = null;
        Assert.Equal(
            "PrivateZones 'shared-zones': Endpoints has 'sqs', whose private DNS name InterfaceEndpointSet "
                + "'own' claims "
                + "in the VPC of spoke 'one' already. Leave that out: its clients use the shared endpoint.",
            await Refusal.AfterAsync(
                () =>
                {
                    spoke = HubAndSpokes.NewVpc("one", 1).Network;
                    _ = new InterfaceEndpointSet(
                        "own",
                        new InterfaceEndpointSetArgs { Network = spoke, Services = ["sqs"] }
                    );
                },
                () =>
                    _ = new EndpointHub(
                        "shared",
                        new EndpointHubArgs
                        {
                            Network = ExistingVpc.Network(),
                            Services = ["sqs"],
                            Spokes = new() { ["one"] = spoke! },
                        }
                    )
            )
        );
    }
}
