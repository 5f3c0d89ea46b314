using PrivateLinkLab.Graph;
using PrivateLinkLab.Network;

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
            NamedKind.Subnet => new ProbeSource { Interface = AnyHostIn(model.Subnets[named.Identity.Key]) },
            _ => throw NotFound(from, NamedKind.Instance, NamedKind.Interface),
        };
    }

    // A host that somebody may put there: its own security group lets everything out, and nobody's rules name that
    // group. It has the public addresses that the subnet gives.
    private static NetworkInterface AnyHostIn(Subnet subnet) =>
        new()
        {
            Identity = subnet.Identity,
            Owner = InterfaceOwner.None,
            OwnerKey = subnet.Identity.Key,
            Subnet = subnet.Identity.Key,
            Vpc = subnet.Vpc,
            Address = subnet.Block,
            HasPublicAddress = subnet.MapsPublicAddress,
            HasIpv6Address = subnet.HasIpv6.And(subnet.AssignsIpv6Address),
        };

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
        var instance = model.Instances[named.Identity.Key];
        return instance.Interfaces is [var primary, ..]
            ? new ProbeSource { Interface = model.Interfaces[primary], Instance = instance }
            : new ProbeSource { Unplaced = instance };
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
