using PrivateLinkLab.Amazon.Types;

namespace PrivateLinkLab.Reachability.Linting;

/// <summary>A load balancer that listens on no port.</summary>
internal sealed class BalancerWithoutListener()
    : Lint(
        "LB_WITHOUT_LISTENER",
        LintSeverity.Warning,
        "A load balancer has no listener.",
        "It takes no connections, and costs by the hour all the same."
    )
{
    internal override IEnumerable<LintFinding> Find(LintedNetwork network) =>
        network
            .Model.LoadBalancers.Values.Where(balancer =>
                balancer.Listeners.IsEmpty
                // A service in front of it says nothing of listeners.
                && !network.IsMentioned(balancer.Identity, AwsTypes.VpcEndpointService, AwsTypes.TargetGroup)
            )
            .Select(balancer =>
                At(
                    balancer.Identity,
                    $"Load balancer {balancer.Identity} has no listener.",
                    $"Add a listener to {balancer.Identity}, or delete it."
                )
            );
}

/// <summary>A listener whose target group has no targets.</summary>
internal sealed class BalancerWithoutTarget()
    : Lint(
        "LB_WITHOUT_TARGET",
        LintSeverity.Warning,
        "A listener of a load balancer forwards to a target group without targets.",
        "Connections to it are refused or time out."
    )
{
    internal override IEnumerable<LintFinding> Find(LintedNetwork network) =>
        from balancer in network.Model.LoadBalancers.Values
        from listener in balancer.Listeners
        from key in listener.TargetGroups
        let @group = network.Model.TargetGroups.GetValueOrDefault(key)
        where
            @group is { Targets.IsEmpty: true }
            && !network.IsTouched(@group.Identity.Key)
            // Others may register targets: an Auto Scaling group, a controller of Kubernetes.
            && !network.IsMentioned(@group.Identity, AwsTypes.Listener)
        select At(
            @group.Identity,
            $"Listener {listener.Identity} of load balancer {balancer.Identity} forwards to target group "
                + $"{@group.Identity}, which has no targets.",
            $"Register targets with {@group.Identity}."
        );
}
