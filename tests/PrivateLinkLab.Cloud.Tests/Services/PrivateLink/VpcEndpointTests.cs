using System.Collections.Immutable;
using PrivateLinkLab.Cloud.Accounts;

namespace PrivateLinkLab.Cloud.Tests.Services.PrivateLink;

public sealed class VpcEndpointTests
{
    private const string Prefix = "creating EC2 VPC Endpoint 'endpoint': ";
    private const string Sqs = "com.amazonaws.us-east-1.sqs";

    [Fact]
    public void Interface_TwoSubnets_HasInterfacesAddressesAndNames()
    {
        var account = new Account();
        var vpc = account.PrivateVpc();
        var one = account.Subnet(vpc, "one");
        var two = account.Subnet(vpc, "two", "10.0.2.0/24", "us-east-1b");
        var group = account.SecurityGroup(vpc);

        var endpoint = account.Create(
            Types.VpcEndpoint,
            "endpoint",
            Interface(
                vpc,
                ("subnetIds", Account.List(one, two)),
                ("securityGroupIds", Account.List(group)),
                ("privateDnsEnabled", true)
            )
        );

        var id = (string)endpoint["id"];
        Assert.Matches("^vpce-0[0-9a-f]{16}$", id);
        Assert.Equal($"arn:aws:ec2:us-east-1:123456789012:vpc-endpoint/{id}", endpoint["arn"]);
        Assert.Equal("available", endpoint["state"]);
        Assert.All(Items(endpoint, "networkInterfaceIds"), item => Assert.Matches("^eni-0[0-9a-f]{16}$", (string)item));
        Assert.Equal(
            [one, two],
            Items(endpoint, "subnetConfigurations").Select(item => (string)Property(item, "subnetId"))
        );
        Assert.StartsWith(
            "10.0.1.",
            (string)Property(Items(endpoint, "subnetConfigurations")[0], "ipv4"),
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "10.0.2.",
            (string)Property(Items(endpoint, "subnetConfigurations")[1], "ipv4"),
            StringComparison.Ordinal
        );
        var names = Items(endpoint, "dnsEntries").Select(item => (string)Property(item, "dnsName")).ToArray();
        Assert.Matches($"^{id}-[a-z0-9]{{8}}\\.sqs\\.us-east-1\\.vpce\\.amazonaws\\.com$", names[0]);
        Assert.Matches($"^{id}-[a-z0-9]{{8}}-us-east-1a\\.sqs\\.us-east-1\\.vpce\\.amazonaws\\.com$", names[1]);
        Assert.Matches($"^{id}-[a-z0-9]{{8}}-us-east-1b\\.sqs\\.us-east-1\\.vpce\\.amazonaws\\.com$", names[2]);
        Assert.Equal("sqs.us-east-1.amazonaws.com", names[3]);
        Assert.Equal("Z7HUB22UULQXV", Property(Items(endpoint, "dnsEntries")[0], "hostedZoneId"));
    }

