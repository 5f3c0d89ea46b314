namespace PrivateLinkLab.Cloud.Tests.Services.Ec2;

public sealed class EgressOnlyInternetGatewayTests
{
    private const string Prefix = "creating EC2 Route 'route': ";

    [Fact]
    public void EgressOnlyInternetGateway_OfAVpc_TakesARouteForIpv6()
    {
        var (account, table, gateway) = Network();

        Assert.StartsWith("eigw-0", gateway, StringComparison.Ordinal);
        var route = account.Create(
            Types.Route,
            "route",
            ("routeTableId", table),
            ("destinationIpv6CidrBlock", "::/0"),
            ("egressOnlyGatewayId", gateway)
        );
        Assert.Equal(("active", gateway), (route["state"], route["egressOnlyGatewayId"]));
    }

    [Fact]
    public void EgressOnlyInternetGateway_UnknownVpc_IsRefused() =>
        Assert.Equal(
            "creating EC2 Egress-only Internet Gateway 'gateway': InvalidVpcID.NotFound: the VPC 'vpc-1' does not "
                + "exist in us-east-1.",
            new Account().Refusal(Types.EgressOnlyInternetGateway, "gateway", ("vpcId", "vpc-1")).Message
        );

    [Fact]
    public void EgressOnlyInternetGateway_RouteForIpv4_IsRefused()
    {
        var (account, table, gateway) = Network();

        Assert.Equal(
            Prefix
                + "InvalidParameterCombination: an egress-only gateway carries IPv6 alone, and the destination is "
                + "0.0.0.0/0. Give an IPv6 block such as ::/0.",
            account
                .Refusal(
                    Types.Route,
                    "route",
                    ("routeTableId", table),
                    ("destinationCidrBlock", "0.0.0.0/0"),
                    ("egressOnlyGatewayId", gateway)
                )
                .Message
        );
    }

    [Fact]
    public void EgressOnlyInternetGateway_RouteTableOfAnotherVpc_IsRefused()
    {
        var (account, _, gateway) = Network();

        Assert.Equal(
            Prefix
                + "InvalidParameterValue: route table 'myTable2' is of VPC 'other', the egress-only gateway "
                + "'gateway' is of VPC 'myVPC'. Use the gateway of the route table's VPC.",
            account
                .Refusal(
                    Types.Route,
                    "route",
                    ("routeTableId", account.RouteTable(account.Vpc("other"), "myTable2")),
                    ("destinationIpv6CidrBlock", "::/0"),
                    ("egressOnlyGatewayId", gateway)
                )
                .Message
        );
    }

    private static (Account Account, string Table, string Gateway) Network()
    {
        var account = new Account();
        var vpc = account.Vpc();
        return (
            account,
            account.RouteTable(vpc),
            (string)account.Create(Types.EgressOnlyInternetGateway, "gateway", ("vpcId", vpc))["id"]
        );
    }
}
