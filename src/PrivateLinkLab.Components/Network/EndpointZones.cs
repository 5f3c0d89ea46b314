using System.Collections.Immutable;
using PrivateLinkLab.Components.Validation;

namespace PrivateLinkLab.Components.Network;

/// <summary>
/// The zones in which an interface endpoint gets a network interface, and what there is to say of them.
/// </summary>
/// <param name="Subnets">The subnets in zones that the service offers.</param>
/// <param name="Warnings">A sentence for every zone left out, and one when a single zone is left.</param>
internal sealed record EndpointZones(ImmutableArray<PrivateSubnet> Subnets, ImmutableArray<string> Warnings)
{
    /// <summary>Leaves out the zones that a service does not offer.</summary>
    /// <param name="component">The name of the component that wants the endpoint.</param>
    /// <param name="service">The service, such as sqs.</param>
    /// <param name="wanted">The zones of the subnets that the endpoint is to stand in.</param>
    /// <param name="offered">The names of the zones that the service offers to this account.</param>
    /// <exception cref="ComponentArgumentException">None is left.</exception>
    public static EndpointZones Of(
        string component,
        string service,
        IReadOnlyList<SubnetZone> wanted,
        IReadOnlyCollection<string> offered
    )
    {
        var kept = wanted.Where(zone => offered.Contains(zone.Name)).ToList();
        if (kept.Count == 0)
        {
            throw new ComponentArgumentException(
                $"InterfaceEndpointSet '{component}': {service} is not offered in {string.Join(", ", wanted)}. "
                    + $"Use a subnet in {string.Join(", ", offered.Order(StringComparer.Ordinal))}."
            );
        }

        var warnings = wanted
            .Except(kept)
            .Select(zone =>
                $"{service} is not offered in {zone}: no endpoint interface in subnet '{zone.Subnet.Name}'."
            );
        if (kept.Count == 1)
        {
            warnings = warnings.Append(
                $"{service} has its only endpoint interface in {kept[0]}, whose loss takes the endpoint along. "
                    + "A subnet in another zone avoids that, for the price of one more interface by the hour."
            );
        }

        return new([.. kept.Select(zone => zone.Subnet)], [.. warnings]);
    }
}
