using PrivateLinkLab.Amazon.Regions;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Network;
using PrivateLinkLab.Permissions;
using PrivateLinkLab.Reachability.Tracing;

namespace PrivateLinkLab.Reachability.Access;

/// <summary>
/// Whether a role's trust policy lets the service assume it that hands its credentials out (IAM user guide, "Use an IAM
/// role to grant permissions to applications running on Amazon EC2 instances"; AWS Lambda developer guide, "Defining
/// Lambda function permissions with an execution role"; Amazon ECS developer guide, "Amazon ECS task IAM role").
/// </summary>
internal static class RoleTrust
{
    /// <summary>The service that hands out the credentials of instances.</summary>
    public const string Ec2 = "ec2";

    /// <summary>The service that hands out the credentials of functions.</summary>
    public const string Lambda = "lambda";

    /// <summary>The service that hands out the credentials of tasks.</summary>
    public const string EcsTasks = "ecs-tasks";

    private const string AssumeRole = "sts:AssumeRole";

    /// <summary>Notes what keeps a service from assuming a role.</summary>
    public static void Check(ModelPolicies policies, Role role, string service, Trace trace)
    {
        if (role.Trust is not { } trust)
        {
            return;
        }

        PolicyDecision? first = null;
        foreach (var name in NamesOf(role, service))
        {
            var decision = policies.DecideTrust(
                new AuthorizationRequest
                {
                    Caller = Caller.Service(name),
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
    private static string[] NamesOf(Role role, string service) =>
        service == Ec2 && role.Arn?.StartsWith($"arn:{AwsPartition.China}:", StringComparison.Ordinal) == true
            ? ["ec2.amazonaws.com.cn", "ec2.amazonaws.com"]
            : [$"{service}.amazonaws.com"];
}
