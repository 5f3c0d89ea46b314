using System.Collections.Immutable;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Network.Ingest;

/// <summary>
/// The resources that nothing in the model stands for. Those of a module that deals with networks can change what
/// traffic does at the VPCs, subnets and so on that they refer to; all others only live in the network or beside it.
/// Transit gateways and the like are not among them: they act only where a route leads to them, and such a route is
/// noticed.
/// </summary>
internal static class NotModelledIngest
{
    private static readonly string[] NetworkModules =
    [
        "aws:ec2/",
        "aws:vpc/",
        "aws:networkfirewall/",
        "aws:route53/",
        "aws-native:",
    ];

    // Of those modules, what never touches a packet or a name in the VPC.
    private static readonly HashSet<string> Harmless = new ResourceType[]
    {
        AwsTypes.Ami,
        AwsTypes.AmiCopy,
        AwsTypes.AmiFromInstance,
        AwsTypes.CapacityReservation,
        AwsTypes.CustomerGateway,
        AwsTypes.DedicatedHost,
        AwsTypes.DefaultCreditSpecification,
        AwsTypes.FlowLog,
        AwsTypes.KeyPair,
        AwsTypes.LaunchTemplate,
        AwsTypes.LaunchConfiguration,
        AwsTypes.NetworkInsightsAnalysis,
        AwsTypes.NetworkInsightsPath,
        AwsTypes.PlacementGroup,
        AwsTypes.SnapshotCreateVolumePermission,
        AwsTypes.Tag,
        AwsTypes.SubnetCidrReservation,
        // Whether a group may be used in a VPC is decided when it is; its rules are the same everywhere.
        AwsTypes.SecurityGroupVpcAssociation,
        AwsTypes.TrafficMirrorSession,
        AwsTypes.TrafficMirrorTarget,
        AwsTypes.VolumeAttachment,
        AwsTypes.VpnConnection,
        AwsTypes.VpnGateway,
        AwsTypes.VpnGatewayAttachment,
        AwsTypes.VpcEndpointConnectionNotification,
        AwsTypes.HealthCheck,
        AwsTypes.QueryLog,
        AwsTypes.ResolverQueryLogConfig,
        AwsTypes.ResolverQueryLogConfigAssociation,
    }
        .SelectMany(type => type.Tokens)
        .ToHashSet(StringComparer.Ordinal);

    // What registers targets with a target group that it names, when its instances or tasks start.
    private static readonly string[] Registrars = ["aws:autoscaling/", "aws:ecs/"];

    // What the model deals with elsewhere or what has no place in a network at all.
    private static readonly string[] OtherPackages =
    [
        "pulumi:",
        "random:",
        "tls:",
        "command:",
        "time:",
        "null:",
        "std:",
        "terraform:",
    ];

    /// <param name="graph">The graph, after everything else has been read from it.</param>
    /// <param name="known">Whether a text is the key of something in the network.</param>
    /// <param name="isTargetGroup">Whether a text is the key of a target group.</param>
    public static ImmutableArray<NotModelledResource> Read(
        GraphReader graph,
        Func<string, bool> known,
        Func<string, bool> isTargetGroup
    ) =>
        [
            .. graph
                .Unread(type =>
                    !Array.Exists(OtherPackages, package => type.StartsWith(package, StringComparison.Ordinal))
                )
                .Select(node => new NotModelledResource(
                    graph.IdentityOf(node),
                    node.Type,
                    Touches(node, known, isTargetGroup)
                )),
        ];

    private static ImmutableArray<string> Touches(
        ResourceNode node,
        Func<string, bool> known,
        Func<string, bool> isTargetGroup
    )
    {
        if (StartsWithAny(node, Registrars))
        {
            known = isTargetGroup;
        }
        else if (Harmless.Contains(node.Type) || !StartsWithAny(node, NetworkModules))
        {
            return [];
        }

        var found = new SortedSet<string>(StringComparer.Ordinal);
        Collect(node.Inputs, known, found);
        Collect(node.Outputs, known, found);
        foreach (var urn in node.Dependencies.Concat(node.PropertyDependencies.Values.SelectMany(urns => urns)))
        {
            if (known(urn.ToString()))
            {
                found.Add(urn.ToString());
            }
        }

        return [.. found];
    }

    private static bool StartsWithAny(ResourceNode node, string[] modules) =>
        Array.Exists(modules, module => node.Type.StartsWith(module, StringComparison.Ordinal));

    private static void Collect(PropertyValue value, Func<string, bool> known, SortedSet<string> found)
    {
        switch (value)
        {
            case TextValue { Value: var text } when known(text):
                found.Add(text);
                break;
            case ListValue list:
                foreach (var item in list)
                {
                    Collect(item, known, found);
                }

                break;
            case MapValue map:
                foreach (var (_, item) in map)
                {
                    Collect(item, known, found);
                }

                break;
        }
    }
}
