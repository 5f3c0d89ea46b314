using PrivateLinkLab.Graph;
using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Hops;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Access;

/// <summary>The role whose credentials the programs of a function, task or launched instance have.</summary>
internal sealed class ServiceCredentials(NetworkModel model, ModelPolicies policies)
{
    /// <summary>Finds the role; what is not known about it, and what keeps it from being assumed, is noted.</summary>
    /// <returns>Whether it is known, and the role; null when the programs have none.</returns>
    public (bool Known, Role? Role) Of(PlacedService service, Trace trace)
    {
        if (service.HasRole == Truth.False)
        {
            return (true, null);
        }

        if (service.Role is not { } key || !model.Roles.TryGetValue(key, out var role))
        {
            trace.Add(
                new Authorized(
                    service.Identity,
                    Truth.Unknown,
                    Reason.UnknownPrincipal,
                    new PlacedRoleNotInGraph(service.Role)
                )
            );
            return (false, null);
        }

        RoleTrust.Check(policies, role, AssumedBy(service.Kind), trace);
        if (!InstanceCredentials.MetadataDelivers(service.Identity, service.MetadataEnabled, role, trace))
        {
            trace.Add(new EnableMetadataService(service.Identity, Reason.NoCredentials));
        }

        return (true, role);
    }

    private static string AssumedBy(PlacedServiceKind kind) =>
        kind switch
        {
            PlacedServiceKind.Function => RoleTrust.Lambda,
            PlacedServiceKind.ContainerService => RoleTrust.EcsTasks,
            PlacedServiceKind.NodeGroup or PlacedServiceKind.ScalingGroup => RoleTrust.Ec2,
            _ => throw new UnreachableException($"No programs of the user's run in {kind}."),
        };
}

/// <summary>The role of a function, task or launched instance is not in the graph.</summary>
/// <param name="Role">The role as it is named; null when that is not known.</param>
internal sealed record PlacedRoleNotInGraph(string? Role) : AuthorizationDetail;
