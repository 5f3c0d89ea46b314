using System.Collections.Immutable;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Network.Tests;

/// <summary>
/// A network as a preview of its first deployment has it: no ids, no outputs, references that are not known.
/// </summary>
internal static class PreviewGraph
{
    private static readonly HashSet<string> Computed = new(StringComparer.Ordinal)
    {
        "subnetConfigurations",
        "networkInterfaceIds",
        "dnsEntries",
        "state",
        "mainRouteTableId",
        "defaultSecurityGroupId",
        "defaultNetworkAclId",
        "ownerId",
        "arn",
        "privateIp",
        "primaryNetworkInterfaceId",
        "address",
        "dnsName",
        "acceptStatus",
    };

    /// <summary>Takes away what AWS gives; who gave it stays known by the dependencies.</summary>
    public static ResourceGraph Of(Net net)
    {
        var givers = new Dictionary<string, ResourceUrn>(StringComparer.Ordinal);
        foreach (var node in net.Nodes)
        {
            givers.TryAdd(node.Id!, node.Urn);
            foreach (var given in Computed.Select(key => node.Outputs.GetText(key)).OfType<string>())
            {
                givers.TryAdd(given, node.Urn);
            }
        }

        return ResourceGraph.Create(
            "lab",
            "dev",
            net.Nodes.Select(node =>
            {
                var inputs = node.Inputs.Where(pair => !Computed.Contains(pair.Key)).ToList();
                return node with
                {
                    Id = null,
                    Outputs = MapValue.Empty,
                    Inputs = MapValue.Create([.. inputs.Select(pair => (pair.Key, Without(pair.Value, givers)))]),
                    PropertyDependencies = inputs
                        .Select(pair =>
                            (
                                pair.Key,
                                Urns: References(pair.Value)
                                    .Where(givers.ContainsKey)
                                    .Select(id => givers[id])
                                    .Distinct()
                                    .ToImmutableArray()
                            )
                        )
                        .Where(pair => !pair.Urns.IsEmpty)
                        .ToImmutableSortedDictionary(
                            pair => pair.Key,
                            IReadOnlyList<ResourceUrn> (pair) => pair.Urns,
                            StringComparer.Ordinal
                        ),
                };
            })
        );
    }

    private static PropertyValue Without(PropertyValue value, Dictionary<string, ResourceUrn> givers) =>
        value switch
        {
            TextValue { Value: var text } when givers.ContainsKey(text) => PropertyValue.Unknown,
            ListValue list => ListValue.Create([.. list.Select(item => Without(item, givers))]),
            MapValue map => MapValue.Create([.. map.Select(pair => (pair.Key, Without(pair.Value, givers)))]),
            _ => value,
        };

    private static IEnumerable<string> References(PropertyValue value) =>
        value switch
        {
            TextValue { Value: var text } => [text],
            ListValue list => list.SelectMany(References),
            MapValue map => map.SelectMany(pair => References(pair.Value)),
            _ => [],
        };
}
