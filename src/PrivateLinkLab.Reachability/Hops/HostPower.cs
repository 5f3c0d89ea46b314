using PrivateLinkLab.Graph;
using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Hops;

/// <summary>
/// Whether what stands at an end of a connection runs: a stopped host neither opens a connection nor answers one.
/// </summary>
internal sealed class HostPower(Topology topology)
{
    /// <summary>Notes when what has a network interface does not run.</summary>
    public void Runs(Trace trace, NetworkInterface item, HostRole role)
    {
        if (
            item.Owner == InterfaceOwner.Instance
            && topology.Model.Instances.TryGetValue(item.OwnerKey, out var instance)
        )
        {
            Runs(trace, instance, role);
        }
    }

    /// <summary>Notes when an instance does not run.</summary>
    public static void Runs(Trace trace, Instance instance, HostRole role) =>
        Check(
            trace,
            instance.Identity,
            new(HostKind.Instance, instance.Power, role),
            new StartInstance(instance.Identity, instance.Power.SetBy)
        );

    /// <summary>Notes when a database does not run.</summary>
    public static void Runs(Trace trace, Database database) =>
        Check(
            trace,
            database.Identity,
            new(HostKind.Database, database.Power, HostRole.Destination),
            new StartDatabase(database.Identity, database.Identifier, database.Power.SetBy)
        );

    private static void Check(Trace trace, Identity host, Powered detail, Change start)
    {
        switch (detail.Power.IsOn)
        {
            case Truth.False:
                trace.Stop(host, Reason.BadState, detail, start);
                break;
            case Truth.Unknown:
                trace.Doubt(host, Reason.BadState, detail);
                break;
            case Truth.True:
                break;
            default:
                throw new UnreachableException($"There is no certainty {detail.Power.IsOn}.");
        }
    }
}

/// <summary>What a host is to a connection.</summary>
internal enum HostRole
{
    /// <summary>Who opens it.</summary>
    Source,

    /// <summary>The peer that it is opened to.</summary>
    Destination,

    /// <summary>The target whose health a load balancer checks.</summary>
    Target,

    /// <summary>Whose agent dials Session Manager.</summary>
    Session,
}

/// <summary>The kinds of hosts that can be stopped.</summary>
internal enum HostKind
{
    /// <summary>An instance.</summary>
    Instance,

    /// <summary>A database.</summary>
    Database,
}

/// <summary>A host that does not run, or is not known to.</summary>
internal sealed record Powered(HostKind Host, PowerState Power, HostRole Role) : AdmissionDetail;

/// <summary>An instance is to be started.</summary>
/// <param name="Instance">The instance.</param>
/// <param name="SetBy">The resource that says that it is stopped; null when nothing of the graph does.</param>
internal sealed record StartInstance(Identity Instance, Identity? SetBy) : Change(SetBy ?? Instance, Reason.BadState);

/// <summary>A database is to be started.</summary>
/// <param name="Database">The database.</param>
/// <param name="Identifier">What commands know it by; null when that is not known.</param>
/// <param name="SetBy">The resource that says that it is stopped; null when nothing of the graph does.</param>
internal sealed record StartDatabase(Identity Database, string? Identifier, Identity? SetBy)
    : Change(SetBy ?? Database, Reason.BadState);
