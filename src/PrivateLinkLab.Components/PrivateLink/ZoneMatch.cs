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
    /// <summary>Looks up the id of a zone, such as use1-az4, by its name in the account of a component.</summary>
    public static Output<string> IdOf(string zone, Resource component) => Aws.GetAvailabilityZone.Invoke(
        new Aws.GetAvailabilityZoneInvokeArgs { Name = zone }, new InvokeOptions { Parent = component }).Apply(result => result.ZoneId);

    /// <summary>Looks up the name that a zone has in the account of a component, by its id.</summary>
    public static Output<string> NameOf(string zoneId, Resource component) => Aws.GetAvailabilityZone.Invoke(
        new Aws.GetAvailabilityZoneInvokeArgs { ZoneId = zoneId }, new InvokeOptions { Parent = component }).Apply(result => result.Name);

    /// <summary>Matches subnets with the zones of a service.</summary>
    /// <param name="subnets">The subnets.</param>
    /// <param name="subnetIds">Their ids.</param>
    /// <param name="zoneIds">The ids of their zones.</param>
    /// <param name="offered">The service's zones, by id or by the name that they have in the subnets' account; null for all.</param>
    public static ZoneMatch Of(
        IReadOnlyList<PrivateSubnet> subnets,
        ImmutableArray<string> subnetIds,
        ImmutableArray<string> zoneIds,
        ImmutableArray<string>? offered)
    {
        var (matching, excluded) = (new List<string>(), new List<string>());
        for (var index = 0; index < subnets.Count; index++)
        {
            var zone = subnets[index].AvailabilityZone;
            if (offered is not { } zones || zones.Contains(zone) || zones.Contains(zoneIds[index]))
            {
                matching.Add(subnetIds[index]);
            }
            else
            {
                excluded.Add(
                    $"subnet '{subnets[index].Name}' in {zone} ({zoneIds[index]}): the service is in {string.Join(", ", zones.Order(StringComparer.Ordinal))} only");
            }
        }

        return new ZoneMatch([.. matching], [.. excluded]);
    }
}
