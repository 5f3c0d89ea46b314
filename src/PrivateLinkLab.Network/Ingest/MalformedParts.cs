using System.Collections.Frozen;
using System.Collections.Immutable;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Network.Ingest;

/// <summary>
/// Lists and blocks that a file has as something else. What such a part means nobody can tell: it is unknown, and never
/// read as an empty list, which would close a security group that may be open.
/// </summary>
internal static class MalformedParts
{
    private static readonly FrozenDictionary<string, ImmutableArray<Part>> Parts = new[]
    {
        Of(Shape.Blocks, [AwsTypes.SecurityGroup, AwsTypes.DefaultSecurityGroup], "ingress", "egress"),
        Of(Shape.Blocks, [AwsTypes.NetworkAcl, AwsTypes.DefaultNetworkAcl], "ingress", "egress"),
        Of(Shape.Texts, [AwsTypes.NetworkAcl, AwsTypes.DefaultNetworkAcl], "subnetIds"),
        Of(Shape.Blocks, [AwsTypes.RouteTable, AwsTypes.DefaultRouteTable], "routes"),
        Of(Shape.Texts, [AwsTypes.SecurityGroupRule], "cidrBlocks", "ipv6CidrBlocks", "prefixListIds"),
        Of(Shape.Blocks, [AwsTypes.ManagedPrefixList], "entries"),
        Of(Shape.Texts, [AwsTypes.Instance], "vpcSecurityGroupIds", "securityGroups"),
        Of(Shape.Blocks, [AwsTypes.Instance], "networkInterfaces"),
        Of(Shape.Texts, [AwsTypes.NetworkInterface], "securityGroups"),
        Of(Shape.Texts, [AwsTypes.VpcEndpoint], "subnetIds", "securityGroupIds", "routeTableIds"),
        Of(Shape.Texts, [AwsTypes.LoadBalancer], "subnets", "securityGroups"),
        Of(Shape.Blocks, [AwsTypes.LoadBalancer], "subnetMappings"),
        Of(Shape.Blocks, [AwsTypes.Listener], "defaultActions"),
        Of(Shape.Blocks, [AwsTypes.ListenerRule], "actions", "conditions"),
        Of(Shape.Texts, [AwsTypes.DbInstance], "vpcSecurityGroupIds"),
        Of(Shape.Texts, [AwsTypes.DbSubnetGroup], "subnetIds"),
        Of(Shape.Texts, [AwsTypes.TransitGatewayVpcAttachment], "subnetIds"),
    }
        .SelectMany(parts => parts)
        .GroupBy(part => part.Type, part => part.Part, StringComparer.Ordinal)
        .ToFrozenDictionary(parts => parts.Key, parts => parts.ToImmutableArray(), StringComparer.Ordinal);

    private enum Shape
    {
        Texts,
        Blocks,
    }

    /// <summary>Gives a graph in which malformed parts are unknown: the same one when it has none.</summary>
    /// <param name="source">The graph.</param>
    /// <param name="warnings">A sentence about each.</param>
    public static ResourceGraph Unknown(ResourceGraph source, out ImmutableArray<ModelWarning> warnings)
    {
        List<ModelWarning>? found = null;
        List<ResourceNode>? changed = null;
        for (var position = 0; position < source.Resources.Length; position++)
        {
            var node = source.Resources[position];
            if (!Parts.TryGetValue(node.Type, out var parts))
            {
                continue;
            }

            foreach (var part in parts)
            {
                if (Malformed(node, part) is not { } value)
                {
                    continue;
                }

                changed ??= [.. source.Resources];
                node = changed[position] = node with
                {
                    Inputs = Without(node.Inputs, part.Name),
                    Outputs = Without(node.Outputs, part.Name),
                };
                (found ??= []).Add(
                    new(
                        node.Urn.ToString(),
                        $"{part.Name} of {node.Name} is {value}, where {part.Expected} is expected: what it decides "
                            + "is unknown."
                    )
                );
            }
        }

        warnings = found is null ? [] : [.. found];
        return changed is null ? source : ResourceGraph.Create(source.Project, source.Stack, changed);
    }

    private static string? Malformed(ResourceNode node, Part part) =>
        MalformedIn(node.Outputs.Find(part.Name), part.Shape) ?? MalformedIn(node.Inputs.Find(part.Name), part.Shape);

    // Without LINQ: every resource of a large stack comes by. What is not known yet fits.
    private static string? MalformedIn(PropertyValue? value, Shape shape)
    {
        switch (value?.Revealed)
        {
            case null or NullValue or UnknownValue or TextValue { Value: "" }:
                return null;
            case ListValue list:
                for (var position = 0; position < list.Count; position++)
                {
                    if (!Fits(list[position].Revealed, shape))
                    {
                        return $"a list with {Noun(list[position].Revealed!)} in it";
                    }
                }

                return null;
            case var other:
                return Noun(other);
        }
    }

    private static bool Fits(PropertyValue? element, Shape shape) =>
        element is null or NullValue or UnknownValue or ReferenceValue
        || (shape == Shape.Texts ? element is TextValue : element is MapValue);

    private static string Noun(PropertyValue value) =>
        value.Kind switch
        {
            PropertyKind.Text => "a text",
            PropertyKind.Number => "a number",
            PropertyKind.Bool => "true or false",
            PropertyKind.Map => "a map",
            PropertyKind.List => "a list",
            _ => "something else",
        };

    private static MapValue Without(MapValue properties, string name) =>
        properties.ContainsKey(name) ? properties.Without(name).With(name, PropertyValue.Unknown) : properties;

    private static IEnumerable<(string Type, Part Part)> Of(
        Shape shape,
        ResourceType[] types,
        params string[] properties
    ) =>
        from type in types
        from token in type.Tokens
        from property in properties
        select (token, new Part(property, shape));

    private sealed record Part(string Name, Shape Shape)
    {
        public string Expected => Shape == Shape.Texts ? "a list of texts" : "a list of blocks";
    }
}
