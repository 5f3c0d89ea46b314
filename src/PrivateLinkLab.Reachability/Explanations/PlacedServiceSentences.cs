using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Hops;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Explanations;

/// <summary>Says what functions, tasks, caches and so on do, which services run in subnets.</summary>
internal static class PlacedServiceSentences
{
    public static Told? Of(Step step) =>
        step switch
        {
            Admitted { Detail: var detail } when Sentence(step, detail) is { } sentence => new(
                HopKind.Destination,
                sentence
            ),
            Arrived { Detail: PlacedTakes { Kind: var kind, Subnet: var subnet } } => new(
                HopKind.Destination,
                $"{Words(kind)} {step.Component} takes the connection in subnet {subnet.Name}."
            ),
            _ => null,
        };

    public static string? Of(Change change) =>
        change switch
        {
            InvokeFunction { Function: var function } => $"Invoke function {function} through the Lambda API.",
            ConnectToPlacedPort { Service: var service, Port: var port } => $"Connect to port {port} of {service}.",
            _ => null,
        };

    private static string? Sentence(Step step, AdmissionDetail detail) =>
        detail switch
        {
            PlacedSubnetsNotKnown { Kind: var kind } =>
                $"{Words(kind)} {step.Component} is in subnets that the graph does not say, or not all of them.",
            PlacedPortNotKnown { Kind: var kind } =>
                $"Whether {Lower(kind)} {step.Component} listens on the port is not known.",
            OtherPlacedPort { Kind: var kind, Own: var own, Asked: var asked } =>
                $"{Words(kind)} {step.Component} listens on port {own}, not on {asked}.",
            PlacedMayBePublic { Kind: var kind } =>
                $"{Words(kind)} {step.Component} may have public addresses, which its name has in other VPCs.",
            NoMountTargetInZone { Zone: var zone } =>
                $"Whether file system {step.Component} has a mount target in {zone ?? "the zone of the client"} is not "
                    + "known; its name has an answer only where it has one.",
            FunctionTakesNothing =>
                $"Function {step.Component} opens connections and takes none: its interfaces have no listener.",
            _ => null,
        };

    private static string Lower(PlacedServiceKind kind) =>
        kind switch
        {
            PlacedServiceKind.ContainerService
            or PlacedServiceKind.ScalingGroup
            or PlacedServiceKind.DatabaseProxy
            or PlacedServiceKind.SearchDomain
            or PlacedServiceKind.KafkaCluster
            or PlacedServiceKind.Warehouse => $"the {Words(kind)}",
            _ => Words(kind).ToLowerInvariant(),
        };

    private static string Words(PlacedServiceKind kind) =>
        kind switch
        {
            PlacedServiceKind.Function => "Function",
            PlacedServiceKind.ContainerService => "ECS service",
            PlacedServiceKind.NodeGroup => "Node group",
            PlacedServiceKind.FargatePods => "Fargate profile",
            PlacedServiceKind.ScalingGroup => "Auto Scaling group",
            PlacedServiceKind.DatabaseCluster => "Database cluster",
            PlacedServiceKind.DatabaseProxy => "RDS proxy",
            PlacedServiceKind.Cache => "Cache",
            PlacedServiceKind.SearchDomain => "OpenSearch domain",
            PlacedServiceKind.FileSystem => "File system",
            PlacedServiceKind.KafkaCluster => "MSK cluster",
            PlacedServiceKind.Warehouse => "Redshift cluster",
            PlacedServiceKind.MessageBroker => "Message broker",
            _ => throw new UnreachableException($"There are no words for the service {kind}."),
        };
}
