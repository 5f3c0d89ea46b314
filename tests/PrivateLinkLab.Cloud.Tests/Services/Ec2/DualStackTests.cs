using System.Collections.Immutable;

namespace PrivateLinkLab.Cloud.Tests.Services.Ec2;

/// <summary>IPv6 beside IPv4: what AWS answers, and what it refuses.</summary>
public sealed class DualStackTests
{
    [Fact]
    public void Vpc_GeneratedBlock_IsASlash56()
    {
        var vpc = new Account().Create(
            Types.Vpc,
            "myVPC",
            ("cidrBlock", "10.0.0.0/16"),
            ("assignGeneratedIpv6CidrBlock", true)
        );

        Assert.EndsWith("/56", (string)vpc["ipv6CidrBlock"], StringComparison.Ordinal);
        Assert.StartsWith("vpc-cidr-assoc-0", (string)vpc["ipv6AssociationId"], StringComparison.Ordinal);
        Assert.Equal("us-east-1", vpc["ipv6CidrBlockNetworkBorderGroup"]);
    }

    [Fact]
    public void EndpointService_BehindADualStackBalancer_GivesEndpointsIpv6()
    {
        var (account, vpc, blocks) = DualStack();
        var subnet = (string)account.Create(Types.Subnet, "mySubnet", Subnet(vpc, "10.0.1.0/24", blocks[0]))["id"];
        var balancer = account.Create(
            Types.LoadBalancer,
            "NLB",
            PrivateLinkService.Balancer([subnet], ("ipAddressType", "dualstack"))
        )["id"];
        var service = account.Create(
            Types.EndpointService,
            "service",
            ("networkLoadBalancerArns", Account.List(balancer)),
            ("supportedIpAddressTypes", Account.List("ipv4", "ipv6"))
        );

        var endpoint = account.Create(
            Types.VpcEndpoint,
            "endpoint",
            PrivateLinkService.Endpoint(
                vpc,
                service["serviceName"],
                ("subnetIds", Account.List(subnet)),
                ("ipAddressType", "dualstack")
            )
        );

        var configuration =
            (ImmutableDictionary<string, object>)
                Assert.Single((ImmutableArray<object>)endpoint["subnetConfigurations"]);
        Assert.Contains(':', (string)configuration["ipv6"]);
        Assert.Equal(
            ["ipv4", "ipv6"],
            (ImmutableArray<object>)
                account.Call(
                    "aws:ec2/getVpcEndpointService:getVpcEndpointService",
                    ("serviceName", service["serviceName"])
                )["supportedIpAddressTypes"]
        );
    }

    [Fact]
    public void EndpointService_Ipv6BehindAnIpv4Balancer_IsRefused()
    {
        var account = new Account();

        Assert.Equal(
            "creating EC2 VPC Endpoint Service 'service': InvalidParameter: supportedIpAddressTypes has ipv6, and "
                + "load balancer 'NLB' has IPv4 alone. Make it dualstack, or support ipv4 alone.",
            account
                .Refusal(
                    Types.EndpointService,
                    "service",
                    ("networkLoadBalancerArns", Account.List(account.Balancer(account.PrivateVpc()))),
                    ("supportedIpAddressTypes", Account.List("ipv4", "ipv6"))
                )
                .Message
        );
    }

