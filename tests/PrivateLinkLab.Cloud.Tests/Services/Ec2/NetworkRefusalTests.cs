namespace PrivateLinkLab.Cloud.Tests.Services.Ec2;

/// <summary>VPCs, subnets and route tables that AWS would refuse.</summary>
public sealed class NetworkRefusalTests
{
    [Theory]
    [InlineData(
        "10.0.0.0/15",
        "InvalidVpc.Range: the CIDR block 10.0.0.0/15 is not between /16 and /28. Choose a block such as 10.0.0.0/16."
    )]
    [InlineData(
        "10.0.0.0/29",
        "InvalidVpc.Range: the CIDR block 10.0.0.0/29 is not between /16 and /28. Choose a block such as 10.0.0.0/16."
    )]
    [InlineData("10.0.0.0", "InvalidParameterValue: cidrBlock '10.0.0.0' is not a CIDR block such as 10.0.0.0/16.")]
    [InlineData(
        "10.0.0.0/33",
        "InvalidParameterValue: cidrBlock '10.0.0.0/33' is not a CIDR block such as 10.0.0.0/16."
    )]
    [InlineData("10.0.0/16", "InvalidParameterValue: cidrBlock '10.0.0/16' is not a CIDR block such as 10.0.0.0/16.")]
    [InlineData(
        "10.0.0.256/16",
        "InvalidParameterValue: cidrBlock '10.0.0.256/16' is not a CIDR block such as 10.0.0.0/16."
    )]
    [InlineData(
        "10.0.0.1/16",
        "InvalidParameterValue: cidrBlock '10.0.0.1/16' has host bits set; the network address is 10.0.0.0/16."
    )]
    [InlineData(null, "MissingParameter: cidrBlock is required.")]
    public void Vpc_BlockThatAwsRefuses_IsRefused(string? block, string reason) =>
        Assert.Equal(
            $"creating EC2 VPC 'myVPC': {reason}",
            new Account().Refusal(Types.Vpc, "myVPC", ("cidrBlock", block)).Message
        );

    [Fact]
    public void Vpc_UnknownTenancy_IsRefused() =>
        Assert.Equal(
            "creating EC2 VPC 'myVPC': InvalidParameterValue: instanceTenancy 'shared' is not accepted; use default "
                + "or dedicated.",
            new Account()
                .Refusal(Types.Vpc, "myVPC", ("cidrBlock", "10.0.0.0/16"), ("instanceTenancy", "shared"))
                .Message
        );

    [Fact]
    public void Vpc_UnknownRegion_IsRefusedWithSuggestion() =>
        Assert.Equal(
            "creating EC2 VPC 'myVPC': InvalidParameterValue: region 'us-est-1' is not an AWS region. Did you mean "
                + "'us-east-1'?",
            new Account().Refusal(Types.Vpc, "myVPC", ("cidrBlock", "10.0.0.0/16"), ("region", "us-est-1")).Message
        );

    [Theory]
    [InlineData(
        "10.0.1.0/24",
        "InvalidSubnet.Conflict: the CIDR block 10.0.1.0/24 overlaps 10.0.1.0/24 of subnet 'myVPC-mySubnet1'. Choose "
            + "a free block inside 10.0.0.0/16."
    )]
    [InlineData(
        "10.0.1.128/25",
        "InvalidSubnet.Conflict: the CIDR block 10.0.1.128/25 overlaps 10.0.1.0/24 of subnet 'myVPC-mySubnet1'. "
            + "Choose a free block inside 10.0.0.0/16."
    )]
    [InlineData(
        "10.0.0.0/23",
        "InvalidSubnet.Conflict: the CIDR block 10.0.0.0/23 overlaps 10.0.1.0/24 of subnet 'myVPC-mySubnet1'. Choose "
            + "a free block inside 10.0.0.0/16."
    )]
    [InlineData(
        "10.1.0.0/24",
        "InvalidSubnet.Range: the CIDR block 10.1.0.0/24 is not inside 10.0.0.0/16 of VPC 'myVPC'. Choose a block "
            + "inside 10.0.0.0/16."
    )]
    [InlineData(
        "10.0.2.0/29",
        "InvalidSubnet.Range: the CIDR block 10.0.2.0/29 is not between /16 and /28. Choose a block such as "
            + "10.0.1.0/24."
    )]
    [InlineData(
        "10.0.0.0/15",
        "InvalidSubnet.Range: the CIDR block 10.0.0.0/15 is not between /16 and /28. Choose a block such as "
            + "10.0.1.0/24."
    )]
    [InlineData(
        "10.0.2.0-24",
        "InvalidParameterValue: cidrBlock '10.0.2.0-24' is not a CIDR block such as 10.0.0.0/16."
    )]
    public void Subnet_BlockThatAwsRefuses_IsRefused(string block, string reason)
    {
        var account = new Account();
        var vpc = account.Vpc();
        account.Subnet(vpc, "myVPC-mySubnet1");

        Assert.Equal(
            $"creating EC2 Subnet 'myVPC-mySubnet2': {reason}",
            account.Refusal(Types.Subnet, "myVPC-mySubnet2", ("vpcId", vpc), ("cidrBlock", block)).Message
        );
    }

