using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Network.Ingest;

/// <summary>
/// The endpoints of Network Firewall, which the firewall lists in its status, one in each of its subnets; those of
/// Gateway Load Balancers are VPC endpoints, which <see cref="EndpointIngest"/> adds.
/// </summary>
internal static class MiddleboxIngest
{
    public static void AddFirewalls(GraphReader graph, Dictionary<string, Middlebox> middleboxes)
    {
        foreach (var node in graph.All(AwsTypes.NetworkFirewall))
        {
            Add(graph, node, "firewallStatuses", "syncStates", middleboxes);
        }

        foreach (var node in graph.All(AwsTypes.NetworkFirewallEndpoint))
        {
            Add(graph, node, "vpcEndpointAssociationStatuses", "associationSyncStates", middleboxes);
        }
    }

    private static void Add(
        GraphReader graph,
        ResourceNode node,
        string statuses,
        string states,
        Dictionary<string, Middlebox> middleboxes
    )
    {
        // Before it is made its endpoints have no id: a route then refers to the firewall itself.
        var key = Identity.KeyOf(node);
        middleboxes[key] = new(graph.IdentityOf(node), MiddleboxKind.NetworkFirewall, "ready");
        foreach (
            var attachment in Items(PropertyReader.Of(node), statuses)
                .SelectMany(status => Items(status, states))
                .SelectMany(state => Items(state, "attachments"))
        )
        {
            if (attachment.Text("endpointId") is { } endpoint)
            {
                middleboxes[endpoint] = new(
                    graph.IdentityOf(node, endpoint),
                    MiddleboxKind.NetworkFirewall,
                    attachment.Text("status")?.ToLowerInvariant() ?? "ready"
                );
            }
        }
    }

    // The provider writes these as lists, also where there is one only.
    private static IEnumerable<PropertyReader> Items(PropertyReader properties, string key) =>
        properties.Find(key)?.AsList() is { Count: > 0 } ? properties.Bags(key)
        : properties.Find(key) is { } single && single.AsMap().Count > 0 ? [PropertyReader.Of(single)]
        : [];
}
