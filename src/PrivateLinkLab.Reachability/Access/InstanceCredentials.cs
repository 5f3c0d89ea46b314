using PrivateLinkLab.Amazon.Regions;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Network;
using PrivateLinkLab.Permissions;
using PrivateLinkLab.Reachability.Hops;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Access;

/// <summary>The role whose credentials an instance's programs have.</summary>
internal sealed class InstanceCredentials(NetworkModel model, ModelPolicies policies)
{
    private const string AssumeRole = "sts:AssumeRole";

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
                Trusts(role, trace);
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
        switch (instance.MetadataEnabled)
        {
            case Truth.False:
                trace.Add(
                    new Authorized(
                        instance.Identity,
                        Truth.False,
                        Reason.NoCredentials,
                        new CredentialsNotDelivered(role.Identity)
                    ),
                    new EnableMetadataService(instance.Identity, Reason.NoCredentials)
                );
                break;
            case Truth.Unknown:
                trace.Add(
                    new Authorized(
                        instance.Identity,
                        Truth.Unknown,
                        Reason.NoCredentials,
                        new CredentialsNotDelivered(role.Identity)
                    )
                );
                break;
            case Truth.True:
                break;
            default:
                throw new UnreachableException($"There is no certainty {instance.MetadataEnabled}.");
        }
    }

    // An instance gets a role's credentials only when the role's trust policy lets EC2 assume it (IAM user guide, "Use
    // an IAM role to grant permissions to applications running on Amazon EC2 instances").
    private void Trusts(Role role, Trace trace)
    {
        if (role.Trust is not { } trust)
        {
            return;
        }

        PolicyDecision? first = null;
        foreach (var service in Services(role))
        {
            var decision = policies.DecideTrust(
                new AuthorizationRequest
                {
                    Caller = Caller.Service(service),
                    Action = AssumeRole,
                    ResourceArn = role.Arn,
                    ResourceAccount = role.Owner.Account,
                    Path = RequestPath.Internet(null),
                },
                trust
            );
            if (decision.Passes == Truth.True)
            {
                return;
            }

            first ??= decision;
        }

        first!.AddTo(trace);
    }

    // In China EC2 goes by either name.
    private static string[] Services(Role role) =>
        role.Arn?.StartsWith($"arn:{AwsPartition.China}:", StringComparison.Ordinal) == true
            ? ["ec2.amazonaws.com.cn", "ec2.amazonaws.com"]
            : ["ec2.amazonaws.com"];
}

/// <summary>The role of an instance is not in the graph.</summary>
/// <param name="Profile">The instance profile; null when it is not known.</param>
internal sealed record RoleNotInGraph(string? Profile) : AuthorizationDetail;

/// <summary>The metadata service gives an instance's programs no credentials, or may not.</summary>
internal sealed record CredentialsNotDelivered(Identity Role) : AuthorizationDetail;
