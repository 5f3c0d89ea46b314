using PrivateLinkLab.Cloud.Requests;

namespace PrivateLinkLab.Cloud.Tests.Services.Ec2;

public sealed class RouteTests
{
    private const string Prefix = "creating EC2 Route 'route': ";

    [Fact]
    public void Route_ToAnInternetGateway_HasWhatTheProviderWouldShow()
    {
        var (account, vpc, table) = Network();
        var gateway = account.InternetGateway(vpc);

        var route = account.Create(
            Types.Route,
            "route",
            ("routeTableId", table),
            ("destinationCidrBlock", "0.0.0.0/0"),
            ("gatewayId", gateway)
        );

        Assert.Equal($"r-{table}1080289494", route["id"]);
        Assert.Equal("active", route["state"]);
        Assert.Equal("CreateRoute", route["origin"]);
        Assert.Equal("", route["natGatewayId"]);
    }

    [Fact]
    public void Route_ToANatGateway_IsAccepted()
    {
        var (account, vpc, table) = Network();
        account.InternetGateway(vpc);
        var nat = account.NatGateway(account.Subnet(vpc));

        Assert.Equal(
            nat,
            account.Create(
                Types.Route,
                "route",
                ("routeTableId", table),
                ("destinationCidrBlock", "0.0.0.0/0"),
                ("natGatewayId", nat)
            )["natGatewayId"]
        );
    }

    [Fact]
    public void Route_DestinationOfAnother_IsRefused()
    {
        var (account, vpc, table) = Network();
        var gateway = account.InternetGateway(vpc);
        account.Create(
            Types.Route,
            "first",
            ("routeTableId", table),
            ("destinationCidrBlock", "0.0.0.0/0"),
            ("gatewayId", gateway)
        );

        Assert.Equal(
            Prefix
                + "RouteAlreadyExists: route table 'myTable' already has a route to 0.0.0.0/0, by 'first'. A route "
                + "table has one per destination.",
            DefaultRouteRefusal(account, table, "gatewayId", gateway).Message
        );
    }

    [Fact]
    public void Route_DestinationOfAnInlineRoute_IsRefused()
    {
        var account = new Account();
        var vpc = account.Vpc();
        var gateway = account.InternetGateway(vpc);
        var table = account.Create(
            Types.RouteTable,
            "myTable",
            ("vpcId", vpc),
            ("routes", Account.List(Account.Map(("cidrBlock", "0.0.0.0/0"), ("gatewayId", gateway))))
        );

        Assert.Equal("RouteAlreadyExists", DefaultRouteRefusal(account, table["id"], "gatewayId", gateway).Code);
    }

    [Theory]
    [InlineData(false, "none")]
    [InlineData(true, "VPC 'other'")]
    public void Route_GatewayThatIsNotOfTheVpc_IsRefused(bool isAttached, string attached)
    {
        var (account, _, table) = Network();
        var gateway = isAttached
            ? account.InternetGateway(account.Vpc("other"), "gateway")
            : (string)account.Create(Types.InternetGateway, "gateway")["id"];

        Assert.Equal(
            Prefix
                + "InvalidParameterValue: route table 'myTable' is of VPC 'myVPC', the Internet gateway 'gateway' is "
                + $"attached to {attached}. Use the gateway of the route table's VPC.",
            DefaultRouteRefusal(account, table, "gatewayId", gateway).Message
        );
    }

    [Fact]
    public void Route_NatGatewayOfAnotherVpc_IsRefused()
    {
        var (account, _, table) = Network();
        var other = account.Vpc("other");
        account.InternetGateway(other);
        var nat = account.NatGateway(account.Subnet(other));

        Assert.Equal(
            Prefix
                + "InvalidParameterValue: route table 'myTable' is of VPC 'myVPC', the NAT gateway 'myNat' is of VPC "
                + "'other'. Use a NAT gateway of the route table's VPC.",
            DefaultRouteRefusal(account, table, "natGatewayId", nat).Message
        );
    }

