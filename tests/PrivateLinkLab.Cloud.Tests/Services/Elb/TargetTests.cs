using System.Collections.Immutable;

namespace PrivateLinkLab.Cloud.Tests.Services.Elb;

/// <summary>Target groups, their targets, and the listeners that forward to them.</summary>
public sealed class TargetTests
{
    public static TheoryData<string, string, string> PreservationDefaults =>
        new()
        {
            { "ip", "TCP", "false" },
            { "ip", "UDP", "true" },
            { "instance", "TCP", "true" },
        };

    [Theory]
    [MemberData(nameof(PreservationDefaults))]
    public void TargetGroup_ClientAddress_IsPreservedByTypeAndProtocol(string type, string protocol, string preserved)
    {
        var account = new Account();

        var group = account.Create(
            Types.TargetGroup,
            "targets",
            PrivateLinkService.TargetGroup(account.PrivateVpc(), ("targetType", type), ("protocol", protocol))
        );

        Assert.Equal(preserved, group["preserveClientIp"]);
    }

    [Fact]
    public void TargetGroup_NothingSaid_HasTheProvidersDefaults()
    {
        var account = new Account();

        var group = account.Create(
            Types.TargetGroup,
            "targets",
            PrivateLinkService.TargetGroup(account.PrivateVpc(), ("healthCheck", Account.Map(("protocol", "HTTP"))))
        );

        Assert.Matches(
            "^arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/targets/[0-9a-f]{16}$",
            (string)group["arn"]
        );
        Assert.Equal(300d, group["deregistrationDelay"]);
        Assert.Equal("use_load_balancer_configuration", group["loadBalancingCrossZoneEnabled"]);
        var check = (ImmutableDictionary<string, object>)group["healthCheck"];
        Assert.Equal(
            ("traffic-port", "/", "200-399", 6d),
            (check["port"], check["path"], check["matcher"], check["timeout"])
        );
    }

    public static TheoryData<string, (string, object?)[]> RefusedGroups =>
        new()
        {
            {
                "ValidationError: protocol 'QUIC' is not accepted; use TCP, TLS, UDP, TCP_UDP, HTTP, HTTPS or GENEVE.",
                [("protocol", "QUIC")]
            },
            {
                "ValidationError: targetType 'pod' is not accepted; use instance, ip, alb or lambda.",
                [("targetType", "pod")]
            },
            { "ValidationError: port 0 is not between 1 and 65535.", [("port", 0d)] },
            { "ValidationError: port is required.", [("port", null)] },
            {
                "ValidationError: preserveClientIp cannot be turned off for UDP.",
                [("protocol", "UDP"), ("preserveClientIp", "false")]
            },
            {
                "ValidationError: healthCheck.protocol 'UDP' is not accepted; use TCP, HTTP or HTTPS.",
                [("healthCheck", Account.Map(("protocol", "UDP")))]
            },
            {
                "ValidationError: healthCheck.path '/' is for HTTP and HTTPS, not for TCP.",
                [("healthCheck", Account.Map(("path", "/")))]
            },
            {
                "ValidationError: healthCheck.interval 1 is not between 5 and 300 seconds.",
                [("healthCheck", Account.Map(("interval", 1d)))]
            },
            {
                "ValidationError: healthCheck.healthyThreshold 1 is not between 2 and 10.",
                [("healthCheck", Account.Map(("healthyThreshold", 1d)))]
            },
            { "VPCIdNotSpecified: vpcId is required, because the account has no default VPC.", [("vpcId", null)] },
        };

    [Theory]
    [MemberData(nameof(RefusedGroups))]
    public void TargetGroup_OutsideTheLimits_IsRefused(string reason, (string, object?)[] changes)
    {
        var account = new Account();

        Assert.Equal(
            $"creating ELBv2 Target Group 'targets': {reason}",
            account
                .Refusal(Types.TargetGroup, "targets", PrivateLinkService.TargetGroup(account.PrivateVpc(), changes))
                .Message
        );
    }

    [Fact]
    public void TargetGroup_NameTwice_IsRefused()
    {
        var account = new Account();
        var vpc = account.PrivateVpc();
        account.Create(Types.TargetGroup, "first", PrivateLinkService.TargetGroup(vpc));

        Assert.Equal(
            "creating ELBv2 Target Group 'second': DuplicateTargetGroupName: the target group 'targets' exists "
                + "already, by 'first'. Choose another name.",
            account.Refusal(Types.TargetGroup, "second", PrivateLinkService.TargetGroup(vpc)).Message
        );
    }

    [Theory]
    [InlineData("ip", "10.0.1.7", null, null)]
    [InlineData("ip", "10.1.1.7", "all", null)]
    [InlineData(
        "ip",
        "10.1.1.7",
        null,
        "InvalidTarget: the address 10.1.1.7 is not within 10.0.0.0/16 of VPC 'myVPC'. Choose an address of the VPC, "
            + "or set availabilityZone to all."
    )]
    [InlineData(
        "ip",
        "8.8.8.8",
        "all",
        "InvalidTarget: the address 8.8.8.8 is public. Targets have private addresses."
    )]
    [InlineData(
        "ip",
        "server",
        null,
        "ValidationError: targetId 'server' is not an IPv4 address, as target group 'targets' takes them."
    )]
    [InlineData(
        "instance",
        "10.0.1.7",
        null,
        "InvalidTarget: targetId '10.0.1.7' is not the id of an instance, as target group 'targets' takes them."
    )]
    public void Target_OfAGroup_IsOfItsKindAndVpc(string type, string target, string? zone, string? reason)
    {
        var account = new Account();
        var group = account.Create(
            Types.TargetGroup,
            "targets",
            PrivateLinkService.TargetGroup(account.PrivateVpc(), ("targetType", type))
        )["arn"];
        (string, object?)[] inputs =
        [
            ("targetGroupArn", group),
            ("targetId", target),
            ("availabilityZone", zone),
            ("port", 80d),
        ];

        if (reason is null)
        {
            account.Create(Types.TargetGroupAttachment, "target", inputs);
            Assert.StartsWith(
                $"creating ELBv2 Target 'again': InvalidTarget: target group 'targets' has the target {target} "
                    + "already, by 'target'.",
                account.Refusal(Types.TargetGroupAttachment, "again", inputs).Message,
                StringComparison.Ordinal
            );
        }
        else
        {
            Assert.Equal(
                $"creating ELBv2 Target 'target': {reason}",
                account.Refusal(Types.TargetGroupAttachment, "target", inputs).Message
            );
        }
    }

