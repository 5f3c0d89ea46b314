using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Cloud.Services.PrivateLink;

/// <summary>
/// Interface endpoints that lose a resource which says something of them. An accepter that goes rejects the connection,
/// for good until somebody accepts it again (Terraform AWS provider, aws_vpc_endpoint_connection_accepter). Private DNS
/// stays on when the resource that turned it on goes: the provider does nothing then
/// (aws_vpc_endpoint_private_dns).
/// </summary>
internal static class AbandonedEndpoints
{
    private const string State = "state";
    private const string PrivateDns = "privateDnsEnabled";

    /// <summary>Gives the endpoints of the state after, by URN, that are not as their program asked for them.</summary>
    public static IReadOnlyDictionary<ResourceUrn, ResourceNode> In(ResourceGraph before, ResourceGraph after)
    {
        var changed = new Dictionary<ResourceUrn, ResourceNode>();
        var accepted = Endpoints(after, AwsTypes.VpcEndpointConnectionAccepter, _ => true);
        var withdrawn = Endpoints(before, AwsTypes.VpcEndpointConnectionAccepter, _ => true);
        var decided = Endpoints(after, AwsTypes.VpcEndpointPrivateDns, _ => true);
        var named = Endpoints(before, AwsTypes.VpcEndpointPrivateDns, node => node.Inputs.GetBool(PrivateDns) == true);
        foreach (var endpoint in after.OfType(AwsTypes.VpcEndpoint).Where(node => node.Id is not null))
        {
            var former = before.OfType(AwsTypes.VpcEndpoint).FirstOrDefault(node => node.Id == endpoint.Id);
            if (former is null)
            {
                continue;
            }

            var outputs = endpoint.Outputs;
            if (
                !accepted.Contains(endpoint.Id!)
                && (
                    withdrawn.Contains(endpoint.Id!)
                    || former.Outputs.GetText(State) == InterfaceEndpointRecord.Rejected
                )
            )
            {
                outputs = outputs.With(State, PropertyValue.Of(InterfaceEndpointRecord.Rejected));
            }

            var asBefore = former.Inputs.GetBool(PrivateDns) == endpoint.Inputs.GetBool(PrivateDns);
            if (
                asBefore
                && !decided.Contains(endpoint.Id!)
                && (named.Contains(endpoint.Id!) || former.Outputs.GetBool(PrivateDns) == true)
            )
            {
                outputs = outputs.With(PrivateDns, PropertyValue.Of(true));
            }

            if (!outputs.Equals(endpoint.Outputs))
            {
                changed[endpoint.Urn] = endpoint with { Outputs = outputs };
            }
        }

        return changed;
    }

    // What stays in AWS when it leaves the stack says still what it said.
    private static HashSet<string> Endpoints(ResourceGraph graph, string type, Predicate<ResourceNode> isMeant) =>
        [
            .. graph
                .OfType(type)
                .Where(node => !node.RetainOnDelete && isMeant(node))
                .Select(node => node.Inputs.GetText("vpcEndpointId"))
                .OfType<string>(),
        ];
}
