using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Reachability.Faults;

/// <summary>Mistakes in endpoints for AWS services, and in what leads to them.</summary>
internal static class EndpointFaults
{
    public static IEnumerable<Fault> All =>
    [
        Missing("ssm", "Session Manager shows no target."),
        Missing("ssmmessages", "Session Manager shows no target."),
        Missing("sqs", "DNS answers a public address for SQS, and the connection to it times out."),
        new()
        {
            Name = "endpoint-without-subnet",
            Summary = "The interface endpoints have no subnet, so no network interface.",
            Symptom = "The endpoints exist and nothing can connect to them.",
            Reasons = ["VPCE_SERVICE_NOT_INSTALLED_IN_AZ", "UNASSOCIATED_COMPONENT"],
            Change = graph =>
            {
                var endpoints = graph.InterfaceEndpoints().ToList();
                return new GraphEdit(graph)
                    .SetAll(endpoints, "subnetIds", ListValue.Empty)
                    .SetAll(endpoints, "subnetConfigurations", ListValue.Empty)
                    .SetAll(endpoints, "networkInterfaceIds", ListValue.Empty);
            },
        },
        new()
        {
            Name = "private-dns-off",
            Summary = "The interface endpoints have private DNS off, which is the provider's default.",
            Symptom = "DNS answers public addresses for AWS's services, and connections to them time out.",
            Reasons = ["DNS_PRIVATE_DNS_DISABLED", "NO_ROUTE_TO_DESTINATION"],
            Change = graph => new GraphEdit(graph).SetAll(graph.InterfaceEndpoints(), "privateDnsEnabled", false),
        },
        new()
        {
            Name = "dns-hostnames-off",
            Summary = "The VPC has enableDnsHostnames off, which is AWS's default for a VPC that one makes oneself.",
            Symptom = "DNS answers public addresses for AWS's services, and connections to them time out.",
            Reasons = ["DNS_HOSTNAMES_DISABLED", "DNS_PRIVATE_DNS_DISABLED"],
            Change = graph => WithPrivateNames(graph, "enableDnsHostnames"),
        },
        new()
        {
            Name = "dns-support-off",
            Summary = "The VPC has enableDnsSupport off: Amazon's DNS server does not answer in it.",
            Symptom = "No name resolves on the instances.",
            Reasons = ["DNS_SUPPORT_DISABLED"],
            Change = graph => WithPrivateNames(graph, "enableDnsSupport"),
        },
        new()
        {
            Name = "gateway-route-missing",
            Summary = "The gateway endpoint for S3 is on no route table.",
            Symptom = "aws s3 and package updates time out.",
            Reasons = ["NO_ROUTE_TO_DESTINATION"],
            Change = graph => new GraphEdit(graph).SetAll(graph.GatewayEndpoints("s3"), "routeTableIds", ListValue.Empty),
        },
        new()
        {
            Name = "gateway-egress-missing",
            Summary = "The security groups of the instances let nothing out to the prefix list of S3.",
            Symptom = "aws s3 and package updates time out.",
            Reasons = ["ENI_SG_RULES_MISMATCH", "SG_HAS_NO_RULES"],
            Change = graph => new GraphEdit(graph).Remove(
                graph.OfType(GraphParts.Egress).Where(rule => rule.Inputs.ContainsKey("prefixListId"))),
        },
    ];

    private static Fault Missing(string service, string symptom) => new()
    {
        Name = $"{service}-endpoint-missing",
        Summary = $"There is no interface endpoint for {service}.",
        Symptom = symptom,
        Reasons = ["NO_ROUTE_TO_DESTINATION"],
        Change = graph => new GraphEdit(graph).Remove(graph.InterfaceEndpoints(service)),
    };

    private static GraphEdit? WithPrivateNames(ResourceGraph graph, string attribute)
    {
        var vpcs = graph.InterfaceEndpoints()
            .Where(endpoint => endpoint.Inputs.GetBool("privateDnsEnabled") == true)
            .Select(endpoint => endpoint.Inputs.GetText("vpcId"))
            .ToHashSet(StringComparer.Ordinal);
        return new GraphEdit(graph).SetAll(graph.OfType("aws:ec2/vpc:Vpc").Where(vpc => vpcs.Contains(vpc.Id)), attribute, false);
    }
}
