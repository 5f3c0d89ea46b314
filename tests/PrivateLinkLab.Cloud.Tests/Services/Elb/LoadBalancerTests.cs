using System.Collections.Immutable;

namespace PrivateLinkLab.Cloud.Tests.Services.Elb;

public sealed class LoadBalancerTests
{
    private const string Prefix = "creating ELBv2 Load Balancer 'NLB': ";

    [Fact]
    public void LoadBalancer_TwoSubnets_HasNamesAndAddressesInBoth()
    {
        var account = new Account();
        var vpc = account.PrivateVpc();
        string[] subnets =
        [
            account.Subnet(vpc, "one", "10.0.1.0/28"),
            account.Subnet(vpc, "two", "10.0.2.0/28", "us-east-1b"),
        ];
        var group = account.SecurityGroup(vpc);

        var balancer = account.Create(
            Types.LoadBalancer,
            "NLB",
            PrivateLinkService.Balancer(subnets, ("securityGroups", Account.List(group)))
        );

        Assert.Matches(
            "^arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/net/NLB/[0-9a-f]{16}$",
            (string)balancer["arn"]
        );
        Assert.Equal(balancer["arn"], balancer["id"]);
        Assert.EndsWith($"loadbalancer/{balancer["arnSuffix"]}", (string)balancer["arn"], StringComparison.Ordinal);
        Assert.Matches(@"^NLB-[0-9a-f]{16}\.elb\.us-east-1\.amazonaws\.com$", (string)balancer["dnsName"]);
        Assert.Equal("on", balancer["enforceSecurityGroupInboundRulesOnPrivateLinkTraffic"]);
        Assert.Equal(false, balancer["enableCrossZoneLoadBalancing"]);
        Assert.Equal(vpc, balancer["vpcId"]);
        Assert.Equal("Z26RNL4JYFTOTI", balancer["zoneId"]);
        Assert.Equal(subnets, (ImmutableArray<object>)balancer["subnets"]);
        Assert.Equal(2, ((ImmutableArray<object>)balancer["subnetMappings"]).Length);
    }

    [Fact]
    public void LoadBalancer_EachSubnet_LosesAnAddress()
    {
        var account = new Account();
        var vpc = account.PrivateVpc();
        var subnet = account.Subnet(vpc, "small", "10.0.1.0/28");
        for (var index = 0; index < 11; index++)
        {
            account.Create(
                Types.LoadBalancer,
                $"NLB{index}",
                PrivateLinkService.Balancer([subnet], ("name", $"NLB{index}"))
            );
        }

        Assert.StartsWith(
            Prefix + "InsufficientFreeAddressesInSubnet: subnet 'small' (10.0.1.0/28) has no free address.",
            account.Refusal(Types.LoadBalancer, "NLB", PrivateLinkService.Balancer([subnet])).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void LoadBalancer_WithoutSecurityGroup_EnforcesNothing()
    {
        var account = new Account();
        var subnet = account.Subnet(account.PrivateVpc());

        Assert.Equal(
            "",
            account.Create(Types.LoadBalancer, "NLB", PrivateLinkService.Balancer([subnet]))[
                "enforceSecurityGroupInboundRulesOnPrivateLinkTraffic"
            ]
        );
    }

    public static TheoryData<string, (string, object?)[]> Refused =>
        new()
        {
            {
                "ValidationError: the load balancer name '-NLB' is not 1 to 32 letters, digits and hyphens that "
                    + "neither begins nor ends with a hyphen, nor begins with internal-.",
                [("name", "-NLB")]
            },
            {
                "ValidationError: the load balancer name 'internal-NLB' is not 1 to 32 letters, digits and hyphens "
                    + "that neither begins nor ends with a hyphen, nor begins with internal-.",
                [("name", "internal-NLB")]
            },
            {
                "DuplicateLoadBalancerName: the load balancer 'other' exists already, by 'other'. Choose another name.",
                [("name", "other")]
            },
            { "ValidationError: at least one subnet is required, in subnets or subnetMappings.", [("subnets", null)] },
            {
                "SubnetNotFound: the subnet 'subnet-1' does not exist in us-east-1.",
                [("subnets", Account.List("subnet-1"))]
            },
            {
                "ValidationError: ipAddressType 'ipv6' is not accepted; use ipv4 or dualstack.",
                [("ipAddressType", "ipv6")]
            },
            {
                "ValidationError: enforceSecurityGroupInboundRulesOnPrivateLinkTraffic 'yes' is not accepted; use on "
                    + "or off.",
                [("enforceSecurityGroupInboundRulesOnPrivateLinkTraffic", "yes")]
            },
            {
                "InvalidConfigurationRequest: enforceSecurityGroupInboundRulesOnPrivateLinkTraffic needs a security "
                    + "group, which a network load balancer can be given at creation only.",
                [("enforceSecurityGroupInboundRulesOnPrivateLinkTraffic", "on")]
            },
        };

    [Theory]
    [MemberData(nameof(Refused))]
    public void LoadBalancer_OutsideTheLimits_IsRefused(string reason, (string, object?)[] changes)
    {
        var account = new Account();
        var subnet = account.Subnet(account.PrivateVpc());
        account.Create(Types.LoadBalancer, "other", PrivateLinkService.Balancer([subnet], ("name", "other")));

        Assert.Equal(
            Prefix + reason,
            account.Refusal(Types.LoadBalancer, "NLB", PrivateLinkService.Balancer([subnet], changes)).Message
        );
    }

    [Fact]
    public void LoadBalancer_TwoSubnetsOfOneZone_IsRefused()
    {
        var account = new Account();
        var vpc = account.PrivateVpc();
        string[] subnets = [account.Subnet(vpc, "one"), account.Subnet(vpc, "two", "10.0.2.0/24")];

        Assert.Equal(
            Prefix
                + "InvalidConfigurationRequest: the subnets 'one' and 'two' are both in us-east-1a. A load balancer "
                + "takes one subnet per availability zone.",
            account.Refusal(Types.LoadBalancer, "NLB", PrivateLinkService.Balancer(subnets)).Message
        );
    }

    [Fact]
    public void LoadBalancer_OfTwoVpcs_IsRefused()
    {
        var account = new Account();
        var (one, two) = (account.PrivateVpc("one"), account.PrivateVpc("two"));
        var subnet = account.Subnet(one, "here");

        Assert.Equal(
            Prefix + "InvalidSubnet: subnet 'there' is of VPC 'two', 'here' of another. All subnets are of one VPC.",
            account
                .Refusal(
                    Types.LoadBalancer,
                    "NLB",
                    PrivateLinkService.Balancer([subnet, account.Subnet(two, "there", zone: "us-east-1b")])
                )
                .Message
        );
        Assert.Equal(
            Prefix
                + "InvalidSecurityGroup: security group 'theirs' is not of VPC 'one'. Choose security groups of VPC "
                + "'one'.",
            account
                .Refusal(
                    Types.LoadBalancer,
                    "NLB",
                    PrivateLinkService.Balancer(
                        [subnet],
                        ("name", "NLB2"),
                        ("securityGroups", Account.List(account.SecurityGroup(two, "theirs")))
                    )
                )
                .Message
        );
    }

    [Fact]
    public void LoadBalancer_OfAnotherKind_IsNotSimulated() =>
        Assert.Equal(
            "gateway",
            Assert
                .IsType<NotSimulated>(
                    new Account().Ask(Types.LoadBalancer, "GWLB", ("name", "GWLB"), ("loadBalancerType", "gateway"))
                )
                .Token
        );
}
