using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Paths;

/// <summary>How fundamental a reason is: a name that leads elsewhere before a missing way, a missing way before a filter.</summary>
internal static class Rank
{
    public static int Of(string reason) => reason switch
    {
        ReasonCode.SsmEndpointUnreachable or ReasonCode.SsmJumpServerRequired => 0,
        _ when reason.StartsWith("DNS_", StringComparison.Ordinal) => 1,
        _ when reason.StartsWith("PRIVATELINK_", StringComparison.Ordinal) || reason == ReasonCode.BadState => 2,
        ReasonCode.SecurityGroupRulesMismatch or ReasonCode.SecurityGroupHasNoRules => 4,
        ReasonCode.NetworkAclRestriction => 5,
        _ when reason.StartsWith("IAM_", StringComparison.Ordinal) || reason.StartsWith("VPCE_POLICY_", StringComparison.Ordinal) => 6,
        _ => 3,
    };
}
