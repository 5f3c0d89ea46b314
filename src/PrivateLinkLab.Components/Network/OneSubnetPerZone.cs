using System.Collections.Immutable;
using PrivateLinkLab.Components.Validation;
using Pulumi;

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

    /// <summary>
    /// Gives the chosen subnets with their zones, as AWS knows them. Where the program did not tell every zone, the
    /// network's first subnet in each is chosen here, and two chosen ones in one zone fail the run.
    /// </summary>
    /// <param name="component">The component that asks; its provider answers.</param>
    /// <param name="owner">Its class and name, as error messages have them.</param>
    /// <param name="network">The network.</param>
    /// <param name="chosen">The chosen subnets; null for the network's.</param>
    /// <param name="what">What has the interfaces, as a sentence begins with it.</param>
    public static Output<ImmutableArray<SubnetZone>> ZonesOf(
        Resource component,
        string owner,
        VpcNetwork network,
        IReadOnlyList<PrivateSubnet>? chosen,
        string what
    )
    {
        var subnets = Choose(network, chosen);
        var zones = Output.All(subnets.Select(subnet => SubnetZone.LookUp(subnet, component)));
        if (subnets.All(subnet => subnet.AvailabilityZone.Plain is not null))
        {
            return zones;
        }

        return zones.ApplyUnlessRefused(known =>
        {
            var byZone = known.GroupBy(zone => zone.Id).ToList();
            return chosen is null || byZone.Count == known.Length
                ? byZone.Select(zone => zone.First()).ToImmutableArray()
                : throw new ComponentArgumentException([
                    .. byZone
                        .Where(zone => zone.Count() > 1)
                        .Select(zone =>
                            $"{owner}: {Argument} {Several(zone.Select(one => one.Subnet), $"{zone.First()}")}. "
                            + $"{Accepted(what)}"
                        ),
                ]);
        });
    }

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
            $"is empty",
            $"{what} without a network interface is attached to nothing: give one subnet in each zone."
        );
        foreach (var zone in subnets.GroupBy(subnet => subnet.AvailabilityZone).Where(zone => zone.Count() > 1))
        {
            errors.Add(Argument, Several(zone, $"{zone.Key}"), Accepted(what));
        }
    }

    private static string Several(IEnumerable<PrivateSubnet> subnets, string zone) =>
        $"has {string.Join(" and ", subnets.Select(subnet => $"'{subnet.Name}'"))} in {zone}";

    private static string Accepted(string what) => $"{what} takes one subnet in each availability zone.";
}
