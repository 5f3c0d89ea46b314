using PrivateLinkLab.Network;

namespace PrivateLinkLab.Reachability.Hops;

/// <summary>What would lead to a public address that no route leads to.</summary>
/// <param name="Component">The resource to change; null for the route table.</param>
/// <param name="IsInside">Whether it is something inside the VPC, by whose address the filters would judge.</param>
/// <param name="Change">The change as a sentence, for a subnet and its route table.</param>
internal sealed record MissingRoute(Identity? Component, bool IsInside, Func<Subnet, RouteTable, string> Change)
{
    /// <summary>The usual way out: a NAT gateway.</summary>
    public static MissingRoute Internet { get; } = new(null, false, (subnet, table) =>
        $"Add a route 0.0.0.0/0 to route table {table.Identity} of subnet {subnet.Identity.Name}: to a NAT gateway in "
            + "a public subnet, or to an Internet gateway if the source has a public address.");

    /// <summary>Whether the traffic could stay inside the source's subnet.</summary>
    public bool NeedsNoCrossing => IsInside;
}
