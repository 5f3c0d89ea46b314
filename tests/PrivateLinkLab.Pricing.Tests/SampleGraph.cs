using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Pricing.Tests;

/// <summary>Small graphs of a stack named dev, in us-east-1 unless the provider says otherwise.</summary>
internal static class SampleGraph
{
    public const string Instance = "aws:ec2/instance:Instance";
    public const string InstanceState = "aws:ec2transitgateway/instanceState:InstanceState";
    public const string Database = "aws:rds/instance:Instance";
    public const string DatabaseState = "aws:rds/instanceDesiredState:InstanceDesiredState";
    public const string DatabaseSnapshot = "aws:rds/snapshot:Snapshot";
    public const string Endpoint = "aws:ec2/vpcEndpoint:VpcEndpoint";
    public const string NatGateway = "aws:ec2/natGateway:NatGateway";
    public const string LoadBalancer = "aws:lb/loadBalancer:LoadBalancer";
    public const string Subnet = "aws:ec2/subnet:Subnet";
    public const string Queue = "aws:sqs/queue:Queue";

    private static readonly ResourceUrn Stack = Urn(null, ResourceUrn.StackType, "privatelinklab-dev");
    private static readonly ResourceUrn Provider = Urn(null, "pulumi:providers:aws", "default");

    public static ResourceGraph Of(params IEnumerable<ResourceNode> resources) => In("us-east-1", resources);

    public static ResourceGraph In(string? region, params IEnumerable<ResourceNode> resources) =>
        ResourceGraph.Create(
            "privatelinklab",
            "dev",
            [
                new ResourceNode { Urn = Stack },
                new ResourceNode
                {
                    Urn = Provider,
                    Custom = true,
                    Id = "p",
                    Inputs = region is null ? MapValue.Empty : MapValue.Create(("region", region)),
                },
                .. resources,
            ]
        );

    public static ResourceNode Component(string name) =>
        new() { Urn = Urn(null, "privatelinklab:network:Thing", name), Parent = Stack };

    public static ResourceNode Resource(string type, string name, params (string, PropertyValue)[] inputs) =>
        Child(null, type, name, inputs);

    public static ResourceNode Child(
        ResourceNode? parent,
        string type,
        string name,
        params (string, PropertyValue)[] inputs
    ) =>
        new()
        {
            Urn = Urn(parent?.Urn, type, name),
            Parent = parent?.Urn ?? Stack,
            Custom = true,
            Id = $"{name}-id",
            Provider = $"{Provider}::p",
            Inputs = MapValue.Create(inputs),
        };

    public static ResourceNode InterfaceEndpoint(string service, int zones, string vpc = "vpc-1") =>
        Resource(
            Endpoint,
            $"{service}-{vpc}",
            ("vpcEndpointType", "Interface"),
            (
                "serviceName",
                service.Contains('.', StringComparison.Ordinal) ? service : $"com.amazonaws.us-east-1.{service}"
            ),
            ("vpcId", vpc),
            ("subnetIds", PropertyValue.OfTexts(Enumerable.Range(0, zones).Select(zone => $"subnet-{zone}")))
        );

    public static ResourceNode MySql(string name, params (string, PropertyValue)[] inputs) =>
        Resource(
            Database,
            name,
            [
                ("engine", "mysql"),
                ("engineVersion", "8.4"),
                ("instanceClass", "db.t3.micro"),
                ("allocatedStorage", 20),
                ("storageType", "gp3"),
                ("identifier", name),
                .. inputs,
            ]
        );

    /// <summary>The same resource with an input that comes from another one and is not known yet.</summary>
    public static ResourceNode From(this ResourceNode node, string property, ResourceNode source) =>
        node with
        {
            Inputs = node.Inputs.With(property, PropertyValue.Unknown),
            PropertyDependencies = node.PropertyDependencies.SetItem(property, [source.Urn]),
        };

    public static CostEstimate Estimate(params IEnumerable<ResourceNode> resources) => Estimate(Of(resources));

    public static CostEstimate Estimate(ResourceGraph graph) =>
        CostEstimate.Calculate(graph, PriceTable.Default, Traffic.Default);

    /// <summary>What costs as long as it exists, a line for each.</summary>
    public static IEnumerable<string> Lines(CostEstimate estimate) =>
        estimate.Items.Select(item =>
            FormattableString.Invariant($"{item.Resource.Name}: {item.What}: {item.Hourly:0.######} an hour")
        );

    private static ResourceUrn Urn(ResourceUrn? parent, string type, string name) =>
        ResourceUrn.Create("dev", "privatelinklab", parent, type, name);
}
