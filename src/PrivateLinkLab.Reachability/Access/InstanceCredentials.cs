using PrivateLinkLab.Amazon.Regions;
using PrivateLinkLab.Network;
using PrivateLinkLab.Permissions;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Access;

/// <summary>The role whose credentials an instance's programs have.</summary>
internal sealed class InstanceCredentials(NetworkModel model, IAuthorizer authorizer)
{
    private const string AssumeRole = "sts:AssumeRole";

    /// <summary>Finds the role; what is not known about it, and what keeps EC2 from assuming it, is noted.</summary>
    /// <returns>Whether it is known, and the role; null when the instance has none.</returns>
    public (bool Known, Role? Role) Of(Instance instance, Trace trace)
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
                Trusts(role, trace);
                return (true, role);
            }
        }

        trace.LegacyDoubt(instance.Identity, HopKind.Policy,
            $"The role of {instance.Identity} is not in the "
                + $"graph{(instance.Profile is { } name ? $" (instance profile {name})" : "")}, so what it may do is "
                + "not known.",
            AuthorizationReason.UnknownPrincipal);
        return (false, null);
    }

    /// <summary>Notes when the programs of an instance cannot get its role's credentials from the metadata service.</summary>
    public static void Delivered(Instance instance, Role role, Trace trace)
    {
        switch (instance.MetadataEnabled)
        {
            case false:
                trace.LegacyDeny(instance.Identity, HopKind.Policy,
                    $"The metadata service of {instance.Identity} is off, so its programs do not get the credentials of role {role.Identity}.",
                    AuthorizationReason.NoCredentials, $"Set metadataOptions.httpEndpoint of {instance.Identity} to enabled.");
                break;
            case null:
                trace.LegacyDoubt(instance.Identity, HopKind.Policy,
                    $"Whether the metadata service of {instance.Identity} is on is not known.", AuthorizationReason.NoCredentials);
                break;
        }
    }

    // An instance gets a role's credentials only when the role's trust policy lets EC2 assume it (IAM user guide, "Use an IAM
    // role to grant permissions to applications running on Amazon EC2 instances").
    private void Trusts(Role role, Trace trace)
    {
        if (role.Trust is not { } trust)
        {
            return;
        }

        AccessDecision? first = null;
        foreach (var service in Services(role))
        {
            var decision = authorizer.Decide(new AccessRequest
            {
                Principal = null,
                Service = service,
                Action = AssumeRole,
                Resource = role.Arn,
                ResourceOwner = role.Owner,
                ResourcePolicies = [trust],
            });
            if (decision.Decision == Decision.Allow)
            {
                return;
            }

            first ??= decision;
        }

        trace.LegacyAppend(first!);
    }

    // In China EC2 goes by either name.
    private static string[] Services(Role role) => role.Arn?.StartsWith($"arn:{AwsPartition.China}:", StringComparison.Ordinal) == true
        ? ["ec2.amazonaws.com.cn", "ec2.amazonaws.com"]
        : ["ec2.amazonaws.com"];
}
