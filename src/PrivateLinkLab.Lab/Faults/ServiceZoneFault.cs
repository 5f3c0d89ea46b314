using System.Globalization;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Network.Ingest;

namespace PrivateLinkLab.Lab.Faults;

/// <summary>Moves the consumer's endpoint into zones of its region in which the endpoint service is not.</summary>
internal static class ServiceZoneFault
{
    private const string ZoneId = "availabilityZoneId";

    // No region has more zones than that with ids of this form.
    private const int MostZones = 9;

    public static GraphEdit? Change(ResourceGraph graph)
    {
        var services = ZonesOf(SubnetsOf(graph, graph.OfTypes(AwsTypes.LoadBalancer), "subnets"));
        var endpoints = graph.ConsumerEndpoints().ToList();
        var subnets = SubnetsOf(graph, endpoints, "subnetIds").ToList();
        var zones = ZonesOf(subnets);
        if (services.Count == 0 || zones.Count == 0 || services.Concat(zones).Select(Region).Distinct().Count() != 1)
        {
            return null;
        }

        var free = Enumerable
            .Range(1, MostZones)
            .Select(number => string.Create(CultureInfo.InvariantCulture, $"{Region(services.First())}{number}"))
            .Except(services);
        var edit = new GraphEdit(graph).Unmake(endpoints);
        foreach (var (subnet, zone) in subnets.Zip(free))
        {
            edit.Set(subnet, ZoneId, zone).Unset(subnet, "availabilityZone");
        }

        return edit;
    }

    private static IEnumerable<ResourceNode> SubnetsOf(
        ResourceGraph graph,
        IEnumerable<ResourceNode> owners,
        string property
    )
    {
        var ids = owners.SelectMany(owner => owner.Outputs.GetTexts(property)).ToHashSet(StringComparer.Ordinal);
        return graph.OfTypes(ResourceTypes.Subnets).Where(subnet => subnet.Id is { } id && ids.Contains(id));
    }

    private static HashSet<string> ZonesOf(IEnumerable<ResourceNode> subnets) =>
        subnets.Select(subnet => subnet.Outputs.GetText(ZoneId)).OfType<string>().ToHashSet(StringComparer.Ordinal);

    // use1-az of use1-az4.
    private static string Region(string zoneId) => zoneId.TrimEnd([.. "0123456789"]);
}
