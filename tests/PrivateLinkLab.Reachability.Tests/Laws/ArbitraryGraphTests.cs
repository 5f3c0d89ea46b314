using CsCheck;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Network.Ingest;
using PrivateLinkLab.Reachability.Questions;

namespace PrivateLinkLab.Reachability.Tests.Laws;

/// <summary>Any graph at all gives a model, and any probe of it a result or a clear refusal.</summary>
public sealed class ArbitraryGraphTests
{
    private static readonly string[] Types =
    [
        .. AwsTypes.All.SelectMany(type => type.Tokens),
        "aws:ec2/strange:Strange",
        "aws:networkfirewall/firewall:Firewall",
        "pulumi:providers:aws",
    ];

    private static readonly string[] Keys =
    [
        "vpcId",
        "subnetId",
        "subnetIds",
        "subnets",
        "cidrBlock",
        "routeTableId",
        "routeTableIds",
        "gatewayId",
        "natGatewayId",
        "destinationCidrBlock",
        "destinationPrefixListId",
        "vpcPeeringConnectionId",
        "networkInterfaceId",
        "routes",
        "ingress",
        "egress",
        "securityGroupId",
        "securityGroupIds",
        "vpcSecurityGroupIds",
        "referencedSecurityGroupId",
        "cidrIpv4",
        "ipProtocol",
        "protocol",
        "fromPort",
        "toPort",
        "ruleNo",
        "action",
        "privateIp",
        "vpcEndpointType",
        "serviceName",
        "privateDnsEnabled",
        "state",
        "enableDnsSupport",
        "enableDnsHostnames",
        "loadBalancerArn",
        "loadBalancerType",
        "targetGroupArn",
        "targetId",
        "port",
        "defaultActions",
        "dbSubnetGroupName",
        "address",
        "engine",
        "role",
        "policy",
        "policyArn",
        "iamInstanceProfile",
        "peerVpcId",
        "networkLoadBalancerArns",
        "vpcEndpointServiceId",
        "vpcEndpointId",
        "prefixListId",
        "cidrBlocks",
        "entries",
        "subnetMappings",
        "subnetConfigurations",
        "dnsEntries",
        "dnsName",
        "defaultNetworkAclId",
        "defaultRouteTableId",
        "networkAclId",
        "instance",
        "metadataOptions",
        "tags",
        "region",
        "name",
        "vpcs",
        "arn",
        "managedPolicyArns",
    ];

    private static readonly string[] Texts =
    [
        "id0",
        "id1",
        "id2",
        "id3",
        "id4",
        "10.0.0.0/16",
        "10.0.1.0/24",
        "0.0.0.0/0",
        "::/0",
        "10.0.0.7",
        "tcp",
        "-1",
        "all",
        "allow",
        "deny",
        "Interface",
        "Gateway",
        "network",
        "com.amazonaws.us-east-1.sqs",
        "com.amazonaws.us-east-1.s3",
        "us-east-1",
        "mysql",
        "",
        ":",
        "local",
        "vpce-x.svc.us-east-1.vpce.amazonaws.com",
        "arn:aws:sqs:us-east-1:1:q",
        "{",
        "{}",
        "\"",
        "sg-",
        "pl-63a5400a",
    ];

    private static readonly Gen<PropertyValue> Leaf = Gen.OneOf(
        Gen.OneOf(Texts).Select(text => (PropertyValue)PropertyValue.Of(text)),
        Gen.Int[-2, 70000].Select(number => (PropertyValue)PropertyValue.Of(number)),
        Gen.Double[-1e300, 1e300].Select(number => (PropertyValue)PropertyValue.Of(number)),
        Gen.Bool.Select(flag => (PropertyValue)PropertyValue.Of(flag)),
        Gen.OneOf<PropertyValue>(PropertyValue.Null, PropertyValue.Unknown, PropertyValue.UnknownSecret)
    );

    private static readonly Gen<PropertyValue> Value = Gen.Recursive<PropertyValue>(
        (depth, value) =>
            depth > 2
                ? Leaf
                : Gen.Frequency(
                    (5, Leaf),
                    (2, value.Array[0, 3].Select(items => (PropertyValue)ListValue.Create([.. items]))),
                    (
                        2,
                        Gen.Select(Gen.OneOf(Keys), value, (key, item) => KeyValuePair.Create(key, item))
                            .Array[0, 6]
                            .Select(entries => (PropertyValue)MapValue.Create(entries))
                    )
                )
    );

    private static readonly Gen<MapValue> Properties = Gen.Select(Gen.OneOf(Keys), Value, (key, value) =>
            KeyValuePair.Create(key, value)
        )
        .Array[0, 12]
        .Select(entries => MapValue.Create(entries));

    private static readonly Gen<ResourceGraph> Graphs = Gen.Select(
            Gen.OneOf(Types),
            Gen.OneOf("", "id0", "id1", "id2", "id3", "id4"),
            Properties,
            Properties,
            (type, id, inputs, outputs) => (type, id, inputs, outputs)
        )
        .Array[1, 25]
        .Select(nodes =>
            ResourceGraph.Create(
                "lab",
                "dev",
                nodes.Select(
                    (node, index) =>
                        new ResourceNode
                        {
                            Urn = ResourceUrn.Create("dev", "lab", null, node.type, $"n{index}"),
                            Id = node.id.Length == 0 ? null : node.id,
                            Custom = true,
                            Inputs = node.inputs,
                            Outputs = node.outputs,
                        }
                )
            )
        );

    [Fact]
    public void Graph_OfAnything_GivesAModelAndResults() =>
        Graphs.Sample(
            graph =>
            {
                var prober = new Prober(ModelBuilder.Build(graph));
                var names = graph.Resources.Take(6).Select(node => node.Name).Append("internet").ToList();
                string[] targets =
                [
                    "https://sqs.us-east-1.amazonaws.com",
                    "https://s3.us-east-1.amazonaws.com",
                    "session-manager",
                    "10.0.0.7:80",
                    "n0:80",
                    "n1",
                    "n2:443",
                ];
                foreach (var from in names)
                {
                    foreach (var to in targets)
                    {
                        Probe(prober, from, to, null);
                        Probe(prober, from, to, "sqs:SendMessage");
                    }
                }
            },
            iter: 2000
        );

    [Fact]
    public void Names_OfAnything_GiveAResultOrARefusal()
    {
        var prober = new Prober(Net.Private().Model);
        Gen.Select(
                Gen.String[Gen.Char["Ap:/.0129-intersalocAp@ {}%é"], 0, 14],
                Gen.String[Gen.Char["Ap:/.0129htps-@ {}%é"], 0, 24]
            )
            .Sample((from, to) => Probe(prober, from, to, null), iter: 5000);
    }

    private static void Probe(Prober prober, string from, string to, string? action)
    {
        try
        {
            Assert.NotEmpty(prober.Probe(from, to, action).Explanation);
        }
        catch (ProbeException refusal)
        {
            Assert.NotEmpty(refusal.Message);
        }
    }
}
