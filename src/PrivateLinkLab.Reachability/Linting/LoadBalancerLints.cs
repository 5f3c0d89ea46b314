using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Network;

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
            .Model.LoadBalancers.Values.Where(balancer => balancer.Listeners.IsEmpty)
            .Select(balancer => balancer.Identity)
            .Concat(
                network
                    .Model.ApplicationLoadBalancers.Values.Where(balancer => balancer.Listeners.IsEmpty)
                    .Select(balancer => balancer.Identity)
            )
            // A service in front of it says nothing of listeners.
            .Where(balancer => !network.IsMentioned(balancer, AwsTypes.VpcEndpointService, AwsTypes.TargetGroup))
            .Select(balancer =>
                At(
                    balancer,
                    $"Load balancer {balancer} has no listener.",
                    $"Add a listener to {balancer}, or delete it."
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
        from use in Forwarding(network).Distinct()
        let @group = network.Model.TargetGroups.GetValueOrDefault(use.TargetGroup)
        where
            @group is { Targets.IsEmpty: true }
            && !network.IsTouched(@group.Identity.Key)
            // Others may register targets: an Auto Scaling group, a container service, a controller of Kubernetes.
            && !network.IsMentioned(@group.Identity, AwsTypes.Listener, AwsTypes.ListenerRule)
        select At(
            @group.Identity,
            $"Listener {use.Listener} of load balancer {use.Balancer} forwards to target group "
                + $"{@group.Identity}, which "
                + "has no targets.",
            $"Register targets with {@group.Identity}."
        );

    private static IEnumerable<(Identity Balancer, Identity Listener, string TargetGroup)> Forwarding(
        LintedNetwork network
    ) =>
        network
            .Model.LoadBalancers.Values.SelectMany(balancer =>
                balancer.Listeners.SelectMany(listener =>
                    listener.TargetGroups.Select(key => (balancer.Identity, listener.Identity, key))
                )
            )
            .Concat(
                network.Model.ApplicationLoadBalancers.Values.SelectMany(balancer =>
                    balancer.Listeners.SelectMany(listener =>
                        listener
                            .Rules.Select(rule => rule.Action)
                            .Prepend(listener.Default)
                            .OfType<HttpAction.Forward>()
                            .SelectMany(forward =>
                                forward.TargetGroups.Select(key => (balancer.Identity, listener.Identity, key))
                            )
                    )
                )
            );
}

/// <summary>A load balancer that everybody reaches and that takes what is sent in the clear.</summary>
internal sealed class PlainHttpFromInternet()
    : Lint(
        "LB_PUBLIC_PLAIN_HTTP",
        LintSeverity.Warning,
        "An Application Load Balancer that faces the internet forwards plain HTTP.",
        "Whoever is on the way reads and changes it. A listener for HTTP does well to redirect to HTTPS (AWS "
            + "Foundational "
            + "Security Best Practices, ELB.1)."
    )
{
    internal override IEnumerable<LintFinding> Find(LintedNetwork network) =>
        from balancer in network.Model.ApplicationLoadBalancers.Values
        where balancer is { IsInternal: Truth.False, IsClassic: false }
        from listener in balancer.Listeners
        where
            listener is { Protocol: "HTTP", Default: HttpAction.Forward }
            || (
                listener is { Protocol: "HTTP", Default: HttpAction.Answer }
                && listener.Rules.Any(rule => rule.Action is HttpAction.Forward)
            )
        select At(
            listener.Identity,
            $"Listener {listener.Identity} of {balancer.Identity}, which faces the internet, forwards plain HTTP.",
            $"Let {listener.Identity} redirect to HTTPS, and add a listener for HTTPS with a certificate."
        );
}

/// <summary>An Application Load Balancer in one Availability Zone.</summary>
internal sealed class BalancerInOneZone()
    : Lint(
        "ALB_SUBNETS_IN_ONE_ZONE",
        LintSeverity.Error,
        "An Application Load Balancer has subnets in one Availability Zone only.",
        "AWS refuses it: at least two are needed (Elastic Load Balancing, \"Subnets for your load balancer\")."
    )
{
    internal override IEnumerable<LintFinding> Find(LintedNetwork network) =>
        from balancer in network.Model.ApplicationLoadBalancers.Values
        where balancer is { NodesKnown: true, Nodes.IsEmpty: false, IsClassic: false }
        let zone = Zones.OnlyOf(network, balancer.Nodes)
        where zone is not null && !Zones.IsOutsideOfRegion(network, balancer.Nodes)
        select At(
            balancer.Identity,
            $"Load balancer {balancer.Identity} has subnets in {zone} only.",
            $"Give {balancer.Identity} a subnet in another zone."
        );
}
