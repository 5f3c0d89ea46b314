using System.Collections.Immutable;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Network.Ingest;

/// <summary>What is associated to VPC endpoints by resources of its own.</summary>
internal sealed class EndpointAssociations(GraphReader graph)
{
    private readonly Dictionary<string, List<string>> _subnets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _tables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _groups = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PolicyText?> _policies = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Truth> _privateDns = new(StringComparer.Ordinal);
    private readonly HashSet<string> _accepted = new(StringComparer.Ordinal);

    public void Read()
    {
        Associate(AwsTypes.VpcEndpointSubnetAssociation, "subnetId", ResourceTypes.Subnets, _subnets);
        Associate(AwsTypes.VpcEndpointRouteTableAssociation, "routeTableId", ResourceTypes.RouteTables, _tables);
        Associate(AwsTypes.VpcEndpointSecurityGroupAssociation, "securityGroupId", [AwsTypes.SecurityGroup], _groups);
        foreach (var node in graph.All(AwsTypes.VpcEndpointPolicy))
        {
            if (EndpointOf(node) is { } endpoint)
            {
                _policies[endpoint] = DeclaredPolicy.Read(graph, node);
            }
        }

        foreach (var node in graph.All(AwsTypes.VpcEndpointPrivateDns))
        {
            if (EndpointOf(node) is { } endpoint)
            {
                _privateDns[endpoint] = PropertyReader.Of(node).Flag("privateDnsEnabled", Truth.Unknown);
            }
        }

        foreach (var node in graph.All(AwsTypes.VpcEndpointConnectionAccepter))
        {
            if (EndpointOf(node) is { } endpoint)
            {
                _accepted.Add(endpoint);
            }
        }
    }

    /// <summary>The subnets that an endpoint names itself, and the associated ones.</summary>
    public ImmutableArray<string> SubnetsOf(string endpoint, ImmutableArray<string> named) =>
        Joined(named, _subnets, endpoint);

    /// <summary>The route tables that an endpoint names itself, and the associated ones.</summary>
    public ImmutableArray<string> TablesOf(string endpoint, ImmutableArray<string> named) =>
        Joined(named, _tables, endpoint);

    /// <summary>The security groups that an endpoint names itself, and the associated ones.</summary>
    public ImmutableArray<string> GroupsOf(string endpoint, ImmutableArray<string> named) =>
        Joined(named, _groups, endpoint);

    /// <summary>An endpoint's policy: a resource of its own wins over what the endpoint says.</summary>
    public PolicyText? PolicyOf(string endpoint, ResourceNode node) =>
        _policies.TryGetValue(endpoint, out var policy) ? policy : DeclaredPolicy.Read(graph, node);

    /// <summary>Whether private DNS is on: a resource of its own wins over what the endpoint says.</summary>
    public Truth PrivateDnsOf(string endpoint, PropertyReader properties) =>
        _privateDns.TryGetValue(endpoint, out var isOn) ? isOn : properties.Flag("privateDnsEnabled", false);

    /// <summary>Whether an accepter accepts an endpoint's connection.</summary>
    public bool IsAccepted(string endpoint) => _accepted.Contains(endpoint);

    private static ImmutableArray<string> Joined(
        ImmutableArray<string> named,
        Dictionary<string, List<string>> associated,
        string endpoint
    ) =>
        associated.TryGetValue(endpoint, out var others) ? [.. named.Union(others)]
        : named.Length > 1 ? [.. named.Distinct()]
        : named;

    private string? EndpointOf(ResourceNode node) => graph.Reference(node, "vpcEndpointId", AwsTypes.VpcEndpoint);

    private void Associate(
        ResourceType type,
        string property,
        ReadOnlySpan<ResourceType> targets,
        Dictionary<string, List<string>> into
    )
    {
        foreach (var node in graph.All(type))
        {
            if (EndpointOf(node) is { } endpoint && graph.Reference(node, property, targets) is { } key)
            {
                if (!into.TryGetValue(endpoint, out var list))
                {
                    into.Add(endpoint, list = []);
                }

                list.Add(key);
            }
        }
    }
}
