using System.Collections.Immutable;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Terraform.Tests;

/// <summary>Builds graphs of a few resources by hand.</summary>
internal sealed class SmallGraph
{
    public const string Vpc = "aws:ec2/vpc:Vpc";
    public const string Subnet = "aws:ec2/subnet:Subnet";
    public const string SecurityGroup = "aws:ec2/securityGroup:SecurityGroup";
    public const string Queue = "aws:sqs/queue:Queue";
    public const string Policy = "aws:iam/policy:Policy";
    public const string Role = "aws:iam/role:Role";
    public const string Database = "aws:rds/instance:Instance";
    public const string Password = "random:index/randomPassword:RandomPassword";
    public const string Account = "111122223333";

    private static readonly ResourceUrn Root = ResourceUrn.Create("dev", "lab", null, ResourceUrn.StackType, "lab-dev");

    private readonly List<ResourceNode> _nodes = [];
    private MapValue _outputs = MapValue.Empty;

    public ResourceNode Add(
        string type,
        string name,
        string? id,
        (string Key, PropertyValue Value)[]? inputs = null,
        (string Key, PropertyValue Value)[]? outputs = null,
        (string Input, ResourceNode On)[]? uses = null,
        ResourceNode[]? after = null,
        ResourceNode? parent = null,
        ResourceNode? provider = null,
        string region = "eu-west-1"
    )
    {
        uses ??= [];
        var inputMap = MapValue.Create(inputs ?? []);
        var isCustom = !type.StartsWith("lab:", StringComparison.Ordinal);
        var node = new ResourceNode
        {
            Urn = ResourceUrn.Create("dev", "lab", parent?.Urn ?? Root, type, name),
            Custom = isCustom,
            Id = id,
            Parent = parent?.Urn ?? Root,
            Provider = provider is null ? null : new ProviderReference(provider.Urn, provider.Id!).ToString(),
            Inputs = inputMap,
            Outputs = MapValue.Create([
                .. inputMap.Select(entry => (entry.Key, entry.Value)),
                .. isCustom && type.StartsWith("aws:", StringComparison.Ordinal)
                    ? [("region", PropertyValue.Of(region))]
                    : Array.Empty<(string, PropertyValue)>(),
                .. outputs ?? [],
            ]),
            Dependencies =
            [
                .. uses.Select(use => use.On.Urn).Concat((after ?? []).Select(node => node.Urn)).Distinct(),
            ],
            PropertyDependencies = uses.GroupBy(use => use.Input)
                .ToImmutableSortedDictionary(
                    group => group.Key,
                    IReadOnlyList<ResourceUrn> (group) => [.. group.Select(use => use.On.Urn)],
                    StringComparer.Ordinal
                ),
        };
        _nodes.Add(node);
        return node;
    }

    public void Replace(ResourceNode node, Func<ResourceNode, ResourceNode> change) =>
        _nodes[_nodes.FindIndex(other => other.Urn == node.Urn)] = change(node);

    public void Output(string key, PropertyValue value) => _outputs = _outputs.With(key, value);

    public ResourceGraph ToGraph() =>
        ResourceGraph.Create("lab", "dev", [new ResourceNode { Urn = Root, Outputs = _outputs }, .. _nodes]);

    public ResourceNode AddVpc(string name = "net-vpc", string id = "vpc-0123456789abcdef0") =>
        Add(Vpc, name, id, [("cidrBlock", "10.0.0.0/16")], [("arn", $"arn:aws:ec2:eu-west-1:{Account}:vpc/{id}")]);

    public ResourceNode AddQueue(string name = "orders-queue", string queue = "orders") =>
        Add(
            Queue,
            name,
            $"https://sqs.eu-west-1.amazonaws.com/{Account}/{queue}",
            [("name", queue)],
            [
                ("arn", $"arn:aws:sqs:eu-west-1:{Account}:{queue}"),
                ("url", $"https://sqs.eu-west-1.amazonaws.com/{Account}/{queue}"),
            ]
        );
}
