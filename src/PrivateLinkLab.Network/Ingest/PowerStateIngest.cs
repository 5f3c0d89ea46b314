using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Network.Ingest;

/// <summary>
/// Which instances and databases run: what a resource for the state says, else what the host's own resource does, which
/// the provider reads at a refresh only.
/// </summary>
internal sealed class PowerStateIngest(GraphReader graph)
{
    // EC2 API Reference, "InstanceState".
    private static readonly HashSet<string> InstanceOff = new(
        ["stopping", "stopped", "shutting-down", "terminated"],
        StringComparer.Ordinal
    );

    // Amazon RDS User Guide, "Viewing Amazon RDS DB instance status": the states in which nobody can connect for long.
    private static readonly HashSet<string> DatabaseOff = new(
        [
            "stopping",
            "stopped",
            "deleting",
            "failed",
            "inaccessible-encryption-credentials",
            "inaccessible-encryption-credentials-recoverable",
            "incompatible-network",
            "incompatible-restore",
        ],
        StringComparer.Ordinal
    );

    private readonly Dictionary<string, PowerState> _instances = Read(
        graph,
        AwsTypes.InstanceState,
        "instanceId",
        ResourceTypes.Instances,
        InstanceOff
    );

    private readonly Dictionary<string, PowerState> _databases = Read(
        graph,
        AwsTypes.DbInstanceState,
        "identifier",
        [AwsTypes.DbInstance],
        DatabaseOff
    );

    public PowerState OfInstance(ResourceNode node) =>
        _instances.GetValueOrDefault(Identity.KeyOf(node)) ?? Own(node, "instanceState", InstanceOff);

    public PowerState OfDatabase(ResourceNode node)
    {
        // The state names a database by its identifier; while that is not known, the graph says whose it is.
        var identifier = PropertyReader.Of(node).Text("identifier");
        return (identifier is null ? null : _databases.GetValueOrDefault(identifier))
            ?? _databases.GetValueOrDefault(Identity.KeyOf(node))
            ?? Own(node, "status", DatabaseOff);
    }

    private static PowerState Own(ResourceNode node, string property, HashSet<string> off) =>
        PropertyReader.Of(node).Text(property) is { } name
            ? new(TruthLogic.Of(!off.Contains(name)), name, null)
            : PowerState.On;

    private static Dictionary<string, PowerState> Read(
        GraphReader graph,
        ResourceType type,
        string property,
        ResourceType[] hosts,
        HashSet<string> off
    )
    {
        var states = new Dictionary<string, PowerState>(StringComparer.Ordinal);
        foreach (var node in graph.All(type))
        {
            if (graph.Reference(node, property, hosts) is not { } host)
            {
                continue;
            }

            var name = PropertyReader.Of(node).Text("state");
            var state = new PowerState(
                name is null ? Truth.Unknown : TruthLogic.Of(!off.Contains(name)),
                name,
                graph.IdentityOf(node)
            );
            if (!states.TryAdd(host, state) && states[host].IsOn != state.IsOn)
            {
                graph.Warn(
                    node,
                    $"{graph.IdentityOf(node)} and {states[host].SetBy} both set the state of {host}, and not to "
                        + "the same."
                );
                states[host] = new(Truth.Unknown, null, state.SetBy);
            }
        }

        return states;
    }
}
