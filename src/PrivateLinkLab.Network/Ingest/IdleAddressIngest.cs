using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Network.Ingest;

/// <summary>
/// The public addresses at which nobody takes connections: those of NAT gateways, and of Elastic IPs that no resource
/// of the graph uses.
/// </summary>
internal static class IdleAddressIngest
{
    public static Dictionary<string, IdleAddress> Read(
        ResourceGraph source,
        GraphReader graph,
        InterfaceIngest interfaces
    )
    {
        var found = new Dictionary<string, IdleAddress>(StringComparer.Ordinal);
        foreach (var node in graph.All(AwsTypes.NatGateway))
        {
            foreach (var address in OfNatGateway(graph, node, interfaces))
            {
                found.TryAdd(address, new(graph.IdentityOf(node), IsOfNatGateway: true));
            }
        }

        var loose = graph.All(AwsTypes.Eip).Where(node => IsLoose(PropertyReader.Of(node), found)).ToList();
        var used = loose.Count == 0 ? [] : UsedOf(source, loose);
        foreach (var node in loose.Where(node => !used.Contains(node.Urn)))
        {
            found.TryAdd(PropertyReader.Of(node).Text("publicIp")!, new(graph.IdentityOf(node), IsOfNatGateway: false));
        }

        return found;
    }

    private static IEnumerable<string> OfNatGateway(GraphReader graph, ResourceNode node, InterfaceIngest interfaces)
    {
        var properties = PropertyReader.Of(node);
        if (properties.Text("publicIp") is { } own)
        {
            yield return own;
        }

        var zones = properties.Bags("availabilityZoneAddresses").SelectMany(zone => zone.Texts("allocationIds").Texts);
        foreach (
            var allocation in graph
                .References(node, "secondaryAllocationIds", AwsTypes.Eip)
                .Keys.Concat(zones)
                .Append(graph.Reference(node, "allocationId", AwsTypes.Eip))
        )
        {
            if (allocation is not null && interfaces.AddressOf(allocation) is { } address)
            {
                yield return address;
            }
        }
    }

    private static bool IsLoose(PropertyReader properties, Dictionary<string, IdleAddress> found) =>
        properties.Text("publicIp") is { } address
        && !found.ContainsKey(address)
        && properties.Text("associationId") is null
        && properties.Find("instance") is null
        && properties.Find("networkInterface") is null;

    // Whatever names one by its id or address may use it. What a stack tells others of it is no use.
    private static HashSet<ResourceUrn> UsedOf(ResourceGraph source, List<ResourceNode> loose)
    {
        var byText = new Dictionary<string, ResourceUrn>(StringComparer.Ordinal);
        foreach (var node in loose)
        {
            var properties = PropertyReader.Of(node);
            foreach (var text in new[] { node.Id, properties.Text("allocationId"), properties.Text("publicIp") })
            {
                byText.TryAdd(text ?? "", node.Urn);
            }
        }

        byText.Remove("");
        var used = new HashSet<ResourceUrn>();
        foreach (var node in source.Resources.Where(node => node is { Custom: true, PendingDelete: false }))
        {
            Note(node.Inputs, node.Urn);
            Note(node.Outputs, node.Urn);
            used.UnionWith(node.PropertyDependencies.Values.SelectMany(urns => urns));
        }

        return used;

        void Note(PropertyValue value, ResourceUrn owner)
        {
            switch (value.Revealed)
            {
                case TextValue { Value: var text } when byText.TryGetValue(text, out var urn) && urn != owner:
                    used.Add(urn);
                    break;
                case ListValue list:
                    foreach (var item in list)
                    {
                        Note(item, owner);
                    }

                    break;
                case MapValue map:
                    foreach (var (_, item) in map)
                    {
                        Note(item, owner);
                    }

                    break;
            }
        }
    }
}
