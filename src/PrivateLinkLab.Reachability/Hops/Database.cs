using System.Collections.Immutable;
using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Hops;

/// <summary>A database, which may stand in any of its subnets: RDS picks one.</summary>
internal sealed class DatabaseHop(
    Topology topology,
    BetweenInterfaces connection,
    ToPublicAddress toPublic,
    FromInternet fromInternet
)
{
    /// <summary>Traces from a network interface.</summary>
    public void To(Trace trace, NetworkInterface from, Database database, Flow flow)
    {
        HostPower.Runs(trace, database);
        Port(trace, database, flow.Port);
        if (database.Interfaces.IsEmpty)
        {
            trace.Doubt(database.Identity, Reason.UnknownDestination, new DatabaseSubnetsNotKnown());
            return;
        }

        if (!topology.IsPrivateIn(from.Vpc, database))
        {
            toPublic.To(trace, from, flow.To(Place.Somewhere(null)), MissingRoute.Internet);
            Enter(trace, database, flow);
            return;
        }

        List<Trace> ways = [];
        foreach (var item in database.Interfaces)
        {
            var way = new Trace();
            connection.Between(way, from, item, flow);
            way.Arrive(database.Identity, new DatabaseTakes(topology.SubnetOf(item).Identity));
            ways.Add(way);
        }

        trace.Fork(ways, Picker.Rds);
        trace.Add(
            new RdsPicks(database.Identity, [.. database.Interfaces.Select(item => topology.SubnetOf(item).Identity)])
        );
    }

    /// <summary>Traces from the internet to a database.</summary>
    public void FromInternet(Trace trace, Database database, Flow flow)
    {
        HostPower.Runs(trace, database);
        Port(trace, database, flow.Port);
        Enter(trace, database, flow);
    }

    private void Enter(Trace trace, Database database, Flow flow)
    {
        List<Trace> ways = [];
        foreach (var item in database.Interfaces)
        {
            var way = new Trace();
            fromInternet.To(way, item, flow, new MakeDatabasePublic(database.Identity));
            ways.Add(way);
        }

        if (ways.Count > 0)
        {
            trace.Fork(ways, Picker.Rds);
        }
    }

    private static void Port(Trace trace, Database database, int port)
    {
        if (database.Port is not { } own)
        {
            trace.Doubt(database.Identity, Reason.TargetPortRestriction, new DatabasePortNotKnown());
        }
        else if (own != port)
        {
            trace.Stop(
                database.Identity,
                Reason.TargetPortRestriction,
                new OtherDatabasePort(own, port),
                new ConnectToDatabasePort(database.Identity, own)
            );
        }
    }
}

/// <summary>The subnets of a database are not known.</summary>
internal sealed record DatabaseSubnetsNotKnown : AdmissionDetail;

/// <summary>The port of a database is not known.</summary>
internal sealed record DatabasePortNotKnown : AdmissionDetail;

/// <summary>A database listens on another port.</summary>
internal sealed record OtherDatabasePort(int Own, int Asked) : AdmissionDetail;

/// <summary>A database takes a connection in one of its subnets.</summary>
internal sealed record DatabaseTakes(Identity Subnet) : ArrivalDetail;

/// <summary>RDS may place a database in any of some subnets.</summary>
internal sealed record RdsPicks(Identity Database, ImmutableArray<Identity> Subnets) : Note;

/// <summary>Whoever connects is to use the database's port.</summary>
internal sealed record ConnectToDatabasePort(Identity Database, int Port)
    : Change(Database, Reason.TargetPortRestriction);

/// <summary>A database is to have a public address.</summary>
internal sealed record MakeDatabasePublic(Identity Database) : Change(Database, Reason.PublicAddressForIngress);
