using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Network.Ingest;

namespace PrivateLinkLab.Lab.Faults;

/// <summary>Finds the parts of a graph that faults change, by what they are and never by their names.</summary>
internal static class GraphParts
{
    /// <summary>The property that says which security group a rule is of.</summary>
    public const string SecurityGroupId = "securityGroupId";

    /// <summary>An instance's and a database's property that lists security groups.</summary>
    public const string InstanceGroups = "vpcSecurityGroupIds";

    /// <summary>An endpoint's property that lists security groups.</summary>
    public const string EndpointGroups = "securityGroupIds";

    /// <summary>A load balancer's property that lists security groups.</summary>
    public const string BalancerGroups = "securityGroups";

    /// <summary>The resources of some types.</summary>
    public static IEnumerable<ResourceNode> OfTypes(this ResourceGraph graph, params ResourceType[] types) =>
        types.SelectMany(type => type.Tokens).SelectMany(graph.OfType);

    /// <summary>The interface endpoints of AWS's services, or of those with this name.</summary>
    public static IEnumerable<ResourceNode> InterfaceEndpoints(this ResourceGraph graph, string? service = null) =>
        graph
            .OfTypes(AwsTypes.VpcEndpoint)
            .Where(node =>
                node.Inputs.GetText("vpcEndpointType") == "Interface"
                && node.Inputs.GetText("serviceName") is { } name
                && (service is null ? IsOfAws(name) : name.EndsWith($".{service}", StringComparison.Ordinal))
            );

    /// <summary>The interface endpoints of services that are not AWS's.</summary>
    public static IEnumerable<ResourceNode> ConsumerEndpoints(this ResourceGraph graph) =>
        graph
            .OfTypes(AwsTypes.VpcEndpoint)
            .Where(node =>
                node.Inputs.GetText("vpcEndpointType") == "Interface"
                && node.Inputs.GetText("serviceName") is { } name
                && !IsOfAws(name)
            );

    /// <summary>The gateway endpoints for S3.</summary>
    public static IEnumerable<ResourceNode> GatewayEndpoints(this ResourceGraph graph) =>
        graph
            .OfTypes(AwsTypes.VpcEndpoint)
            .Where(node =>
                node.Inputs.GetText("vpcEndpointType") is "Gateway" or null
                && node.Inputs.GetText("serviceName")?.EndsWith(".s3", StringComparison.Ordinal) == true
            );

    /// <summary>
    /// The instances whose agents could reach Session Manager: their VPC has endpoints for it, or a way to the
    /// internet.
    /// </summary>
    public static IEnumerable<ResourceNode> ManagedInstances(this ResourceGraph graph)
    {
        var vpcs = graph
            .InterfaceEndpoints("ssm")
            .Concat(graph.OfTypes(AwsTypes.InternetGateway))
            .Select(node => node.Inputs.GetText("vpcId"))
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        var subnets = graph
            .OfTypes(ResourceTypes.Subnets)
            .Where(subnet => subnet.Inputs.GetText("vpcId") is { } vpc && vpcs.Contains(vpc))
            .Select(subnet => subnet.Id)
            .ToHashSet(StringComparer.Ordinal);
        return graph
            .OfTypes(ResourceTypes.Instances)
            .Where(instance => subnets.Contains(instance.Inputs.GetText("subnetId")));
    }

    /// <summary>The rules of the security groups that these resources have.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="type">The rules' type.</param>
    /// <param name="owners">The resources.</param>
    /// <param name="groups">Their property that lists security groups.</param>
    public static IEnumerable<ResourceNode> RulesOf(
        this ResourceGraph graph,
        ResourceType type,
        IEnumerable<ResourceNode> owners,
        string groups
    ) => graph.Mentioning(type, SecurityGroupId, owners.GroupsOf(groups));

    /// <summary>The security groups that these resources have.</summary>
    public static HashSet<string> GroupsOf(this IEnumerable<ResourceNode> owners, string groups) =>
        owners.SelectMany(owner => owner.Inputs.GetTexts(groups)).ToHashSet(StringComparer.Ordinal);

    /// <summary>Those of a type whose property has one of these ids.</summary>
    public static IEnumerable<ResourceNode> Mentioning(
        this ResourceGraph graph,
        ResourceType type,
        string property,
        HashSet<string> ids
    ) => graph.OfTypes(type).Where(node => node.Inputs.GetText(property) is { } id && ids.Contains(id));

    private static bool IsOfAws(string serviceName) => !serviceName.Contains(".vpce-svc-", StringComparison.Ordinal);
}
