using PrivateLinkLab.Graph;
using PrivateLinkLab.Graph.Diffs;

namespace PrivateLinkLab.Cli.Tests.Rendering;

/// <summary>Small graphs of a stack named dev.</summary>
internal static class SampleGraph
{
    public const string Vpc = "aws:ec2/vpc:Vpc";
    public const string Subnet = "aws:ec2/subnet:Subnet";
    public const string Network = "privatelinklab:network:PrivateVpc";

    private static readonly ResourceUrn Stack = Urn(null, ResourceUrn.StackType, "privatelinklab-dev");

    public static ResourceGraph Of(MapValue outputs, params ResourceNode[] resources) =>
        ResourceGraph.Create(
            "privatelinklab",
            "dev",
            [
                new ResourceNode { Urn = Stack, Outputs = outputs },
                new ResourceNode
                {
                    Urn = Urn(null, "pulumi:providers:aws", "default_7_48_0"),
                    Custom = true,
                    Id = "p",
                },
                .. resources,
            ]
        );

    public static ResourceGraph Of(params ResourceNode[] resources) => Of(MapValue.Empty, resources);

    public static ResourceNode Component(string name) => new() { Urn = Urn(null, Network, name), Parent = Stack };

    public static ResourceNode Resource(
        string type,
        string name,
        ResourceNode parent,
        params (string, PropertyValue)[] inputs
    ) =>
        new()
        {
            Urn = Urn(parent.Urn, type, name),
            Parent = parent.Urn,
            Custom = true,
            Id = name,
            Inputs = MapValue.Create(inputs),
        };

    public static GraphDiff Compare(ResourceGraph? old, ResourceGraph @new) => GraphDiff.Compare(old, @new);

    private static ResourceUrn Urn(ResourceUrn? parent, string type, string name) =>
        ResourceUrn.Create("dev", "privatelinklab", parent, type, name);
}
