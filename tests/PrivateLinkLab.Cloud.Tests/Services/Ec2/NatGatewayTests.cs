namespace PrivateLinkLab.Cloud.Tests.Services.Ec2;

public sealed class NatGatewayTests
{
    private const string Prefix = "creating EC2 NAT Gateway 'nat': ";

    [Fact]
    public void NatGateway_Public_HasAnAddressOfEachKind()
    {
        var (account, subnet) = PublicSubnet();
        var address = account.Create(Types.Eip, "address");

        var nat = account.Create(Types.NatGateway, "nat", ("subnetId", subnet), ("allocationId", address["id"]));

        Assert.Matches("^nat-0[0-9a-f]{16}$", (string)nat["id"]);
        Assert.Matches("^eni-0[0-9a-f]{16}$", (string)nat["networkInterfaceId"]);
        Assert.Matches("^eipassoc-0[0-9a-f]{16}$", (string)nat["associationId"]);
        Assert.Equal(address["publicIp"], nat["publicIp"]);
        Assert.StartsWith("10.0.1.", (string)nat["privateIp"], StringComparison.Ordinal);
        Assert.Equal("public", nat["connectivityType"]);
        Assert.Equal("zonal", nat["availabilityMode"]);
    }

    [Fact]
    public void NatGateway_Private_NeedsNeitherAddressNorInternetGateway()
    {
        var account = new Account();

        var nat = account.Create(
            Types.NatGateway,
            "nat",
            ("subnetId", account.Subnet(account.Vpc())),
            ("connectivityType", "private")
        );

        Assert.Equal("", nat["publicIp"]);
        Assert.Equal("", nat["associationId"]);
    }

    [Fact]
    public void NatGateway_VpcWithoutInternetGateway_IsRefused()
    {
        var account = new Account();
        var subnet = account.Subnet(account.Vpc());

        Assert.Equal(
            Prefix
                + "Gateway.NotAttached: VPC 'myVPC' has no Internet gateway attached. Create it first: let 'nat' "
                + "depend on it.",
            account.Refusal(Types.NatGateway, "nat", ("subnetId", subnet), ("allocationId", account.Address())).Message
        );
    }

    [Fact]
    public void NatGateway_AddressOfAnother_IsRefused()
    {
        var (account, subnet) = PublicSubnet();
        var address = account.Address();
        account.Create(Types.NatGateway, "first", ("subnetId", subnet), ("allocationId", address));

        Assert.Equal(
            Prefix
                + $"Resource.AlreadyAssociated: the Elastic IP address 'myAddress' ({address}) is that of 'first'. "
                + "Allocate one for each.",
            account.Refusal(Types.NatGateway, "nat", ("subnetId", subnet), ("allocationId", address)).Message
        );
    }

    [Theory]
    [InlineData(
        "allocationId",
        "eipalloc-0123456789abcdef0",
        "InvalidAllocationID.NotFound: allocationId 'eipalloc-0123456789abcdef0' is not the allocation id of an "
            + "Elastic IP address in us-east-1."
    )]
    [InlineData(
        "allocationId",
        null,
        "MissingParameter: allocationId is required for a public NAT gateway. Give it an Elastic IP address."
    )]
    [InlineData(
        "subnetId",
        "subnet-0123456789abcdef0",
        "InvalidSubnetID.NotFound: the subnet 'subnet-0123456789abcdef0' does not exist in us-east-1."
    )]
    [InlineData("subnetId", null, "MissingParameter: subnetId is required.")]
    [InlineData(
        "connectivityType",
        "open",
        "InvalidParameterValue: connectivityType 'open' is not accepted; use public or private."
    )]
    [InlineData(
        "connectivityType",
        "private",
        "InvalidParameterCombination: allocationId is for public NAT gateways. Leave it out, or set connectivityType "
            + "to public."
    )]
    [InlineData(
        "availabilityMode",
        "regional",
        "InvalidParameterValue: availabilityMode 'regional' is not simulated; use zonal, with a subnetId."
    )]
    [InlineData(
        "privateIp",
        "10.0.1.1",
        "InvalidParameterValue: privateIp '10.0.1.1' is not an address that subnet 'mySubnet' (10.0.1.0/24) gives "
            + "out; the first four and the last are AWS's own."
    )]
    public void NatGateway_ValueThatAwsRefuses_IsRefused(string key, string? value, string reason)
    {
        var (account, subnet) = PublicSubnet();
        (string, object?)[] accepted = [("subnetId", subnet), ("allocationId", account.Address())];

        Assert.Equal(
            Prefix + reason,
            account.Refusal(Types.NatGateway, "nat", Account.Inputs(accepted, [(key, value)])).Message
        );
    }

    private static (Account Account, string Subnet) PublicSubnet()
    {
        var account = new Account();
        var vpc = account.Vpc();
        account.InternetGateway(vpc);
        return (account, account.Subnet(vpc));
    }
}
