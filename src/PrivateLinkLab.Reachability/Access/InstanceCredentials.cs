using PrivateLinkLab.Reachability.Authorization;
using PrivateLinkLab.Reachability.Model;
using PrivateLinkLab.Reachability.Paths;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Access;

/// <summary>The role whose credentials an instance's programs have.</summary>
internal static class InstanceCredentials
{
    /// <summary>Finds the role; what is not known about it is noted.</summary>
    /// <returns>Whether it is known, and the role; null when the instance has none.</returns>
    public static (bool Known, Role? Role) Of(NetworkModel model, Instance instance, Trace trace)
    {
        if (instance.HasProfile == false)
        {
            return (true, null);
        }

        if (instance.Profile is { } profileKey && model.InstanceProfiles.TryGetValue(profileKey, out var profile))
        {
            if (profile.HasRole == false)
            {
                return (true, null);
            }

            if (profile.Role is { } roleKey && model.Roles.TryGetValue(roleKey, out var role))
            {
                return (true, role);
            }
        }

        trace.Doubt(instance.Identity, HopKind.Policy,
            $"The role of {instance.Identity} is not in the "
                + $"graph{(instance.Profile is { } name ? $" (instance profile {name})" : "")}, so what it may do is "
                + "not known.",
            AuthorizationReason.UnknownPrincipal);
        return (false, null);
    }
}
