namespace PrivateLinkLab.Cloud.Tests.Services.Ec2;

public sealed class ElasticAddressTests
{
    private const string Prefix = "creating EC2 EIP 'address': ";

    [Fact]
    public void Address_NothingSaid_HasWhatTheProviderWouldShow()
    {
        var address = new Account().Create(Types.Eip, "address");

        Assert.Matches("^eipalloc-0[0-9a-f]{16}$", (string)address["id"]);
        Assert.Equal(address["id"], address["allocationId"]);
        Assert.Equal($"arn:aws:ec2:us-east-1:123456789012:elastic-ip/{address["id"]}", address["arn"]);
        Assert.Equal("vpc", address["domain"]);
        Assert.Equal("us-east-1", address["networkBorderGroup"]);
        Assert.Equal("amazon", address["publicIpv4Pool"]);
        Assert.Equal("", address["associationId"]);
        var publicIp = (string)address["publicIp"];
        Assert.StartsWith("203.0.113.", publicIp, StringComparison.Ordinal);
        Assert.Equal($"ec2-{publicIp.Replace('.', '-')}.compute-1.amazonaws.com", address["publicDns"]);
    }

    [Fact]
    public void Address_OfAnInstance_NamesBoth()
    {
        var (account, instance) = Instance(hasGateway: true);

        var address = account.Create(Types.Eip, "address", ("instance", instance["id"]));

        Assert.Matches("^eipassoc-0[0-9a-f]{16}$", (string)address["associationId"]);
        Assert.Equal(instance["primaryNetworkInterfaceId"], address["networkInterface"]);
        Assert.Equal(instance["privateIp"], address["privateIp"]);
        Assert.Equal(instance["privateDns"], address["privateDns"]);
    }

    [Fact]
    public void Address_OfANetworkInterface_NamesItsInstance()
    {
        var (account, instance) = Instance(hasGateway: true);

        Assert.Equal(
            instance["id"],
            account.Create(Types.Eip, "address", ("networkInterface", instance["primaryNetworkInterfaceId"]))[
                "instance"
            ]
        );
    }

    [Fact]
    public void Address_OfAnInstanceWithoutInternetGateway_IsRefused()
    {
        var (account, instance) = Instance(hasGateway: false);

        Assert.Equal(
            Prefix
                + "Gateway.NotAttached: VPC 'myVPC' has no Internet gateway attached. Create it first: let 'address' "
                + "depend on it.",
            account.Refusal(Types.Eip, "address", ("instance", instance["id"])).Message
        );
    }

    [Theory]
    [InlineData("domain", "standard", "InvalidParameterValue: domain 'standard' is not accepted; use vpc.")]
    [InlineData("address", "203.0.113", "InvalidParameterValue: address '203.0.113' is not an IPv4 address.")]
    [InlineData(
        "address",
        "203.0.113.7",
        "InvalidAddress.NotFound: the account has not released the address '203.0.113.7', so that it cannot have it "
            + "back. Leave address out."
    )]
    [InlineData(
        "instance",
        "i-0123456789abcdef0",
        "InvalidInstanceID.NotFound: the instance 'i-0123456789abcdef0' does not exist in us-east-1."
    )]
    [InlineData(
        "networkInterface",
        "eni-0123456789abcdef0",
        "InvalidNetworkInterfaceID.NotFound: the network interface 'eni-0123456789abcdef0' does not exist in us-east-1."
    )]
    public void Address_ValueThatAwsRefuses_IsRefused(string key, string value, string reason) =>
        Assert.Equal(Prefix + reason, new Account().Refusal(Types.Eip, "address", (key, value)).Message);

    [Fact]
    public void Address_InstanceAndInterface_AreRefusedTogether() =>
        Assert.Equal(
            Prefix
                + "InvalidParameterCombination: instance and networkInterface exclude each other. Give one of the two.",
            new Account().Refusal(Types.Eip, "address", ("instance", "i-0"), ("networkInterface", "eni-0")).Message
        );

    [Fact]
    public void Address_NoneLeft_IsRefused()
    {
        var account = new Account();
        for (var index = 0; index < 251; index++)
        {
            account.Address($"address-{index}");
        }

        Assert.Equal(
            "creating EC2 EIP 'one-more': InsufficientAddressCapacity: the simulated cloud has no public address "
                + "left in 203.0.113.0/24. Use fewer of them in one stack.",
            account.Refusal(Types.Eip, "one-more").Message
        );
    }

    private static (Account Account, IReadOnlyDictionary<string, object> Instance) Instance(bool hasGateway)
    {
        var account = new Account();
        var vpc = account.PrivateVpc();
        if (hasGateway)
        {
            account.InternetGateway(vpc);
        }

        return (
            account,
            account.Create(
                Types.Instance,
                "instance",
                ("ami", Account.Image),
                ("instanceType", "t3.micro"),
                ("subnetId", account.Subnet(vpc))
            )
        );
    }
}
