using PrivateLinkLab.Amazon.Addresses;
using PrivateLinkLab.Reachability.Tracing;

namespace PrivateLinkLab.Reachability.Dns;

/// <summary>The public addresses of AWS services, as far as prefix lists of the graph tell them.</summary>
internal sealed class ServiceAddresses
{
    private readonly Dictionary<(string Service, string? Region), List<CidrBlock>> _blocks = [];

    public ServiceAddresses(Topology topology)
    {
        foreach (
            var list in topology.Model.PrefixLists.Values.Where(list =>
                list is { Service: not null, Blocks.IsEmpty: false }
            )
        )
        {
            _blocks.TryAdd((list.Service!, list.Region), [.. list.Blocks]);
        }
    }

    /// <summary>The public addresses of a service: a place for each block that is known, else one for all.</summary>
    public IReadOnlyList<Place> PlacesOf(Destination.Service service) =>
        _blocks.TryGetValue((service.Name, service.KnownRegion), out var blocks)
            ? [.. blocks.Select(block => Place.OfService(service.Name, service.KnownRegion, block))]
            : [Place.Somewhere(service.Name, service.KnownRegion)];
}