    [Fact]
    public void Interface_NothingSaid_HasTheProvidersDefaults()
    {
        var account = new Account();
        var vpc = account.Create(Types.Vpc, "myVPC", ("cidrBlock", "10.0.0.0/16"));
        var endpoint = account.Create(
            Types.VpcEndpoint,
            "endpoint",
            Interface((string)vpc["id"], ("subnetIds", Account.List(account.Subnet((string)vpc["id"]))))
        );

        Assert.Equal(false, endpoint["privateDnsEnabled"]);
        Assert.Equal("ipv4", endpoint["ipAddressType"]);
        Assert.Equal([vpc["defaultSecurityGroupId"]], Items(endpoint, "securityGroupIds"));
        Assert.Equal(2, Items(endpoint, "dnsEntries").Length);
        Assert.Contains("\"Principal\":\"*\"", (string)endpoint["policy"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, false, "true and false")]
    [InlineData(false, true, "false and true")]
    [InlineData(false, false, "false and false")]
    public void Interface_PrivateDnsWithoutBothAttributes_IsRefused(bool support, bool hostnames, string shown)
    {
        var account = new Account();
        var vpc = account.Vpc("myVPC", "10.0.0.0/16", ("enableDnsSupport", support), ("enableDnsHostnames", hostnames));

        Assert.Equal(
            Prefix
                + "InvalidParameter: private DNS needs enableDnsSupport and enableDnsHostnames of VPC 'myVPC', which "
                + $"are {shown}. Set both to true, or privateDnsEnabled to false.",
            account.Refusal(Types.VpcEndpoint, "endpoint", Interface(vpc, ("privateDnsEnabled", true))).Message
        );
    }

    [Fact]
    public void Interface_PrivateDnsTwiceInAVpc_NamesBothEndpoints()
    {
        var account = new Account();
        var vpc = account.PrivateVpc();
        account.Create(Types.VpcEndpoint, "first", Interface(vpc, ("privateDnsEnabled", true)));

        Assert.Equal(
            Prefix
                + "InvalidParameter: private DNS for sqs.us-east-1.amazonaws.com in VPC 'myVPC' is already answered "
                + "by endpoint 'first', so endpoint 'endpoint' cannot have it too. "
                + "Keep one endpoint per service and VPC, or set privateDnsEnabled to false.",
            account.Refusal(Types.VpcEndpoint, "endpoint", Interface(vpc, ("privateDnsEnabled", true))).Message
        );
        account.Create(Types.VpcEndpoint, "without private DNS", Interface(vpc));
        account.Create(
            Types.VpcEndpoint,
            "in another VPC",
            Interface(account.PrivateVpc("other"), ("privateDnsEnabled", true))
        );
    }

    [Fact]
    public void Interface_TwoSubnetsInOneZone_IsRefused()
    {
        var account = new Account();
        var vpc = account.PrivateVpc();
        var subnets = Account.List(account.Subnet(vpc, "one"), account.Subnet(vpc, "two", "10.0.2.0/24"));

        Assert.Equal(
            Prefix
                + "DuplicateSubnetsInSameZone: the subnets 'one' and 'two' are both in us-east-1a. Give one subnet "
                + "per availability zone.",
            account.Refusal(Types.VpcEndpoint, "endpoint", Interface(vpc, ("subnetIds", subnets))).Message
        );
    }

    [Fact]
    public void Interface_SubnetOfAnotherVpc_IsRefused()
    {
        var account = new Account();
        var vpc = account.PrivateVpc();
        var other = account.Subnet(account.PrivateVpc("otherVPC"), "otherSubnet");

        Assert.Equal(
            Prefix
                + "InvalidParameter: subnet 'otherSubnet' is of VPC 'otherVPC', not of VPC 'myVPC'. Choose subnets "
                + "of VPC 'myVPC'.",
            account.Refusal(Types.VpcEndpoint, "endpoint", Interface(vpc, ("subnetIds", Account.List(other)))).Message
        );
    }

    [Fact]
    public void Interface_SecurityGroupOfAnotherVpc_IsRefused()
    {
        var account = new Account();
        var vpc = account.PrivateVpc();
        var other = account.SecurityGroup(account.PrivateVpc("otherVPC"), "otherSG");

        Assert.Equal(
            Prefix
                + $"InvalidParameter: security group 'otherSG' ({other}) is of VPC 'otherVPC', not of VPC 'myVPC'. "
                + "Choose security groups of VPC 'myVPC'.",
            account
                .Refusal(Types.VpcEndpoint, "endpoint", Interface(vpc, ("securityGroupIds", Account.List(other))))
                .Message
        );
    }

    [Fact]
    public void Interface_ZoneThatTheServiceLacks_IsRefused()
    {
        var account = new Account();
        var vpc = account.PrivateVpc();
        var subnet = account.Subnet(vpc, "mySubnet", "10.0.1.0/24", "us-east-1e");

        Assert.Equal(
            Prefix
                + "InvalidParameter: the service com.amazonaws.us-east-1.lambda is not in the availability zone "
                + "us-east-1e (use1-az3) of subnet 'mySubnet'. "
                + "Choose subnets in us-east-1a, us-east-1b, us-east-1c, us-east-1d or us-east-1f.",
            account
                .Refusal(
                    Types.VpcEndpoint,
                    "endpoint",
                    Interface(
                        vpc,
                        ("subnetIds", Account.List(subnet)),
                        ("serviceName", "com.amazonaws.us-east-1.lambda")
                    )
                )
                .Message
        );
    }

    [Theory]
    [InlineData("com.amazonaws.us-east-1.sqss", "Did you mean 'com.amazonaws.us-east-1.sqs'?")]
    [InlineData("com.amazonaws.us-est-1.sqs", "Did you mean 'com.amazonaws.us-east-1.sqs'?")]
    [InlineData("com.amazonaws.eu-west-1.sqs", "Did you mean 'com.amazonaws.us-east-1.sqs'?")]
    [InlineData("sqs", "Did you mean 'com.amazonaws.us-east-1.sqs'?")]
    [InlineData("com.amazonaws.us-east-1.ssmmessage", "Did you mean 'com.amazonaws.us-east-1.ssmmessages'?")]
    public void Any_UnknownService_IsRefusedWithSuggestion(string service, string suggestion)
    {
        var account = new Account();

        Assert.Equal(
            Prefix
                + $"InvalidServiceName: the VPC endpoint service '{service}' does not exist in us-east-1. {suggestion}",
            account
                .Refusal(Types.VpcEndpoint, "endpoint", Interface(account.PrivateVpc(), ("serviceName", service)))
                .Message
        );
    }

    [Theory]
    [InlineData(
        "Bogus",
        null,
        null,
        "InvalidParameterValue: vpcEndpointType 'Bogus' is not accepted; use Gateway or Interface."
    )]
    [InlineData(
        null,
        null,
        null,
        "InvalidParameter: the service com.amazonaws.us-east-1.sqs has no gateway endpoint; only S3 and DynamoDB "
            + "have. Set vpcEndpointType to Interface."
    )]
    [InlineData(
        "Interface",
        "routeTableIds",
        "rtb-1",
        "InvalidParameter: an interface endpoint has no routeTableIds. Attach it with subnetIds, or set "
            + "vpcEndpointType to Gateway."
    )]
    [InlineData(
        "Interface",
        "subnetIds",
        "subnet-0123456789abcdef0",
        "InvalidSubnetID.NotFound: the subnet 'subnet-0123456789abcdef0' does not exist in us-east-1."
    )]
    [InlineData(
        "Interface",
        "securityGroupIds",
        "sg-0123456789abcdef0",
        "InvalidGroup.NotFound: the security group 'sg-0123456789abcdef0' does not exist in us-east-1."
    )]
    public void Any_WrongTypeOrAttachment_IsRefused(string? type, string? key, string? value, string reason)
    {
        var account = new Account();
        var inputs = Interface(account.PrivateVpc(), ("vpcEndpointType", type));

        Assert.Equal(
            Prefix + reason,
            account
                .Refusal(Types.VpcEndpoint, "endpoint", key is null ? inputs : [.. inputs, (key, Account.List(value!))])
                .Message
        );
    }

    [Theory]
    [InlineData("{", "InvalidPolicyDocument: the policy is not valid JSON.")]
    [InlineData(
        """{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""",
        "InvalidPolicyDocument: statement 1 of the policy has no Principal, which this kind of policy needs."
    )]
    public void Any_MalformedPolicy_IsRefused(string policy, string reason)
    {
        var account = new Account();

        Assert.Equal(
            Prefix + reason,
            account.Refusal(Types.VpcEndpoint, "endpoint", Interface(account.PrivateVpc(), ("policy", policy))).Message
        );
    }

    [Theory]
    [InlineData("""{"Statement":{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}}""", true)]
    [InlineData("""{"Statement":[{"Effect":"Allow","Principal":"*","Action":"ses:*","Resource":"*"}]}""", false)]
    [InlineData("""{"Statement":[{"Effect":"Deny","Principal":"*","Action":"*","Resource":"*"}]}""", false)]
    [InlineData(
        """{"Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"true"}}}]}""",
        false
    )]
    public void Interface_ServiceWithoutPolicies_TakesTheOneThatAllowsEverything(string policy, bool accepted)
    {
        var account = new Account();
        var inputs = Interface(
            account.PrivateVpc(),
            ("serviceName", "com.amazonaws.us-east-1.email-smtp"),
            ("policy", policy)
        );

        if (accepted)
        {
            Assert.Equal(policy, account.Create(Types.VpcEndpoint, "endpoint", inputs)["policy"]);
        }
        else
        {
            Assert.Equal(
                Prefix
                    + "InvalidParameter: Service com.amazonaws.us-east-1.email-smtp only supports the full-access "
                    + "endpoint policy. Leave policy out.",
                account.Refusal(Types.VpcEndpoint, "endpoint", inputs).Message
            );
        }
    }

    [Fact]
    public void Interface_PrivateDnsOfAServiceWithoutIt_IsRefused()
    {
        var account = new Account();

        Assert.Equal(
            Prefix
                + "InvalidParameter: private DNS can't be enabled because the service "
                + "com.amazonaws.us-east-1.dynamodb does not provide a private DNS name.",
            account
                .Refusal(
                    Types.VpcEndpoint,
                    "endpoint",
                    Interface(
                        account.PrivateVpc(),
                        ("serviceName", "com.amazonaws.us-east-1.dynamodb"),
                        ("privateDnsEnabled", true)
                    )
                )
                .Message
        );
    }

    [Fact]
    public void Interface_ChosenAddress_IsHonouredOrRefused()
    {
        var account = new Account();
        var vpc = account.PrivateVpc();
        var subnet = account.Subnet(vpc);

        var endpoint = account.Create(Types.VpcEndpoint, "first", InSubnet(vpc, subnet, "10.0.1.77"));

        Assert.Equal("10.0.1.77", Property(Items(endpoint, "subnetConfigurations")[0], "ipv4"));
        Assert.Equal(
            Prefix
                + "InvalidIPAddress.InUse: subnetConfigurations.ipv4 '10.0.1.77' is in use in subnet 'mySubnet'. "
                + "Choose another address or none.",
            account.Refusal(Types.VpcEndpoint, "endpoint", InSubnet(vpc, subnet, "10.0.1.77")).Message
        );
        Assert.Equal(
            Prefix
                + "InvalidParameterValue: subnetConfigurations.ipv4 '10.0.1.3' is not an address that subnet "
                + "'mySubnet' (10.0.1.0/24) gives out; the first four and the last are AWS's own.",
            account.Refusal(Types.VpcEndpoint, "endpoint", InSubnet(vpc, subnet, "10.0.1.3")).Message
        );
    }

    [Fact]
    public void Gateway_S3OnATable_HasPrefixListAndBlocks()
    {
        var account = new Account();
        var vpc = account.PrivateVpc();
        var table = account.RouteTable(vpc);
        var endpoint = account.Create(Types.VpcEndpoint, "endpoint", Gateway(vpc, table));

        Assert.Equal("pl-63a5400a", endpoint["prefixListId"]);
        Assert.NotEmpty(Items(endpoint, "cidrBlocks"));
        Assert.Equal("Gateway", endpoint["vpcEndpointType"]);
        Assert.Equal(
            "creating EC2 VPC Endpoint 'again': RouteAlreadyExists: route table 'myTable' already has a route to "
                + "pl-63a5400a (com.amazonaws.us-east-1.s3), by 'endpoint'. One gateway endpoint per service and route "
                + "table.",
            account.Refusal(Types.VpcEndpoint, "again", Gateway(vpc, table)).Message
        );
    }

    [Theory]
    [InlineData(null, false, false)]
    [InlineData(true, false, false)]
    [InlineData(false, false, true)]
    [InlineData(null, true, true)]
    [InlineData(true, true, true)]
    public void Interface_S3PrivateDnsForTheInboundResolver_NeedsAGatewayEndpoint(
        bool? onlyInbound,
        bool hasGateway,
        bool accepted
    )
    {
        var account = new Account();
        var vpc = account.PrivateVpc();
        if (hasGateway)
        {
            account.Create(Types.VpcEndpoint, "gateway", Gateway(vpc, account.RouteTable(vpc)));
        }

        var inputs = Interface(
            vpc,
            ("serviceName", "com.amazonaws.us-east-1.s3"),
            ("privateDnsEnabled", true),
            (
                "dnsOptions",
                onlyInbound is null ? null : Account.Map(("privateDnsOnlyForInboundResolverEndpoint", onlyInbound))
            )
        );

        if (accepted)
        {
            Assert.NotNull(account.Create(Types.VpcEndpoint, "endpoint", inputs));
        }
        else
        {
            Assert.Equal(
                Prefix
                    + "InvalidParameter: To set PrivateDnsOnlyForInboundResolverEndpoint to true, the VPC 'myVPC' "
                    + "must have a Gateway endpoint for the service com.amazonaws.us-east-1.s3. "
                    + "Make one first, or set dnsOptions.privateDnsOnlyForInboundResolverEndpoint to false.",
                account.Refusal(Types.VpcEndpoint, "endpoint", inputs).Message
            );
        }
    }

    [Fact]
    public void Gateway_DnsOptionOfInterfaceEndpoints_IsRefused()
    {
        var account = new Account();
        var vpc = account.PrivateVpc();

        Assert.Equal(
            Prefix
                + "InvalidParameter: DnsOptions PrivateDnsOnlyForInboundResolverEndpoint is applicable only to "
                + "Interface VPC Endpoints.",
            account
                .Refusal(
                    Types.VpcEndpoint,
                    "endpoint",
                    [
                        .. Gateway(vpc, account.RouteTable(vpc)),
                        ("dnsOptions", Account.Map(("privateDnsOnlyForInboundResolverEndpoint", true))),
                    ]
                )
                .Message
        );
    }

    [Theory]
    [InlineData(
        "subnetIds",
        "InvalidParameter: a gateway endpoint has no subnetIds. Attach it with routeTableIds, or set vpcEndpointType "
            + "to Interface."
    )]
    [InlineData(
        "securityGroupIds",
        "InvalidParameter: a gateway endpoint has no securityGroupIds. Attach it with routeTableIds, or set "
            + "vpcEndpointType to Interface."
    )]
    public void Gateway_AttachedLikeAnInterface_IsRefused(string key, string reason)
    {
        var account = new Account();
        var vpc = account.PrivateVpc();

        Assert.Equal(
            Prefix + reason,
            account
                .Refusal(
                    Types.VpcEndpoint,
                    "endpoint",
                    [.. Gateway(vpc, account.RouteTable(vpc)), (key, Account.List("x"))]
                )
                .Message
        );
    }

    [Fact]
    public void Gateway_TableOfAnotherVpc_IsRefused()
    {
        var account = new Account();
        var table = account.RouteTable(account.PrivateVpc("otherVPC"));

        Assert.Equal(
            Prefix
                + "InvalidParameter: route table 'myTable' is of VPC 'otherVPC', not of VPC 'myVPC'. Choose route "
                + "tables of VPC 'myVPC'.",
            account.Refusal(Types.VpcEndpoint, "endpoint", Gateway(account.PrivateVpc(), table)).Message
        );
    }

    [Theory]
    [InlineData("eu-west-1", "com.amazonaws.eu-west-1.sqs", "sqs.eu-west-1.amazonaws.com", "sqs.eu-west-1.api.aws")]
    [InlineData(
        "cn-north-1",
        "cn.com.amazonaws.cn-north-1.sqs",
        "sqs.cn-north-1.amazonaws.com.cn",
        "sqs.cn-north-1.api.amazonwebservices.com.cn"
    )]
    [InlineData("cn-north-1", "com.amazonaws.cn-north-1.ssm", "ssm.cn-north-1.amazonaws.com.cn")]
    [InlineData(
        "us-gov-west-1",
        "com.amazonaws.us-gov-west-1.sqs",
        "sqs.us-gov-west-1.amazonaws.com",
        "sqs.us-gov-west-1.api.aws"
    )]
    public void Interface_OtherRegions_HaveTheirOwnNames(string region, string service, params string[] privateNames)
    {
        var account = new Account(new CloudOptions { Region = region });
        var vpc = account.PrivateVpc();
        var subnet = account.Subnet(vpc, "mySubnet", "10.0.1.0/24", $"{region}a");
        var endpoint = account.Create(
            Types.VpcEndpoint,
            "endpoint",
            Interface(vpc, ("serviceName", service), ("subnetIds", Account.List(subnet)), ("privateDnsEnabled", true))
        );

        Assert.Equal(privateNames, Items(endpoint, "dnsEntries").Skip(2).Select(entry => Property(entry, "dnsName")));
        Assert.StartsWith(
            $"arn:{account.Cloud.Options.Partition}:ec2:{region}:",
            (string)endpoint["arn"],
            StringComparison.Ordinal
        );
    }

    private static (string, object?)[] Interface(string vpc, params (string, object?)[] more) =>
        Account.Inputs([("vpcId", vpc), ("serviceName", Sqs), ("vpcEndpointType", "Interface")], more);

    private static (string, object?)[] Gateway(string vpc, string table) =>
        [("vpcId", vpc), ("serviceName", "com.amazonaws.us-east-1.s3"), ("routeTableIds", Account.List(table))];

    private static (string, object?)[] InSubnet(string vpc, string subnet, string address) =>
        Interface(
            vpc,
            ("subnetIds", Account.List(subnet)),
            ("subnetConfigurations", Account.List(Account.Map(("subnetId", subnet), ("ipv4", address))))
        );

    private static ImmutableArray<object> Items(ImmutableDictionary<string, object> state, string key) =>
        (ImmutableArray<object>)state[key];

    private static object Property(object item, string key) => ((ImmutableDictionary<string, object>)item)[key];
}
