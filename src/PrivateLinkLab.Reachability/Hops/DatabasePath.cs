using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Hops;

/// <summary>Traces to a database, which may stand in any of its subnets: RDS picks one.</summary>
internal sealed class DatabasePath(Topology topology, Connection connection, PublicPath toPublic, InboundPath inbound)
{
    /// <summary>Traces from a network interface.</summary>
    public void To(Trace trace, NetworkInterface from, Database database, Flow flow)
    {
        PowerCheck.Runs(trace, database);
        Port(trace, database, flow.Port);
        if (database.Interfaces.IsEmpty)
        {
            trace.LegacyDoubt(database.Identity, HopKind.Destination,
                $"The subnets of database {database.Identity} are not known.", ReasonCode.UnknownDestination);
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
            way.LegacyArrive(database.Identity, HopKind.Destination,
                $"Database {database.Identity} takes the connection in subnet "
                    + $"{topology.SubnetOf(item).Identity.Name}.");
            ways.Add(way);
        }

        var subnets = string.Join(" and ", database.Interfaces.Select(item => topology.SubnetOf(item).Identity.Name));
        trace.Fork(ways, Picker.Rds);
        trace.LegacyRemark(
            $"RDS may place {database.Identity.Name} in {subnets}; the verdict is for "
                + $"{(ways.Count == 1 ? "that" : "all of them")}.");
    }

    /// <summary>Traces from the internet to a database.</summary>
    public void FromInternet(Trace trace, Database database, Flow flow)
    {
        PowerCheck.Runs(trace, database);
        Port(trace, database, flow.Port);
        Enter(trace, database, flow);
    }

    private void Enter(Trace trace, Database database, Flow flow)
    {
        List<Trace> ways = [];
        foreach (var item in database.Interfaces)
        {
            var way = new Trace();
            inbound.To(way, item, flow, database.Identity, $"Set publiclyAccessible of database {database.Identity} to true. Better: go through a jump server.");
            ways.Add(way);
        }

        if (ways.Count > 0)
        {
            trace.Fork(ways, Picker.Rds);
        }
    }

    private static void Port(Trace trace, Database database, int port)
    {
        if (database.Port is null)
        {
            trace.LegacyDoubt(database.Identity, HopKind.Destination,
                $"The port of database {database.Identity} is not known.",
                ReasonCode.TargetPortRestriction);
        }
        else if (database.Port != port)
        {
            trace.LegacyDeny(database.Identity, HopKind.Destination,
                $"Database {database.Identity} listens on port {database.Port}, not on {port}.",
                ReasonCode.TargetPortRestriction, $"Connect to port {database.Port} of database {database.Identity}.");
        }
    }
}
