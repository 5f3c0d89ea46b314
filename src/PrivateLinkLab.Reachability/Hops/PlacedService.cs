using PrivateLinkLab.Graph;
using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Hops;

/// <summary>What a service runs in subnets, in any of which it may stand.</summary>
internal sealed class PlacedServiceHop(Topology topology, BetweenInterfaces connection, FromInternet fromInternet)
{
    /// <summary>Traces from a network interface.</summary>
    public void To(Trace trace, NetworkInterface from, PlacedService service, Flow flow)
    {
        if (!Takes(trace, service, flow))
        {
            return;
        }

        if (service.IsPublic != Truth.False && !service.Interfaces.Any(item => item.Vpc == from.Vpc))
        {
            trace.Doubt(service.Identity, Reason.UnknownDestination, new PlacedMayBePublic(service.Kind));
            return;
        }

        List<Trace> ways = [];
        foreach (var item in Answering(trace, from, service))
        {
            var way = new Trace();
            connection.Between(way, from, item, flow);
            way.Arrive(service.Identity, new PlacedTakes(service.Kind, topology.SubnetOf(item).Identity));
            ways.Add(way);
        }

        if (ways.Count > 0)
        {
            trace.Fork(ways, Picker.Placement);
        }
    }

    /// <summary>Traces from the internet.</summary>
    public void FromInternet(Trace trace, PlacedService service, Flow flow)
    {
        if (!Takes(trace, service, flow))
        {
            return;
        }

        List<Trace> ways = [];
        foreach (var item in service.Interfaces)
        {
            var way = new Trace();
            fromInternet.To(way, item, flow, new GivePublicAddress(item.Identity, RatherSession: true));
            ways.Add(way);
        }

        trace.Fork(ways, Picker.Placement);
    }

    // A file system's name has the address of the mount target in the client's zone (Amazon EFS User Guide, "Mounting
    // on Amazon EC2 with a DNS name").
    private List<NetworkInterface> Answering(Trace trace, NetworkInterface from, PlacedService service)
    {
        if (service is not { Kind: PlacedServiceKind.FileSystem, Interfaces.Length: > 1 })
        {
            return [.. service.Interfaces];
        }

        var zone = topology.SubnetOf(from).Zone;
        var inZone = service
            .Interfaces.Where(item => zone is not null && topology.SubnetOf(item).Zone == zone)
            .ToList();
        if (inZone.Count == 0)
        {
            trace.Doubt(service.Identity, Reason.UnknownDestination, new NoMountTargetInZone(zone));
        }

        return inZone;
    }

    // Whether it is worth going on.
    private static bool Takes(Trace trace, PlacedService service, Flow flow)
    {
        if (service.Kind == PlacedServiceKind.Function)
        {
            trace.Stop(
                service.Identity,
                Reason.TargetPortRestriction,
                new FunctionTakesNothing(),
                new InvokeFunction(service.Identity)
            );
            return false;
        }

        if (service.Ports.IsEmpty)
        {
            if (!service.HasAnyPort)
            {
                trace.Doubt(service.Identity, Reason.TargetPortRestriction, new PlacedPortNotKnown(service.Kind));
            }
        }
        else if (!service.Ports.Contains(flow.Port))
        {
            Other(trace, service, flow.Port);
        }

        if (service.Interfaces.IsEmpty || !service.SubnetsKnown)
        {
            trace.Doubt(service.Identity, Reason.UnknownDestination, new PlacedSubnetsNotKnown(service.Kind));
        }

        return !service.Interfaces.IsEmpty;
    }

    // Brokers, caches and search domains may listen on more ports than the graph says.
    private static void Other(Trace trace, PlacedService service, int port)
    {
        if (
            service.Kind
            is PlacedServiceKind.DatabaseCluster
                or PlacedServiceKind.DatabaseProxy
                or PlacedServiceKind.FileSystem
                or PlacedServiceKind.Warehouse
        )
        {
            trace.Stop(
                service.Identity,
                Reason.TargetPortRestriction,
                new OtherPlacedPort(service.Kind, service.Ports[0], port),
                new ConnectToPlacedPort(service.Identity, service.Ports[0])
            );
        }
        else
        {
            trace.Doubt(service.Identity, Reason.TargetPortRestriction, new PlacedPortNotKnown(service.Kind));
        }
    }
}

/// <summary>The subnets of what a service runs are not known, or not all of them.</summary>
internal sealed record PlacedSubnetsNotKnown(PlacedServiceKind Kind) : AdmissionDetail;

/// <summary>Whether what a service runs listens on a port is not known.</summary>
internal sealed record PlacedPortNotKnown(PlacedServiceKind Kind) : AdmissionDetail;

/// <summary>What a service runs listens on another port.</summary>
internal sealed record OtherPlacedPort(PlacedServiceKind Kind, int Own, int Asked) : AdmissionDetail;

/// <summary>What a service runs may have public addresses, which its name has in other VPCs.</summary>
internal sealed record PlacedMayBePublic(PlacedServiceKind Kind) : AdmissionDetail;

/// <summary>A file system has no mount target in the zone of the client, or it is not known.</summary>
internal sealed record NoMountTargetInZone(string? Zone) : AdmissionDetail;

/// <summary>A function opens connections and takes none.</summary>
internal sealed record FunctionTakesNothing : AdmissionDetail;

/// <summary>What a service runs takes a connection in one of its subnets.</summary>
internal sealed record PlacedTakes(PlacedServiceKind Kind, Identity Subnet) : ArrivalDetail;

/// <summary>A function is to be invoked instead.</summary>
internal sealed record InvokeFunction(Identity Function) : Change(Function, Reason.TargetPortRestriction);

/// <summary>Whoever connects is to use the port that what a service runs listens on.</summary>
internal sealed record ConnectToPlacedPort(Identity Service, int Port) : Change(Service, Reason.TargetPortRestriction);
