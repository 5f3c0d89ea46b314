namespace PrivateLinkLab.Cloud.Tests.Services.Ec2;

public sealed class InternetGatewayTests
{
    [Fact]
    public void InternetGateway_OfAVpc_HasWhatTheProviderWouldShow()
    {
        var account = new Account();
        var vpc = account.Vpc();

        var gateway = account.Create(Types.InternetGateway, "gateway", ("vpcId", vpc));

        Assert.Matches("^igw-0[0-9a-f]{16}$", (string)gateway["id"]);
        Assert.Equal($"arn:aws:ec2:us-east-1:123456789012:internet-gateway/{gateway["id"]}", gateway["arn"]);
        Assert.Equal("123456789012", gateway["ownerId"]);
        Assert.Equal(vpc, gateway["vpcId"]);
    }

    [Fact]
    public void InternetGateway_OfNoVpc_IsAccepted() =>
        Assert.Equal("", new Account().Create(Types.InternetGateway, "gateway")["vpcId"]);

    [Fact]
    public void InternetGateway_SecondOfAVpc_IsRefused()
    {
        var account = new Account();
        var vpc = account.Vpc();
        account.InternetGateway(vpc, "first");

        Assert.Equal(
            "creating EC2 Internet Gateway 'second': InvalidParameterValue: VPC 'myVPC' already has an Internet "
                + "gateway attached, 'first'. A VPC has one.",
            account.Refusal(Types.InternetGateway, "second", ("vpcId", vpc)).Message
        );
    }

    [Fact]
    public void InternetGateway_UnknownVpc_IsRefused() =>
        Assert.Equal(
            "InvalidVpcID.NotFound",
            new Account().Refusal(Types.InternetGateway, "gateway", ("vpcId", "vpc-0123456789abcdef0")).Code
        );

    [Fact]
    public void Association_WithAGateway_NeedsThatOfItsVpc()
    {
        var account = new Account();
        var vpc = account.Vpc();
        var table = account.RouteTable(vpc);
        var other = account.InternetGateway(account.Vpc("other"), "otherGateway");

        Assert.Matches(
            "^rtbassoc-",
            (string)
                account.Create(
                    Types.RouteTableAssociation,
                    "one",
                    ("routeTableId", table),
                    ("gatewayId", account.InternetGateway(vpc))
                )["id"]
        );
        Assert.Equal(
            "InvalidParameterValue",
            account.Refusal(Types.RouteTableAssociation, "two", ("routeTableId", table), ("gatewayId", other)).Code
        );
        Assert.Equal(
            "InvalidGatewayID.NotFound",
            account.Refusal(Types.RouteTableAssociation, "three", ("routeTableId", table), ("gatewayId", "igw-1")).Code
        );
        Assert.Equal(
            "InvalidParameterCombination",
            account
                .Refusal(
                    Types.RouteTableAssociation,
                    "four",
                    ("routeTableId", table),
                    ("gatewayId", other),
                    ("subnetId", account.Subnet(vpc))
                )
                .Code
        );
    }
}
