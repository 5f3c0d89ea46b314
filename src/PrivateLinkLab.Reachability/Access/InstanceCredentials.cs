using PrivateLinkLab.Graph;
using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Hops;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Access;

/// <summary>The role whose credentials an instance's programs have.</summary>
internal sealed class InstanceCredentials(NetworkModel model, ModelPolicies policies)
{
    /// <summary>Finds the role; what is not known about it, and what keeps EC2 from assuming it, is noted.</summary>
    /// <returns>Whether it is known, and the role; null when the instance has none.</returns>
    public (bool Known, Role? Role) Of(Instance instance, Trace trace)
    {
        if (instance.HasProfile == Truth.False)
        {
            return (true, null);
        }

        if (instance.Profile is { } profileKey && model.InstanceProfiles.TryGetValue(profileKey, out var profile))
        {
            if (profile.HasRole == Truth.False)
            {
                return (true, null);
            }

            if (profile.Role is { } roleKey && model.Roles.TryGetValue(roleKey, out var role))
            {
                RoleTrust.Check(policies, role, RoleTrust.Ec2, trace);
                return (true, role);
            }
        }

        trace.Add(
            new Authorized(
                instance.Identity,
                Truth.Unknown,
                Reason.UnknownPrincipal,
                new RoleNotInGraph(instance.Profile)
            )
        );
        return (false, null);
    }

    /// <summary>
    /// Notes when the programs of an instance cannot get its role's credentials from the metadata service.
    /// </summary>
    public static void Delivered(Instance instance, Role role, Trace trace)
    {
        if (!MetadataDelivers(instance.Identity, instance.MetadataEnabled, role, trace))
        {
            trace.Add(new EnableMetadataService(instance.Identity, Reason.NoCredentials));
        }
    }

    /// <summary>
    /// Notes when a metadata service that is off gives no credentials, or may not; false when it is off for sure.
    /// </summary>
    public static bool MetadataDelivers(Identity of, Truth isEnabled, Role role, Trace trace)
    {
        if (isEnabled != Truth.True)
        {
            trace.Add(new Authorized(of, isEnabled, Reason.NoCredentials, new CredentialsNotDelivered(role.Identity)));
        }

        return isEnabled != Truth.False;
    }
}

/// <summary>The role of an instance is not in the graph.</summary>
/// <param name="Profile">The instance profile; null when it is not known.</param>
internal sealed record RoleNotInGraph(string? Profile) : AuthorizationDetail;

/// <summary>The metadata service gives an instance's programs no credentials, or may not.</summary>
internal sealed record CredentialsNotDelivered(Identity Role) : AuthorizationDetail;
