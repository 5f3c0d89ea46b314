using PrivateLinkLab.Components.Validation;

namespace PrivateLinkLab.Components.Network;

/// <summary>
/// The subnets of what has a network interface in each zone: an interface endpoint, a network load balancer. AWS takes
/// one subnet in each (AWS PrivateLink guide, "Subnets and Availability Zones"; Elastic Load Balancing guide for
/// network load balancers, "Availability Zones").
/// </summary>
internal static class OneSubnetPerZone
{
    private const string Argument = "Subnets";

    /// <summary>Gives the chosen subnets, or the network's first in every zone.</summary>
    public static IReadOnlyList<PrivateSubnet> Choose(VpcNetwork network, IReadOnlyList<PrivateSubnet>? chosen) =>
        chosen ?? [.. network.FirstOfEachZone];

    /// <summary>Adds an error for every zone with several subnets, or when there is no subnet at all.</summary>
    /// <param name="errors">Receives the errors.</param>
    /// <param name="network">The network.</param>
    /// <param name="chosen">The chosen subnets; null for the network's.</param>
    /// <param name="what">What has the interfaces, as a sentence begins with it.</param>
    public static void Check(
        ArgumentErrors errors,
        VpcNetwork network,
        IReadOnlyList<PrivateSubnet>? chosen,
        string what
    )
    {
        var subnets = Choose(network, chosen);
        errors.Require(
            subnets.Count > 0,
            Argument,
            $"has no subnet",
            $"{what} without a network interface is attached to nothing: give one subnet in each zone."
        );
        foreach (var zone in subnets.GroupBy(subnet => subnet.AvailabilityZone).Where(zone => zone.Count() > 1))
        {
            errors.Add(
                Argument,
                $"has {string.Join(" and ", zone.Select(subnet => $"'{subnet.Name}'"))} in {zone.Key}",
                $"{what} takes one subnet in each availability zone."
            );
        }
    }
}
