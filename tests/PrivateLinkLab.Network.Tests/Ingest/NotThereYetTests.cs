using PrivateLinkLab.Graph;
using PrivateLinkLab.Network.Ingest;

namespace PrivateLinkLab.Network.Tests.Ingest;

/// <summary>What rules refer to before it has an id, which only the graph's dependencies tell.</summary>
public class NotThereYetTests
{
    private static readonly ResourceUrn Group = Urn("aws:ec2/securityGroup:SecurityGroup", "group");
    private static readonly ResourceUrn Client = Urn("aws:ec2/securityGroup:SecurityGroup", "client");
    private static readonly ResourceUrn Other = Urn("aws:ec2/securityGroup:SecurityGroup", "other");
    private static readonly ResourceUrn Endpoint = Urn("aws:ec2/vpcEndpoint:VpcEndpoint", "s3");

    [Fact]
    public void InlineRule_OneGroup_IsTheOneThatTheListComesFrom() =>
        Assert.Equal([new RulePeer.Group(Client.ToString())], PeersOf([Client]));

    [Fact]
    public void InlineRule_OneOfTwoGroups_IsNotKnown() =>
        Assert.Equal([new RulePeer.NotKnown()], PeersOf([Client, Other]));

    [Fact]
    public void StandaloneRule_PrefixListOfAnEndpoint_IsTheEndpointsList()
    {
        var endpoint = new ResourceNode
        {
            Urn = Endpoint,
            Custom = true,
            Inputs = MapValue.Create([
                ("serviceName", "com.amazonaws.us-east-1.s3"),
                ("vpcEndpointType", "Gateway"),
                ("vpcId", "vpc-1"),
            ]),
        };

        var model = ModelBuilder.Build(ResourceGraph.Create("lab", "dev", [endpoint]));

        Assert.Equal("s3", model.PrefixLists[Endpoint.ToString()].Service);
    }

    private static IEnumerable<RulePeer> PeersOf(ResourceUrn[] sources)
    {
        var rule = MapValue.Create([
            ("fromPort", 443),
            ("toPort", 443),
            ("protocol", "tcp"),
            ("securityGroups", PropertyValue.Of([PropertyValue.Unknown])),
        ]);
        var group = new ResourceNode
        {
            Urn = Group,
            Custom = true,
            Inputs = MapValue.Create([("ingress", PropertyValue.Of([rule]))]),
            PropertyDependencies = ResourceNode.NoPropertyDependencies.Add("ingress", sources),
        };
        var others = sources.Select(urn => new ResourceNode { Urn = urn, Custom = true });

        return ModelBuilder
            .Build(ResourceGraph.Create("lab", "dev", [.. others, group]))
            .SecurityGroups[Group.ToString()]
            .Ingress.Select(found => found.Peer);
    }

    private static ResourceUrn Urn(string type, string name) => ResourceUrn.Create("dev", "lab", null, type, name);
}
