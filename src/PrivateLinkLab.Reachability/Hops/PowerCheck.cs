using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Hops;

/// <summary>Whether what stands at an end of a connection runs: a stopped host neither opens a connection nor answers one.</summary>
internal sealed class PowerCheck(Topology topology)
{
    /// <summary>Notes when what has a network interface does not run.</summary>
    public void Runs(Trace trace, NetworkInterface item, string kind)
    {
        if (item.Owner == InterfaceOwner.Instance && topology.Model.Instances.TryGetValue(item.OwnerKey, out var instance))
        {
            Runs(trace, instance, kind);
        }
    }

    /// <summary>Notes when an instance does not run.</summary>
    public static void Runs(Trace trace, Instance instance, string kind) =>
        Check(trace, instance.Identity, "Instance", instance.Power, kind, instance.Power.SetBy is { } state
            ? $"Set state of {state} to running."
            : $"Start instance {instance.Identity}: aws ec2 start-instances --instance-ids {instance.Identity.Key}");

    /// <summary>Notes when a database does not run.</summary>
    public static void Runs(Trace trace, Database database)
    {
        var command = $"aws rds start-db-instance --db-instance-identifier {database.Identifier ?? database.Identity.Key}";
        // The AWS provider cannot start one (github.com/hashicorp/terraform-provider-aws/issues/40785).
        Check(trace, database.Identity, "Database", database.Power, HopKind.Destination, database.Power.SetBy is { } state
            ? $"Remove {state} from the program and start database {database.Identity}: {command}"
            : $"Start database {database.Identity}: {command}");
    }

    private static void Check(Trace trace, Identity host, string what, PowerState power, string kind, string change)
    {
        switch (power.IsOn)
        {
            case false:
                trace.LegacyDeny(host, kind,
                    $"{what} {host} is {power.Name}{(power.SetBy is { } state ? $", as {state} says" : "")}: it opens no connection and "
                        + "answers none.",
                    ReasonCode.BadState, power.SetBy ?? host, change);
                break;
            case null:
                trace.LegacyDoubt(host, kind, $"Whether {Lower(what)} {host} runs is not known.", ReasonCode.BadState);
                break;
        }
    }

    private static string Lower(string what) => what == "Instance" ? "instance" : "database";
}