    [Theory]
    [InlineData(
        "us-east-1z",
        null,
        "InvalidParameterValue: availabilityZone 'us-east-1z' is not a zone of us-east-1; use us-east-1a, "
            + "us-east-1b, us-east-1c, us-east-1d, us-east-1e or us-east-1f."
    )]
    [InlineData(
        "eu-west-1a",
        null,
        "InvalidParameterValue: availabilityZone 'eu-west-1a' is not a zone of us-east-1; use us-east-1a, "
            + "us-east-1b, us-east-1c, us-east-1d, us-east-1e or us-east-1f."
    )]
    [InlineData(
        null,
        "use1-az7",
        "InvalidParameterValue: availabilityZoneId 'use1-az7' is not a zone of us-east-1; use use1-az4, use1-az6, "
            + "use1-az1, use1-az2, use1-az3 or use1-az5."
    )]
    [InlineData(
        "us-east-1a",
        "use1-az1",
        "InvalidParameterCombination: availabilityZone 'us-east-1a' is use1-az4, not availabilityZoneId 'use1-az1'. "
            + "Give one of the two."
    )]
    public void Subnet_ZoneThatAwsRefuses_IsRefused(string? zone, string? zoneId, string reason)
    {
        var account = new Account();

        Assert.Equal(
            $"creating EC2 Subnet 'mySubnet': {reason}",
            account
                .Refusal(
                    Types.Subnet,
                    "mySubnet",
                    ("vpcId", account.Vpc()),
                    ("cidrBlock", "10.0.1.0/24"),
                    ("availabilityZone", zone),
                    ("availabilityZoneId", zoneId)
                )
                .Message
        );
    }

    [Theory]
    [InlineData(Types.Subnet, "EC2 Subnet")]
    [InlineData(Types.RouteTable, "EC2 Route Table")]
    [InlineData(Types.SecurityGroup, "EC2 Security Group")]
    [InlineData(Types.DefaultSecurityGroup, "EC2 Default Security Group")]
    [InlineData(Types.VpcEndpoint, "EC2 VPC Endpoint")]
    public void AnyOfAVpc_UnknownOrMissingVpc_IsRefused(string type, string label)
    {
        var account = new Account();

        Assert.Equal(
            $"creating {label} 'one': InvalidVpcID.NotFound: the VPC 'vpc-0123456789abcdef0' does not exist in "
                + "us-east-1.",
            account.Refusal(type, "one", ("vpcId", "vpc-0123456789abcdef0")).Message
        );
        Assert.Equal(
            $"creating {label} 'two': VPCIdNotSpecified: vpcId is required, because the account has no default VPC.",
            account.Refusal(type, "two").Message
        );
    }

    [Fact]
    public void AnyOfAVpc_VpcOfAnotherRegion_IsRefused()
    {
        var account = new Account();
        var refusal = account.Refusal(
            Types.Subnet,
            "mySubnet",
            ("vpcId", account.Vpc()),
            ("cidrBlock", "10.0.1.0/24"),
            ("region", "eu-west-1")
        );

        Assert.Equal("InvalidVpcID.NotFound", refusal.Code);
    }

    [Fact]
    public void Association_SecondOfASubnet_IsRefused()
    {
        var account = new Account();
        var vpc = account.Vpc();
        var subnet = account.Subnet(vpc);
        account.Create(
            Types.RouteTableAssociation,
            "first",
            ("routeTableId", account.RouteTable(vpc)),
            ("subnetId", subnet)
        );

        Assert.Equal(
            "creating EC2 Route Table Association 'second': Resource.AlreadyAssociated: subnet 'mySubnet' already "
                + "has a route table, by 'first'. A subnet has one.",
            account
                .Refusal(
                    Types.RouteTableAssociation,
                    "second",
                    ("routeTableId", account.RouteTable(vpc, "other")),
                    ("subnetId", subnet)
                )
                .Message
        );
    }

    [Fact]
    public void Association_TableOfAnotherVpc_IsRefused()
    {
        var account = new Account();
        var subnet = account.Subnet(account.Vpc());
        var table = account.RouteTable(account.Vpc("other"));

        Assert.Equal(
            "creating EC2 Route Table Association 'one': InvalidParameterValue: route table 'myTable' is of VPC "
                + "'other', subnet 'mySubnet' is of VPC 'myVPC'. "
                + "Choose a route table of the subnet's VPC.",
            account.Refusal(Types.RouteTableAssociation, "one", ("routeTableId", table), ("subnetId", subnet)).Message
        );
    }

    [Theory]
    [InlineData("rtb-0123456789abcdef0", "known", "InvalidRouteTableID.NotFound")]
    [InlineData("known", "subnet-0123456789abcdef0", "InvalidSubnetID.NotFound")]
    [InlineData("known", null, "MissingParameter")]
    public void Association_UnknownIds_AreRefused(string table, string? subnet, string code)
    {
        var account = new Account();
        var vpc = account.Vpc();
        var refusal = account.Refusal(
            Types.RouteTableAssociation,
            "one",
            ("routeTableId", table == "known" ? account.RouteTable(vpc) : table),
            ("subnetId", subnet == "known" ? account.Subnet(vpc) : subnet)
        );

        Assert.Equal(code, refusal.Code);
    }

    [Theory]
    [InlineData("0.0.0.0/0", "gatewayId", "igw-1", "InvalidGatewayID.NotFound")]
    [InlineData("0.0.0.0/0", "natGatewayId", "nat-1", "NatGatewayNotFound")]
    [InlineData("0.0.0.1/0", "gatewayId", "local", "InvalidParameterValue")]
    [InlineData("10.0.0.0/16", "natGatewayId", "nat-1", "RouteAlreadyExists")]
    [InlineData(null, "gatewayId", "igw-1", "MissingParameter")]
    [InlineData("0.0.0.0/0", "tags", "none", "MissingParameter")]
    public void RouteTable_RouteThatAwsRefuses_IsRefused(string? block, string target, string id, string code)
    {
        var account = new Account();
        var routes = Account.List(Account.Map(("cidrBlock", block), (target, id)));

        Assert.Equal(
            code,
            account.Refusal(Types.RouteTable, "table", ("vpcId", account.Vpc()), ("routes", routes)).Code
        );
    }
}