    [Theory]
    [InlineData(
        "destinationCidrBlock",
        "0.0.0.0",
        "InvalidParameterValue: destinationCidrBlock '0.0.0.0' is not a CIDR block such as 10.0.0.0/16."
    )]
    [InlineData(
        "destinationCidrBlock",
        "10.0.0.0/16",
        "RouteAlreadyExists: the destination 10.0.0.0/16 is the VPC's own local route."
    )]
    [InlineData(
        "destinationCidrBlock",
        null,
        "MissingParameter: a route has exactly one of destinationCidrBlock, destinationIpv6CidrBlock or "
            + "destinationPrefixListId, got none."
    )]
    [InlineData(
        "destinationIpv6CidrBlock",
        "::/0",
        "InvalidParameterCombination: a route has exactly one of destinationCidrBlock, destinationIpv6CidrBlock or "
            + "destinationPrefixListId, got destinationCidrBlock and destinationIpv6CidrBlock."
    )]
    [InlineData("gatewayId", "igw-1", "InvalidGatewayID.NotFound: the gateway 'igw-1' does not exist in us-east-1.")]
    [InlineData(
        "gatewayId",
        null,
        "MissingParameter: a route has exactly one target of gatewayId, natGatewayId, egressOnlyGatewayId, "
            + "networkInterfaceId, transitGatewayId, vpcEndpointId or vpcPeeringConnectionId, got none."
    )]
    [InlineData(
        "natGatewayId",
        "nat-1",
        "InvalidParameterCombination: a route has exactly one target of gatewayId, natGatewayId, "
            + "egressOnlyGatewayId, networkInterfaceId, transitGatewayId, vpcEndpointId or vpcPeeringConnectionId, got "
            + "gatewayId and natGatewayId."
    )]
    [InlineData(
        "routeTableId",
        "rtb-0123456789abcdef0",
        "InvalidRouteTableID.NotFound: the route table 'rtb-0123456789abcdef0' does not exist in us-east-1."
    )]
    public void Route_ValueThatAwsRefuses_IsRefused(string key, string? value, string reason)
    {
        var (account, vpc, table) = Network();
        (string, object?)[] accepted =
        [
            ("routeTableId", table),
            ("destinationCidrBlock", "0.0.0.0/0"),
            ("gatewayId", account.InternetGateway(vpc)),
        ];

        Assert.Equal(
            Prefix + reason,
            account.Refusal(Types.Route, "route", Account.Inputs(accepted, [(key, value)])).Message
        );
    }

    [Theory]
    [InlineData("natGatewayId", "NatGatewayNotFound")]
    [InlineData("egressOnlyGatewayId", "InvalidGatewayID.NotFound")]
    [InlineData("networkInterfaceId", "InvalidNetworkInterfaceID.NotFound")]
    [InlineData("transitGatewayId", "InvalidTransitGatewayID.NotFound")]
    [InlineData("vpcEndpointId", "InvalidVpcEndpointId.NotFound")]
    [InlineData("vpcPeeringConnectionId", "InvalidVpcPeeringConnectionID.NotFound")]
    public void Route_UnknownTarget_IsRefusedWithItsCode(string key, string code)
    {
        var (account, _, table) = Network();

        Assert.Equal(code, DefaultRouteRefusal(account, table, key, "none").Code);
    }

    [Theory]
    [InlineData("::0", "InvalidParameterValue")]
    [InlineData("::/0", "InvalidGatewayID.NotFound")]
    public void Route_Ipv6Destination_IsChecked(string destination, string code)
    {
        var (account, _, table) = Network();

        Assert.Equal(
            code,
            account
                .Refusal(
                    Types.Route,
                    "route",
                    ("routeTableId", table),
                    ("destinationIpv6CidrBlock", destination),
                    ("egressOnlyGatewayId", "eigw-1")
                )
                .Code
        );
    }

    private static (Account Account, string Vpc, string Table) Network()
    {
        var account = new Account();
        var vpc = account.Vpc();
        return (account, vpc, account.RouteTable(vpc));
    }

    private static AwsRefusal DefaultRouteRefusal(Account account, object table, string target, object id) =>
        account.Refusal(
            Types.Route,
            "route",
            ("routeTableId", table),
            ("destinationCidrBlock", "0.0.0.0/0"),
            (target, id)
        );
}
