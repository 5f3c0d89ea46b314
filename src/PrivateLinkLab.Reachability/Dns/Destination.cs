using PrivateLinkLab.Reachability.Model;

namespace PrivateLinkLab.Reachability.Dns;

/// <summary>What a name or address leads to.</summary>
internal abstract record Destination
{
    private Destination() { }

    /// <summary>An interface endpoint, by some of its network interfaces.</summary>
    public sealed record Endpoint(InterfaceEndpoint Value, IReadOnlyList<NetworkInterface> Interfaces) : Destination;

    /// <summary>The public endpoint of an AWS service.</summary>
    public sealed record Service(string Name, string Region) : Destination;

    /// <summary>A host on the internet.</summary>
    public sealed record Internet(string Host) : Destination;

    /// <summary>A network interface of an instance or of its own.</summary>
    public sealed record Interface(NetworkInterface Value) : Destination;

    /// <summary>A database.</summary>
    public sealed record Rds(Database Value) : Destination;

    /// <summary>A Network Load Balancer.</summary>
    public sealed record Balancer(NetworkLoadBalancer Value) : Destination;

    /// <summary>An address that no filter stops, such as the VPC's resolver or the metadata service.</summary>
    public sealed record Exempt(string Address, string What) : Destination;

    /// <summary>A private address that nothing in the graph has.</summary>
    public sealed record Nobody(string Text) : Destination;
}
