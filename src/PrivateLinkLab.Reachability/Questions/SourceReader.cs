using PrivateLinkLab.Amazon.Addresses;
using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Selection;

namespace PrivateLinkLab.Reachability.Questions;

/// <summary>Reads where a probe starts.</summary>
internal sealed class SourceReader(NetworkModel model, NameTable names)
{
    private const string Internet = "internet";
    private const string Local = "local";
    private const string LocalThrough = "local:";

    public ProbeSource Read(string from)
    {
        if (from == Internet)
        {
            return new ProbeSource { IsOutside = true };
        }

        if (from == Local)
        {
            return new ProbeSource { IsOutside = true, IsPerson = true };
        }

        return from.StartsWith(LocalThrough, StringComparison.Ordinal)
            ? OfInstance(from[LocalThrough.Length..]) with
            {
                IsPerson = true,
            }
            : Of(from);
    }

    /// <summary>A place as the beginning of a probe.</summary>
    public ProbeSource Of(NetworkPlace place) =>
        place.Kind switch
        {
            PlaceKind.Internet => new ProbeSource { IsOutside = true, Block = place.Block },
            PlaceKind.Instance => From(model.Instances[place.Identity.Key]),
            PlaceKind.Computer => From(model.Instances[place.Identity.Key]) with { IsPerson = true },
            PlaceKind.NetworkInterface or PlaceKind.Subnet => new ProbeSource { Interface = place.Interfaces[0] },
            PlaceKind.PlacedService when place.OpensConnections => new ProbeSource
            {
                Service = model.PlacedServices[place.Identity.Key],
            },
            PlaceKind.PlacedService
            or PlaceKind.Endpoint
            or PlaceKind.LoadBalancer
            or PlaceKind.Database
            or PlaceKind.Cluster
            or PlaceKind.ServiceResource => throw new ArgumentException(
                $"No connection begins at {place}.",
                nameof(place)
            ),
            _ => throw new UnreachableException($"There is no kind {place.Kind} of places."),
        };

    private ProbeSource From(Instance instance) =>
        instance.Interfaces is [var primary, ..]
            ? new ProbeSource { Interface = model.Interfaces[primary], Instance = instance }
            : new ProbeSource { Unplaced = instance };

    private ProbeSource Of(string from)
    {
        if (model.InterfacesAt(from).ToList() is [var at])
        {
            return OfInterface(at);
        }

        var named = names.Find(from, NamedKind.Instance)
            ?? names.Find(from, NamedKind.Interface)
            ?? names.Find(from, NamedKind.Endpoint)
            ?? names.Find(from, NamedKind.Service)
            ?? names.Find(from, NamedKind.Subnet);
        return named?.Kind switch
        {
            NamedKind.Instance => OfInstance(from),
            NamedKind.Interface => OfInterface(model.Interfaces[named.Identity.Key]),
            NamedKind.Endpoint => new ProbeSource { Endpoint = model.InterfaceEndpoints[named.Identity.Key] },
            NamedKind.Service when model.PlacedServices[named.Identity.Key] is { OpensConnections: true } service =>
                new ProbeSource { Service = service },
            NamedKind.Subnet => new ProbeSource
            {
                Interface = PlaceCatalog.AnyHostIn(model.Subnets[named.Identity.Key]),
            },
            _ => throw NotFound(from, NamedKind.Instance, NamedKind.Interface),
        };
    }

    private ProbeSource OfInterface(NetworkInterface item) =>
        item.Owner switch
        {
            InterfaceOwner.Instance => new ProbeSource { Interface = item, Instance = model.Instances[item.OwnerKey] },
            InterfaceOwner.Endpoint => new ProbeSource { Endpoint = model.InterfaceEndpoints[item.OwnerKey] },
            InterfaceOwner.LoadBalancer or InterfaceOwner.Database or InterfaceOwner.Service or InterfaceOwner.None =>
                new ProbeSource { Interface = item },
            _ => throw new UnreachableException($"Nobody knows what starts at the owner {item.Owner}."),
        };

    private ProbeSource OfInstance(string name)
    {
        var named = names.Find(name, NamedKind.Instance) ?? throw NotFound(name, NamedKind.Instance);
        return From(model.Instances[named.Identity.Key]);
    }

    private ProbeException NotFound(string name, params NamedKind[] kinds)
    {
        if (names.TypeNotModelled(name) is { } type)
        {
            var accepted = kinds is [NamedKind.Instance]
                ? "a session goes through an instance"
                : "a probe starts at an instance, a network interface or a subnet, which stands for any other "
                    + "host in it";
            return new($"'{name}' is of type {type}, which is not modelled; {accepted}.", name, []);
        }

        var near = names.Near(name, kinds);
        var some = names.Some(kinds);
        var hint =
            !near.IsEmpty ? $"Did you mean {string.Join(" or ", near)}?"
            : some.IsEmpty ? "The graph has none."
            : $"There {(some.Length == 1 ? "is" : "are")} {string.Join(", ", some)}; or use {Internet}, {Local} or "
                + $"{LocalThrough}{some[0]}.";
        return new($"'{name}' is not the name or id of an instance, network interface or subnet. {hint}", name, near);
    }
}

/// <summary>Where a probe starts.</summary>
internal sealed record ProbeSource
{
    /// <summary>Outside AWS, with nothing in between.</summary>
    public bool IsOutside { get; init; }

    /// <summary>The block of its public address; null for any.</summary>
    public CidrBlock? Block { get; init; }

    /// <summary>Whether a person's computer is at the beginning.</summary>
    public bool IsPerson { get; init; }

    /// <summary>The interface that opens the connection; null outside.</summary>
    public NetworkInterface? Interface { get; init; }

    /// <summary>The instance; null for other sources.</summary>
    public Instance? Instance { get; init; }

    /// <summary>An instance whose subnet is not in the graph; null for other sources.</summary>
    public Instance? Unplaced { get; init; }

    /// <summary>What a service runs in several subnets; null for other sources.</summary>
    public PlacedService? Service { get; init; }

    /// <summary>An endpoint, which opens no connections.</summary>
    public InterfaceEndpoint? Endpoint { get; init; }
}