    [Fact]
    public void Target_OfNoGroup_IsRefused() =>
        Assert.Equal(
            "creating ELBv2 Target 'target': TargetGroupNotFound: the target group 'arn' does not exist in us-east-1.",
            new Account()
                .Refusal(Types.TargetGroupAttachment, "target", ("targetGroupArn", "arn"), ("targetId", "10.0.1.7"))
                .Message
        );

    [Fact]
    public void Listener_ForwardingToAGroup_HasAnArnBelowTheLoadBalancers()
    {
        var (account, balancer, group) = Forwarding();

        var listener = account.Create(Types.Listener, "listener", Listener(balancer, group));

        Assert.Matches(
            "^arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/net/NLB/[0-9a-f]{16}/[0-9a-f]{16}$",
            (string)listener["arn"]
        );
        Assert.Equal(
            "creating ELBv2 Listener 'again': DuplicateListener: load balancer 'NLB' already listens on port 80, by "
                + "'listener'. Choose another port.",
            account.Refusal(Types.Listener, "again", Listener(balancer, group)).Message
        );
    }

    public static TheoryData<string, (string, object?)[]> RefusedListeners =>
        new()
        {
            {
                "LoadBalancerNotFound: the load balancer 'arn' does not exist in us-east-1.",
                [("loadBalancerArn", "arn")]
            },
            {
                "ValidationError: protocol 'HTTP' is not accepted; use TCP, TLS, UDP or TCP_UDP.",
                [("protocol", "HTTP")]
            },
            { "ValidationError: port 70000 is not between 1 and 65535.", [("port", 70000d)] },
            {
                "IncompatibleProtocols: a UDP listener does not forward to target group 'targets' with protocol TCP; "
                    + "use UDP or TCP_UDP.",
                [("protocol", "UDP")]
            },
            { "CertificateNotFound: a TLS listener needs a certificateArn.", [("protocol", "TLS")] },
            {
                "InvalidLoadBalancerAction: the action 'redirect' is not one of a network load balancer, which "
                    + "forwards only.",
                [("defaultActions", Account.List(Account.Map(("type", "redirect"))))]
            },
            {
                "ValidationError: an action of type forward needs a targetGroupArn.",
                [("defaultActions", Account.List(Account.Map(("type", "forward"))))]
            },
        };

    [Theory]
    [MemberData(nameof(RefusedListeners))]
    public void Listener_OutsideTheLimits_IsRefused(string reason, (string, object?)[] changes)
    {
        var (account, balancer, group) = Forwarding();

        Assert.Equal(
            $"creating ELBv2 Listener 'listener': {reason}",
            account.Refusal(Types.Listener, "listener", Account.Inputs(Listener(balancer, group), changes)).Message
        );
    }

    [Fact]
    public void Listener_OfAnotherVpcOrBalancer_IsRefused()
    {
        var (account, balancer, group) = Forwarding();
        var theirs = account.PrivateVpc("theirs");
        var theirGroup = (string)
            account.Create(Types.TargetGroup, "theirs", PrivateLinkService.TargetGroup(theirs, ("name", "theirs")))[
                "arn"
            ];
        account.Create(Types.Listener, "first", Listener(balancer, group));

        Assert.Equal(
            "creating ELBv2 Listener 'listener': InvalidConfigurationRequest: target group 'theirs' is of VPC "
                + "'theirs', load balancer 'NLB' of VPC 'myVPC'. Choose one VPC.",
            account
                .Refusal(Types.Listener, "listener", Account.Inputs(Listener(balancer, theirGroup), [("port", 81d)]))
                .Message
        );
        var second = (string)
            account.Create(
                Types.LoadBalancer,
                "second",
                PrivateLinkService.Balancer(
                    [
                        account.Subnet(
                            (string)account.Create(Types.Vpc, "spare", ("cidrBlock", "10.0.0.0/16"))["id"],
                            "spare"
                        ),
                    ],
                    ("name", "second")
                )
            )["arn"];
        Assert.StartsWith(
            "creating ELBv2 Listener 'listener': InvalidConfigurationRequest: target group 'targets' is of VPC "
                + "'myVPC', load balancer 'second' of VPC 'spare'.",
            account.Refusal(Types.Listener, "listener", Listener(second, group)).Message,
            StringComparison.Ordinal
        );
    }

    private static (Account Account, string Balancer, string Group) Forwarding()
    {
        var account = new Account();
        var vpc = account.PrivateVpc();
        return (
            account,
            account.Balancer(vpc),
            (string)account.Create(Types.TargetGroup, "targets", PrivateLinkService.TargetGroup(vpc))["arn"]
        );
    }

    private static (string, object?)[] Listener(string balancer, string group) =>
        [
            ("loadBalancerArn", balancer),
            ("port", 80d),
            ("protocol", "TCP"),
            ("defaultActions", Account.List(Account.Map(("type", "forward"), ("targetGroupArn", group)))),
        ];
}
