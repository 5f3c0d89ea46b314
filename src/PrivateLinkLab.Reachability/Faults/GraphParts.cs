using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Reachability.Faults;

/// <summary>Finds the parts of a graph that faults change, by what they are and never by their names.</summary>
internal static class GraphParts
{
    public const string Ingress = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
    public const string Egress = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";
    public const string Instance = "aws:ec2/instance:Instance";
    public const string Database = "aws:rds/instance:Instance";
    public const string Endpoint = "aws:ec2/vpcEndpoint:VpcEndpoint";
    public const string RolePolicy = "aws:iam/rolePolicy:RolePolicy";
    public const string QueuePolicy = "aws:sqs/queuePolicy:QueuePolicy";
    public const string NetworkAcl = "aws:ec2/networkAcl:NetworkAcl";
    public const string Route = "aws:ec2/route:Route";
    public const string LoadBalancer = "aws:lb/loadBalancer:LoadBalancer";
    public const string Listener = "aws:lb/listener:Listener";
    public const string TargetGroup = "aws:lb/targetGroup:TargetGroup";
    public const string Attachment = "aws:lb/targetGroupAttachment:TargetGroupAttachment";
    public const string EndpointService = "aws:ec2/vpcEndpointService:VpcEndpointService";
    public const string Accepter = "aws:ec2/vpcEndpointConnectionAccepter:VpcEndpointConnectionAccepter";
    public const string Principal = "aws:ec2/vpcEndpointServiceAllowedPrinciple:VpcEndpointServiceAllowedPrinciple";

    /// <summary>The property that says what a resource is attached to.</summary>
    public const string SecurityGroupId = "securityGroupId";

    /// <summary>The interface endpoints of AWS's services, or of those with this name.</summary>
    public static IEnumerable<ResourceNode> InterfaceEndpoints(this ResourceGraph graph, string? service = null) =>
        graph.OfType(Endpoint).Where(node =>
            node.Inputs.GetText("vpcEndpointType") == "Interface"
            && node.Inputs.GetText("serviceName") is { } name
            && (service is null ? IsOfAws(name) : name.EndsWith($".{service}", StringComparison.Ordinal)));

    /// <summary>The interface endpoints of services that are not AWS's.</summary>
    public static IEnumerable<ResourceNode> ConsumerEndpoints(this ResourceGraph graph) =>
        graph.OfType(Endpoint).Where(node =>
            node.Inputs.GetText("vpcEndpointType") == "Interface"
            && node.Inputs.GetText("serviceName") is { } name && !IsOfAws(name));

    /// <summary>The gateway endpoints of a service.</summary>
    public static IEnumerable<ResourceNode> GatewayEndpoints(this ResourceGraph graph, string service) =>
        graph.OfType(Endpoint).Where(node =>
            node.Inputs.GetText("vpcEndpointType") is "Gateway" or null
            && node.Inputs.GetText("serviceName")?.EndsWith($".{service}", StringComparison.Ordinal) == true);

    /// <summary>The rules of the security groups that these resources have.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="type"><see cref="Ingress"/> or <see cref="Egress"/>.</param>
    /// <param name="owners">The resources.</param>
    /// <param name="groups">Their property that lists security groups.</param>
    public static IEnumerable<ResourceNode> RulesOf(this ResourceGraph graph, string type, IEnumerable<ResourceNode> owners, string groups)
    {
        var ids = owners.SelectMany(owner => owner.Inputs.GetTexts(groups)).ToHashSet(StringComparer.Ordinal);
        return graph.OfType(type).Where(rule => rule.Inputs.GetText(SecurityGroupId) is { } id && ids.Contains(id));
    }

    /// <summary>The security groups that these resources have.</summary>
    public static HashSet<string> GroupsOf(this IEnumerable<ResourceNode> owners, string groups) =>
        owners.SelectMany(owner => owner.Inputs.GetTexts(groups)).ToHashSet(StringComparer.Ordinal);

    /// <summary>Those of a type whose property mentions one of these ids.</summary>
    public static IEnumerable<ResourceNode> Mentioning(this ResourceGraph graph, string type, string property, IReadOnlySet<string> ids) =>
        graph.OfType(type).Where(node => node.Inputs.GetText(property) is { } id && ids.Contains(id));

    private static bool IsOfAws(string serviceName) => !serviceName.Contains(".vpce-svc-", StringComparison.Ordinal);
}
