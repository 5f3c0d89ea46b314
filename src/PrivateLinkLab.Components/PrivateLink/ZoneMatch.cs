using System.Collections.Immutable;
using PrivateLinkLab.Components.Network;
using Pulumi;
using Aws = Pulumi.Aws;

namespace PrivateLinkLab.Components.PrivateLink;

/// <summary>Which subnets are in a zone where a service can be reached, and why the others are not.</summary>
/// <param name="SubnetIds">The ids of the subnets that are.</param>
/// <param name="Excluded">A sentence without a period for each of the others.</param>
internal sealed record ZoneMatch(ImmutableArray<string> SubnetIds, ImmutableArray<string> Excluded)
{
    /// <summary>Looks up the name that a zone has in the account of a component, by its id.</summary>
    public static Output<string> NameOf(string zoneId, Resource component) =>
        Aws
            .GetAvailabilityZone.Invoke(
                new Aws.GetAvailabilityZoneInvokeArgs { ZoneId = zoneId },
                new InvokeOptions { Parent = component }
            )
            .Apply(result => result.Name);

    /// <summary>Matches subnets with the zones of a service.</summary>
    /// <param name="zones">The subnets' zones.</param>
    /// <param name="subnetIds">The subnets' ids, in the same order.</param>
    /// <param name="offered">The service's zones, by id or by the name that they have in the subnets' account; null for
    /// all.</param>
    public static ZoneMatch Of(
        ImmutableArray<SubnetZone> zones,
        ImmutableArray<string> subnetIds,
        ImmutableArray<string>? offered
    )
    {
        var (matching, excluded) = (new List<string>(), new List<string>());
        foreach (var (zone, subnetId) in zones.Zip(subnetIds))
        {
            if (offered is not { } known || known.Contains(zone.Name) || known.Contains(zone.Id))
            {
                matching.Add(subnetId);
            }
            else
            {
                excluded.Add(
                    $"subnet '{zone.Subnet.Name}' in {zone}: the service is "
                        + $"in {string.Join(", ", known.Order(StringComparer.Ordinal))} only"
                );
            }
        }

        return new ZoneMatch([.. matching], [.. excluded]);
    }
}
