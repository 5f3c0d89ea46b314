using System.Globalization;
using PrivateLinkLab.Cloud;
using PrivateLinkLab.Cloud.Accounts;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Network.Ingest;
using PrivateLinkLab.Reachability.Questions;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Tests.Scenarios;

/// <summary>A network that is made on the simulated cloud, as a deployment's state has it.</summary>
internal sealed class CloudNetwork
{
    private readonly SimulatedCloud _cloud = new(new CloudOptions { HasDefaultVpc = true });
    private readonly List<ResourceNode> _nodes = [];

    /// <summary>Creates a resource and gives its outputs, the id under "id".</summary>
    public Func<string, string> Add(string type, string name, params (string Key, PropertyValue Value)[] inputs)
    {
        var urn = ResourceUrn.Create("dev", "lab", null, type, name);
        var given = MapValue.Create(inputs);
        var answered = Assert.IsType<Answered>(_cloud.Create(urn, given));
        _nodes.Add(
            new()
            {
                Urn = urn,
                Custom = true,
                Id = answered.Id,
                Inputs = given,
                Outputs = answered.Outputs,
            }
        );
        return key => key == "id" ? answered.Id! : answered.Outputs.GetText(key)!;
    }

    public string Id(string type, string name, params (string Key, PropertyValue Value)[] inputs) =>
        Add(type, name, inputs)("id");

    public string Vpc(string name, string block) =>
        Id(Types.Vpc, name, ("cidrBlock", block), ("enableDnsHostnames", true));

    public string Subnet(string vpc, string name, string block, string zone = "us-east-1a") =>
        Id(Types.Subnet, name, ("vpcId", vpc), ("cidrBlock", block), ("availabilityZone", zone));

    /// <summary>A security group that lets in some ports, and everything out.</summary>
    public string Group(string vpc, string name, params ReadOnlySpan<int> ports)
    {
        var group = Id(Types.SecurityGroup, name, ("vpcId", vpc));
        Rule(group, $"{name}-out", "egress", "-1", 0);
        foreach (var port in ports)
        {
            Rule(group, $"{name}-{port.ToString(CultureInfo.InvariantCulture)}", "ingress", "tcp", port);
        }

        return group;
    }

    public string Server(string name, string subnet, string group) =>
        Id(
            Types.Instance,
            name,
            ("ami", "ami-0123456789abcdef0"),
            ("instanceType", "t3.micro"),
            ("subnetId", subnet),
            ("vpcSecurityGroupIds", List(group))
        );

    public static ListValue List(params ReadOnlySpan<string> items) => PropertyValue.OfTexts(items.ToArray());

    public ProbeResult Probe(string from, string to) =>
        new Prober(ModelBuilder.Build(ResourceGraph.Create("lab", "dev", _nodes))).Probe(from, to);

    private void Rule(string group, string name, string type, string protocol, int port) =>
        Add(
            "aws:ec2/securityGroupRule:SecurityGroupRule",
            name,
            ("type", type),
            ("securityGroupId", group),
            ("protocol", protocol),
            ("fromPort", port),
            ("toPort", port),
            ("cidrBlocks", List("0.0.0.0/0"))
        );
}