    [Fact]
    public void EndpointService_OverIpv4Alone_GivesNoEndpointIpv6()
    {
        var (account, vpc, blocks) = DualStack();
        var subnet = account.Create(Types.Subnet, "mySubnet", Subnet(vpc, "10.0.1.0/24", blocks[0]))["id"];
        var service = account.Service();

        Assert.Contains(
            "does not support ipAddressType dualstack. Use ipv4.",
            account
                .Refusal(
                    Types.VpcEndpoint,
                    "endpoint",
                    PrivateLinkService.Endpoint(
                        vpc,
                        service["serviceName"],
                        ("subnetIds", Account.List(subnet)),
                        ("ipAddressType", "dualstack")
                    )
                )
                .Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void LoadBalancer_DualStackInAnIpv4Subnet_IsRefused()
    {
        var account = new Account();
        var subnet = account.Subnet(account.PrivateVpc());

        Assert.Equal(
            "creating ELBv2 Load Balancer 'NLB': InvalidSubnet: ipAddressType dualstack needs an IPv6 block in every "
                + "subnet, and subnet 'mySubnet' has none. Give it one, or use ipv4.",
            account
                .Refusal(
                    Types.LoadBalancer,
                    "NLB",
                    PrivateLinkService.Balancer([subnet], ("ipAddressType", "dualstack"))
                )
                .Message
        );
    }

    [Fact]
    public void Vpc_BlockOfOnesOwn_IsRefusedWithoutAPool() =>
        Assert.Equal(
            "InvalidIpamPoolId.NotFound",
            new Account()
                .Refusal(Types.Vpc, "myVPC", ("cidrBlock", "10.0.0.0/16"), ("ipv6CidrBlock", "2001:db8::/56"))
                .Code
        );

    [Theory]
    [InlineData("outside", "InvalidSubnet.Range", "is not inside")]
    [InlineData("wide", "InvalidSubnet.Range", "is not between /44 and /64 in steps of 4")]
    [InlineData("taken", "InvalidSubnet.Conflict", "overlaps")]
    [InlineData("nonsense", "InvalidParameterValue", "is not an IPv6 CIDR block")]
    public void Subnet_BlockThatAwsRefuses_IsRefused(string what, string code, string reason)
    {
        var (account, vpc, blocks) = DualStack();
        account.Create(Types.Subnet, "first", Subnet(vpc, "10.0.1.0/24", blocks[0]));
        var block = what switch
        {
            "outside" => "2001:db9::/64",
            "wide" => blocks[0].Replace("/64", "/58", StringComparison.Ordinal),
            "taken" => blocks[0],
            _ => "nonsense",
        };

        var refusal = account.Refusal(Types.Subnet, "second", Subnet(vpc, "10.0.2.0/24", block));

        Assert.Equal(code, refusal.Code);
        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2001:db8::/64", false, "is of no use to VPC 'myVPC', which has none")]
    [InlineData(null, true, "assignIpv6AddressOnCreation is true, and the subnet has no IPv6 block")]
    public void Subnet_Ipv6InAnIpv4Vpc_IsRefused(string? block, bool assigns, string reason)
    {
        var account = new Account();

        Assert.Contains(
            reason,
            account
                .Refusal(
                    Types.Subnet,
                    "mySubnet",
                    ("vpcId", account.Vpc()),
                    ("cidrBlock", "10.0.1.0/24"),
                    ("ipv6CidrBlock", block),
                    ("assignIpv6AddressOnCreation", assigns)
                )
                .Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(null, 1)]
    [InlineData(0, 0)]
    [InlineData(2, 2)]
    public void Instance_InADualStackSubnet_GetsItsAddresses(int? count, int addresses)
    {
        var (account, vpc, blocks) = DualStack();
        var subnet = (string)account.Create(Types.Subnet, "mySubnet", Subnet(vpc, "10.0.1.0/24", blocks[0]))["id"];

        var instance = account.Create(Types.Instance, "server", Instance(subnet, ("ipv6AddressCount", count)));

        var given = ((ImmutableArray<object>)instance["ipv6Addresses"]).Cast<string>().ToList();
        Assert.Equal(addresses, given.Distinct().Count());
        Assert.All(given, address => Assert.StartsWith(blocks[0][..^5], address, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1, null)]
    [InlineData(null, "2001:db8::5")]
    public void Instance_Ipv6InAnIpv4Subnet_IsRefused(int? count, string? address)
    {
        var account = new Account();
        var subnet = account.Subnet(account.Vpc());

        Assert.Equal(
            "creating EC2 Instance 'server': InvalidParameterValue: an IPv6 address is asked for, and subnet "
                + "'mySubnet' has no IPv6 block. Give the subnet an ipv6CidrBlock.",
            account
                .Refusal(
                    Types.Instance,
                    "server",
                    Instance(
                        subnet,
                        ("ipv6AddressCount", count),
                        ("ipv6Addresses", address is null ? null : Account.List(address))
                    )
                )
                .Message
        );
    }

    [Fact]
    public void Instance_AddressOutsideTheSubnet_IsRefused()
    {
        var (account, vpc, blocks) = DualStack();
        var subnet = (string)account.Create(Types.Subnet, "mySubnet", Subnet(vpc, "10.0.1.0/24", blocks[0]))["id"];

        Assert.Contains(
            "ipv6Addresses '2001:db9::5' is not an address of",
            account
                .Refusal(Types.Instance, "server", Instance(subnet, ("ipv6Addresses", Account.List("2001:db9::5"))))
                .Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Interface_DualStack_HasBothAddressesAndBothNames()
    {
        var (account, vpc, blocks) = DualStack();
        var subnet = (string)account.Create(Types.Subnet, "mySubnet", Subnet(vpc, "10.0.1.0/24", blocks[0]))["id"];

        var endpoint = account.Create(
            Types.VpcEndpoint,
            "endpoint",
            Endpoint(vpc, "sqs", subnet, ("ipAddressType", "dualstack"), ("privateDnsEnabled", true))
        );

        var configuration = Assert.Single(
            ((ImmutableArray<object>)endpoint["subnetConfigurations"]).Cast<ImmutableDictionary<string, object>>()
        );
        Assert.StartsWith("10.0.1.", (string)configuration["ipv4"], StringComparison.Ordinal);
        Assert.StartsWith(blocks[0][..^5], (string)configuration["ipv6"], StringComparison.Ordinal);
        Assert.Equal(
            ["sqs.us-east-1.amazonaws.com", "sqs.us-east-1.api.aws"],
            ((ImmutableArray<object>)endpoint["dnsEntries"])
                .Cast<ImmutableDictionary<string, object>>()
                .Select(entry => (string)entry["dnsName"])
                .TakeLast(2)
        );
    }

    [Theory]
    [InlineData(
        "ssm",
        true,
        "dualstack",
        null,
        "the service com.amazonaws.us-east-1.ssm does not support ipAddressType dualstack. Use ipv4."
    )]
    [InlineData(
        "sqs",
        false,
        "dualstack",
        null,
        "ipAddressType dualstack needs an IPv6 block in every subnet, and subnet 'mySubnet' has none. Give it one, "
            + "or use ipv4."
    )]
    [InlineData(
        "sqs",
        true,
        "ipv6",
        null,
        "ipAddressType ipv6 needs subnets with IPv6 alone, and the account has none. Use ipv4 or dualstack."
    )]
    [InlineData(
        "sqs",
        true,
        null,
        "dualstack",
        "dnsOptions.dnsRecordIpType dualstack does not go with ipAddressType ipv4. Use ipv4, or make the endpoint "
            + "dualstack."
    )]
    [InlineData(
        "sqs",
        true,
        "dualstack",
        "both",
        "dnsOptions.dnsRecordIpType 'both' is not accepted; use ipv4, dualstack, ipv6 or service-defined."
    )]
    public void Interface_FamilyThatDoesNotGo_IsRefused(
        string service,
        bool subnetHasIpv6,
        string? type,
        string? records,
        string reason
    )
    {
        var (account, vpc, blocks) = DualStack();
        var subnet = (string)
            account.Create(Types.Subnet, "mySubnet", Subnet(vpc, "10.0.1.0/24", subnetHasIpv6 ? blocks[0] : null))[
                "id"
            ];

        Assert.Equal(
            $"creating EC2 VPC Endpoint 'endpoint': InvalidParameter: {reason}",
            account
                .Refusal(
                    Types.VpcEndpoint,
                    "endpoint",
                    Endpoint(
                        vpc,
                        service,
                        subnet,
                        ("ipAddressType", type),
                        ("dnsOptions", records is null ? null : Account.Map(("dnsRecordIpType", records)))
                    )
                )
                .Message
        );
    }

    [Theory]
    [InlineData("s3", true, null)]
    [InlineData("s3", false, "needs an IPv6 block, and VPC 'myVPC' has none")]
    [InlineData(
        "dynamodb",
        true,
        "the gateway endpoint of com.amazonaws.us-east-1.dynamodb does not support ipAddressType dualstack"
    )]
    public void Gateway_DualStack_IsForS3InADualStackVpc(string service, bool vpcHasIpv6, string? reason)
    {
        var account = new Account();
        var vpc = account.Vpc("myVPC", "10.0.0.0/16", ("assignGeneratedIpv6CidrBlock", vpcHasIpv6));
        (string, object?)[] inputs =
        [
            ("vpcId", vpc),
            ("serviceName", $"com.amazonaws.us-east-1.{service}"),
            ("ipAddressType", "dualstack"),
        ];

        if (reason is null)
        {
            Assert.Equal("dualstack", account.Create(Types.VpcEndpoint, "endpoint", inputs)["ipAddressType"]);
        }
        else
        {
            Assert.Contains(
                reason,
                account.Refusal(Types.VpcEndpoint, "endpoint", inputs).Message,
                StringComparison.Ordinal
            );
        }
    }

    [Theory]
    [InlineData("sqs", "ipv4 ipv6")]
    [InlineData("ssm", "ipv4")]
    public void EndpointServiceLookup_Service_TellsItsFamilies(string service, string families) =>
        Assert.Equal(
            families,
            string.Join(
                ' ',
                (ImmutableArray<object>)
                    new Account().Call(
                        "aws:ec2/getVpcEndpointService:getVpcEndpointService",
                        ("serviceName", $"com.amazonaws.us-east-1.{service}")
                    )["supportedIpAddressTypes"]
            )
        );

    [Theory]
    [InlineData(true, "IPV4 DUAL", null)]
    [InlineData(
        false,
        "IPV4",
        "NetworkTypeNotSupported: networkType DUAL needs an IPv6 block in every subnet of the DB subnet group "
            + "'mygroup'. Give them one, or use IPV4."
    )]
    public void Database_DualStack_NeedsIpv6InEverySubnet(bool bothHaveIpv6, string supported, string? reason)
    {
        var (account, vpc, blocks) = DualStack();
        var group = account.Create(
            Types.SubnetGroup,
            "mygroup",
            ("name", "mygroup"),
            (
                "subnetIds",
                Account.List(
                    account.Create(Types.Subnet, "a", Subnet(vpc, "10.0.1.0/24", blocks[0]))["id"],
                    account.Create(
                        Types.Subnet,
                        "b",
                        [
                            .. Subnet(vpc, "10.0.2.0/24", bothHaveIpv6 ? blocks[1] : null),
                            ("availabilityZone", "us-east-1b"),
                        ]
                    )["id"]
                )
            )
        );
        var database = Account.Database(("networkType", "DUAL"));

        Assert.Equal(supported, string.Join(' ', (ImmutableArray<object>)group["supportedNetworkTypes"]));
        if (reason is null)
        {
            Assert.Equal("DUAL", account.Create(Types.Database, "myDB", database)["networkType"]);
        }
        else
        {
            Assert.Equal(
                $"creating RDS DB Instance 'myDB': {reason}",
                account.Refusal(Types.Database, "myDB", database).Message
            );
        }
    }

    private static (Account Account, string Vpc, string[] Blocks) DualStack()
    {
        var account = new Account();
        var vpc = account.Create(
            Types.Vpc,
            "myVPC",
            ("cidrBlock", "10.0.0.0/16"),
            ("enableDnsSupport", true),
            ("enableDnsHostnames", true),
            ("assignGeneratedIpv6CidrBlock", true)
        );
        var block = (string)vpc["ipv6CidrBlock"];
        // 2001:db8:xxxx:xx00::/56 to its first and second /64.
        return (
            account,
            (string)vpc["id"],
            [
                block.Replace("/56", "/64", StringComparison.Ordinal),
                block.Replace("00::/56", "01::/64", StringComparison.Ordinal),
            ]
        );
    }

    private static (string, object?)[] Subnet(string vpc, string block, string? ipv6) =>
        [
            ("vpcId", vpc),
            ("cidrBlock", block),
            ("ipv6CidrBlock", ipv6),
            ("assignIpv6AddressOnCreation", ipv6 is not null),
        ];

    private static (string, object?)[] Instance(string subnet, params (string, object?)[] more) =>
        [("ami", Account.Image), ("instanceType", "t4g.micro"), ("subnetId", subnet), .. more];

    private static (string, object?)[] Endpoint(
        string vpc,
        string service,
        string subnet,
        params (string, object?)[] more
    ) =>
        [
            ("vpcId", vpc),
            ("serviceName", $"com.amazonaws.us-east-1.{service}"),
            ("vpcEndpointType", "Interface"),
            ("subnetIds", Account.List(subnet)),
            .. more,
        ];
}
