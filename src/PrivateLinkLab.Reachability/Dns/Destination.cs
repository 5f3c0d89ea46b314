using System.Collections.Immutable;
using PrivateLinkLab.Network;

namespace PrivateLinkLab.Reachability.Dns;

/// <summary>What a name or address leads to.</summary>
internal abstract record Destination
{
    private Destination() { }

    /// <summary>An interface endpoint, by some of its network interfaces.</summary>
    public sealed record Endpoint(InterfaceEndpoint Value, IReadOnlyList<NetworkInterface> Interfaces) : Destination;

    /// <summary>The public endpoint of an AWS service.</summary>
    /// <param name="Name">Its short name.</param>
    /// <param name="KnownRegion">The region; null when it is not known.</param>
    public sealed record Service(string Name, string? KnownRegion) : Destination
    {
        /// <summary>The region as sentences have it.</summary>
        public string Region => KnownRegion ?? "a region that is not known";
    }

    /// <summary>A host on the internet.</summary>
    public sealed record Internet(string Host) : Destination;

    /// <summary>A network interface of an instance or of its own.</summary>
    public sealed record Interface(NetworkInterface Value) : Destination;

    /// <summary>A database.</summary>
    public sealed record Rds(Database Value) : Destination;

    /// <summary>What a service runs in subnets.</summary>
    public sealed record Placed(PlacedService Value) : Destination;

    /// <summary>A Network Load Balancer.</summary>
    public sealed record Balancer(NetworkLoadBalancer Value) : Destination;

    /// <summary>An Application Load Balancer.</summary>
    public sealed record Application(ApplicationLoadBalancer Value) : Destination;

    /// <summary>The API of an EKS cluster.</summary>
    public sealed record Kubernetes(KubernetesCluster Value) : Destination;

    /// <summary>A load balancer's node, by its public address.</summary>
    public sealed record PublicNode(NetworkInterface Value) : Destination;

    /// <summary>An address that no filter stops, such as the VPC's resolver or the metadata service.</summary>
    public sealed record Exempt(string Address, ReservedService What) : Destination;

    /// <summary>A name that AWS gives to what is not in the graph, so that its address may be a private one.</summary>
    public sealed record OutsideGraph(string Host) : Destination;

    /// <summary>A name or address of something in the graph that no interface of the model has.</summary>
    /// <param name="Host">The name or address.</param>
    /// <param name="By">The resource that has it, or mentions it.</param>
    public sealed record Mentioned(string Host, Identity By) : Destination;

    /// <summary>Several places, of which the answer names all.</summary>
    public sealed record Several(ImmutableArray<Destination> Each) : Destination;

    /// <summary>A public address at which nobody takes connections.</summary>
    public sealed record Idle(string Address, IdleAddress Value) : Destination;

    /// <summary>
    /// An instance in a subnet that is not in the graph, so that its place in the network is not known.
    /// </summary>
    public sealed record Unplaced(Instance Value) : Destination;

    /// <summary>A private address that nothing in the graph has.</summary>
    public sealed record UnusedAddress(string Text) : Destination;
}

/// <summary>The services at addresses that no filter stops.</summary>
internal enum ReservedService
{
    /// <summary>The VPC's resolver.</summary>
    Resolver,

    /// <summary>The metadata service of instances.</summary>
    Metadata,

    /// <summary>The Amazon Time Sync Service.</summary>
    Time,

    /// <summary>The metadata service of Amazon ECS.</summary>
    ContainerMetadata,

    /// <summary>The Windows licence server.</summary>
    WindowsLicence,
}
