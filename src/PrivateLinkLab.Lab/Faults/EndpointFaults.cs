using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Network.Ingest;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Lab.Faults;

/// <summary>Mistakes in endpoints for AWS services, and in the names that lead to them.</summary>
internal static class EndpointFaults
{
    private const string PublicAnswer =
        "DNS answers public addresses for AWS's services, and connections to them time out.";

    public static IEnumerable<Fault> All =>
        [
            new()
            {
                Name = "endpoints-missing",
                Summary = "There is no interface endpoint at all.",
                Symptom = PublicAnswer,
                Reasons = [ReasonCode.NoRouteToDestination],
                Change = graph => new GraphEdit(graph).Remove(graph.InterfaceEndpoints()),
            },
            Missing("ssm", "Session Manager shows no target."),
            Missing("ssmmessages", "Session Manager shows no target."),
            Missing("sqs", "DNS returns a public address for SQS, and the connection to it times out."),
            new()
            {
                Name = "private-dns-off",
                Summary = "The interface endpoints have private DNS off, which is the provider's default.",
                Symptom = PublicAnswer,
                Reasons = [ReasonCode.DnsPrivateDnsDisabled],
                Change = graph =>
                    new GraphEdit(graph).SetAll(
                        graph.InterfaceEndpoints().Where(HasPrivateDns),
                        "privateDnsEnabled",
                        false
                    ),
            },
            new()
            {
                Name = "dns-hostnames-off",
                Summary =
                    "The VPC has enableDnsHostnames off, which is AWS's default for a VPC that one makes oneself.",
                Symptom = PublicAnswer,
                Reasons = [ReasonCode.DnsHostnamesDisabled],
                Change = graph => WithPrivateNames(graph, "enableDnsHostnames"),
            },
            new()
            {
                Name = "dns-support-off",
                Summary = "The VPC has enableDnsSupport off: Amazon's DNS server does not answer in it.",
                Symptom = "No name resolves on the instances.",
                Reasons = [ReasonCode.DnsSupportDisabled],
                Change = graph => WithPrivateNames(graph, "enableDnsSupport"),
            },
            new()
            {
                Name = "gateway-route-missing",
                Summary = "The gateway endpoint for S3 is on no route table.",
                Symptom = "aws s3 and package updates time out.",
                Reasons = [ReasonCode.NoRouteToDestination],
                Change = graph =>
                    new GraphEdit(graph)
                        .Remove(graph.OfTypes(AwsTypes.VpcEndpointRouteTableAssociation))
                        .SetAll(
                            graph
                                .GatewayEndpoints()
                                .Where(endpoint => endpoint.Inputs.GetList("routeTableIds").Count > 0),
                            "routeTableIds",
                            ListValue.Empty
                        ),
            },
            new()
            {
                Name = "gateway-egress-missing",
                Summary = "The security groups of the instances let nothing out to the prefix list of S3.",
                Symptom = "aws s3 and package updates time out.",
                Reasons = [ReasonCode.SecurityGroupRulesMismatch, ReasonCode.SecurityGroupHasNoRules],
                Change = graph =>
                    new GraphEdit(graph).Remove(
                        graph
                            .OfTypes(AwsTypes.SecurityGroupEgressRule)
                            .Where(rule => rule.Inputs.ContainsKey("prefixListId"))
                    ),
            },
        ];

    private static Fault Missing(string service, string symptom) =>
        new()
        {
            Name = $"{service}-endpoint-missing",
            Summary = $"There is no interface endpoint for {service}.",
            Symptom = symptom,
            Reasons = [ReasonCode.NoRouteToDestination],
            Change = graph => new GraphEdit(graph).Remove(graph.InterfaceEndpoints(service)),
        };

    private static GraphEdit WithPrivateNames(ResourceGraph graph, string attribute)
    {
        var vpcs = graph
            .InterfaceEndpoints()
            .Where(HasPrivateDns)
            .Select(endpoint => endpoint.Inputs.GetText("vpcId"))
            .ToHashSet(StringComparer.Ordinal);
        return new GraphEdit(graph).SetAll(
            graph.OfTypes(ResourceTypes.Vpcs).Where(vpc => vpcs.Contains(vpc.Id)),
            attribute,
            false
        );
    }

    private static bool HasPrivateDns(ResourceNode endpoint) => endpoint.Inputs.GetBool("privateDnsEnabled") == true;
}
