using System.Collections.Immutable;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Graph.Diffs;

namespace PrivateLinkLab.Cloud.Tests.Services.Ec2;

public sealed class NetworkInterfaceTests
{
    private const string Prefix = "creating EC2 Network Interface 'eni': ";

    private static readonly string Type = AwsTypes.NetworkInterface;

    private readonly Account _account = new();
    private readonly string _vpc;
    private readonly string _subnet;

    public NetworkInterfaceTests()
    {
        _vpc = _account.PrivateVpc();
        _subnet = _account.Subnet(_vpc);
    }

    [Fact]
    public void NetworkInterface_NothingSaid_HasOneAddressAndTheDefaultGroup()
    {
        var item = Create();

        Assert.Matches("^eni-0[0-9a-f]{16}$", (string)item["id"]);
        Assert.Equal($"arn:aws:ec2:us-east-1:123456789012:network-interface/{item["id"]}", item["arn"]);
        Assert.Matches("^02(:[0-9a-f]{2}){5}$", (string)item["macAddress"]);
        var address = (string)item["privateIp"];
        Assert.StartsWith("10.0.1.", address, StringComparison.Ordinal);
        Assert.Equal([address], Texts(item, "privateIps"));
        Assert.Equal([address], Texts(item, "privateIpLists"));
        Assert.Equal(0d, item["privateIpsCount"]);
        Assert.Equal($"ip-{address.Replace('.', '-')}.ec2.internal", item["privateDnsName"]);
        Assert.Single(Texts(item, "securityGroups"));
        Assert.Equal(true, item["sourceDestCheck"]);
        Assert.Equal("interface", item["interfaceType"]);
        Assert.Equal(Create(new Account())["privateIp"], address);
    }

    // What the provider makes of the three ways to ask for addresses.
    [Theory]
    [InlineData("10.0.1.20 10.0.1.10", null, false, "10.0.1.20 10.0.1.10")]
    [InlineData("10.0.1.20 10.0.1.10 10.0.1.30", 1, false, "10.0.1.20 10.0.1.10")]
    [InlineData("10.0.1.20", 2, false, "10.0.1.20 * *")]
    [InlineData("", 2, false, "* * *")]
    [InlineData("10.0.1.20 10.0.1.10", null, true, "10.0.1.20 10.0.1.10")]
    public void Addresses_AskedFor_AreGiven(string asked, int? count, bool isList, string expected)
    {
        var addresses = Account.List([.. asked.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

        var item = Create(
            (isList ? "privateIpLists" : "privateIps", addresses.IsEmpty ? null : addresses),
            ("privateIpsCount", count is { } number ? (double)number : null),
            ("privateIpListEnabled", isList ? true : null)
        );

        var given = Texts(item, "privateIps");
        var wanted = expected.Split(' ');
        Assert.Equal(wanted.Length, given.Length);
        Assert.All(wanted.Index().Where(wish => wish.Item != "*"), wish => Assert.Equal(wish.Item, given[wish.Index]));
        Assert.Equal(given.Distinct(), given);
        Assert.Equal(given[0], item["privateIp"]);
        Assert.Equal(given.Length - 1d, item["privateIpsCount"]);
    }

    [Theory]
    [InlineData("subnetId", null, "MissingParameter: subnetId is required.")]
    [InlineData(
        "subnetId",
        "subnet-0123456789abcdef0",
        "InvalidSubnetID.NotFound: the subnet 'subnet-0123456789abcdef0' does not exist in us-east-1."
    )]
    [InlineData(
        "privateIps",
        "10.0.2.10",
        "InvalidParameterValue: privateIps '10.0.2.10' is not an address that subnet 'mySubnet' (10.0.1.0/24) gives "
            + "out; the first four and the last are AWS's own."
    )]
    [InlineData(
        "privateIps",
        "10.0.1.3",
        "InvalidParameterValue: privateIps '10.0.1.3' is not an address that subnet 'mySubnet' (10.0.1.0/24) gives "
            + "out; the first four and the last are AWS's own."
    )]
    [InlineData(
        "privateIps",
        "10.0.1.255",
        "InvalidParameterValue: privateIps '10.0.1.255' is not an address that subnet 'mySubnet' (10.0.1.0/24) gives "
            + "out; the first four and the last are AWS's own."
    )]
    [InlineData(
        "privateIps",
        "10.0.1.20 10.0.1.20",
        "InvalidParameterValue: privateIps has '10.0.1.20' more than once."
    )]
    [InlineData(
        "privateIps",
        "10.0.1.20 10.0.1.99",
        "InvalidIPAddress.InUse: privateIps '10.0.1.99' is in use in subnet 'mySubnet'. Choose another address or none."
    )]
    [InlineData("privateIpsCount", "-1", "InvalidParameterValue: privateIpsCount -1 is not 0 or more.")]
    [InlineData(
        "privateIpsCount",
        "50",
        "PrivateIpAddressLimitExceeded: 51 private addresses are asked for; a network interface has at most 50."
    )]
    [InlineData(
        "interfaceType",
        "lambda",
        "InvalidParameterValue: interfaceType 'lambda' is not accepted; use branch, efa, efa-only or trunk."
    )]
    [InlineData("ipv4PrefixCount", "1", "InvalidParameterValue: ipv4PrefixCount is not simulated. Leave it out.")]
    [InlineData(
        "securityGroups",
        "sg-0123456789abcdef0",
        "InvalidGroup.NotFound: the security group 'sg-0123456789abcdef0' does not exist in us-east-1."
    )]
    public void NetworkInterface_ValueThatAwsRefuses_IsRefused(string key, string? value, string reason)
    {
        Create("taken", ("privateIps", Account.List("10.0.1.99")));
        object? wrong = key is "privateIps" or "securityGroups" ? Account.List([.. value!.Split(' ')]) : value;

        Assert.Equal(
            Prefix + reason,
            _account.Refusal(Type, "eni", Account.Inputs([("subnetId", _subnet)], [(key, wrong)])).Message
        );
    }

    [Fact]
    public void NetworkInterface_ListBesideTheOthers_IsRefused() =>
        Assert.Equal(
            Prefix
                + "InvalidParameterCombination: privateIpLists excludes privateIps and privateIpsCount. Give the "
                + "list, with privateIpListEnabled, or the others.",
            Refusal(("privateIpLists", Account.List("10.0.1.20")), ("privateIpsCount", 1d))
        );

    [Fact]
    public void NetworkInterface_SubnetWithoutSoManyAddresses_IsRefused()
    {
        var small = _account.Subnet(_vpc, "small", "10.0.9.0/28");

        Assert.Equal(
            Prefix
                + "InsufficientFreeAddressesInSubnet: subnet 'small' (10.0.9.0/28) has no free address. Choose a "
                + "subnet with free addresses or a larger block.",
            _account.Refusal(Type, "eni", ("subnetId", small), ("privateIpsCount", 11d)).Message
        );
    }

    [Fact]
    public void NetworkInterface_GroupOfAnotherVpc_IsRefused()
    {
        var other = _account.SecurityGroup(_account.Vpc("other", "10.9.0.0/16"), "theirs");

        Assert.Equal(
            Prefix
                + $"InvalidParameter: security group 'theirs' ({other}) is of VPC 'other', not of VPC 'myVPC'. Choose "
                + "security groups of VPC 'myVPC'.",
            Refusal(("securityGroups", Account.List(other)))
        );
    }

    [Fact]
    public void Attachment_OfEitherKind_IsOfTheInstance()
    {
        var instance = Instance("t3.small");

        var inline = Create("inline", ("attachments", Attach(instance, 1)));
        var attachment = _account.Create(
            AwsTypes.NetworkInterfaceAttachment,
            "attachment",
            ("networkInterfaceId", Create("later")["id"]),
            ("instanceId", instance),
            ("deviceIndex", 2d)
        );

        var entry = Assert.IsType<ImmutableDictionary<string, object>>(
            Assert.Single((ImmutableArray<object>)inline["attachments"])
        );
        Assert.Matches("^eni-attach-0[0-9a-f]{16}$", (string)entry["attachmentId"]);
        Assert.Equal(instance, entry["instance"]);
        Assert.Equal(attachment["id"], attachment["attachmentId"]);
        Assert.Equal("attached", attachment["status"]);
    }

    [Theory]
    [InlineData(
        "t3.micro",
        0,
        1,
        "InvalidParameterValue: instance 'server' (*) already has an interface attached at device index 0, 'server'. "
            + "Choose another index."
    )]
    [InlineData(
        "t3.micro",
        1,
        3,
        "PrivateIpAddressLimitExceeded: the network interface 'eni' has 3 private addresses; one of t3.micro has at "
            + "most 2."
    )]
    [InlineData("t3.small", -1, 1, "InvalidParameterValue: deviceIndex -1 is not an index, which begins at 0.")]
    public void Attachment_ThatAwsRefuses_IsRefused(string type, int index, int addresses, string reason)
    {
        var instance = Instance(type);

        Assert.Equal(
            Prefix + reason.Replace("*", instance, StringComparison.Ordinal),
            Refusal(("privateIpsCount", addresses - 1d), ("attachments", Attach(instance, index)))
        );
    }

    [Fact]
    public void Attachment_MoreThanTheTypeTakes_IsRefused()
    {
        var instance = Instance("t3.micro");
        Create("second", ("attachments", Attach(instance, 1)));

        Assert.Equal(
            Prefix + "AttachmentLimitExceeded: interface count 3 exceeds the limit for t3.micro, which is 2.",
            Refusal(("attachments", Attach(instance, 2)))
        );
    }

    [Fact]
    public void Attachment_OfAnotherZone_IsRefused()
    {
        var other = _account.Subnet(_vpc, "other", "10.0.2.0/24", "us-east-1b");

        Assert.Equal(
            Prefix
                + "InvalidParameterCombination: the network interface 'eni' is in us-east-1b, instance 'server' in "
                + "us-east-1a. You may not attach a network interface to an instance in another availability zone.",
            _account.Refusal(Type, "eni", ("subnetId", other), ("attachments", Attach(Instance("t3.small"), 1))).Message
        );
    }

    [Fact]
    public void Attachment_OfOneInUse_IsRefused()
    {
        var item = Create("shared", ("attachments", Attach(Instance("t3.small"), 1)))["id"];

        Assert.Equal(
            "creating EC2 Network Interface Attachment 'again': InvalidNetworkInterface.InUse: the network interface "
                + $"'shared' ({item}) is in use by instance 'server'. Detach it first.",
            _account
                .Refusal(
                    AwsTypes.NetworkInterfaceAttachment,
                    "again",
                    ("networkInterfaceId", item),
                    ("instanceId", Instance("t3.small", "other")),
                    ("deviceIndex", 1d)
                )
                .Message
        );
    }

    [Fact]
    public void Instance_LaunchedWithAnInterface_HasItsPlaceAndAddresses()
    {
        var group = _account.SecurityGroup(_vpc);
        var item = Create(
            "primary",
            ("privateIps", Account.List("10.0.1.20", "10.0.1.21")),
            ("securityGroups", Account.List(group))
        );

        var instance = _account.Create(
            Types.Instance,
            "server",
            ("ami", Account.Image),
            ("instanceType", "t3.micro"),
            ("primaryNetworkInterface", Account.Map(("networkInterfaceId", item["id"])))
        );

        Assert.Equal("10.0.1.20", instance["privateIp"]);
        Assert.Equal(["10.0.1.21"], Texts(instance, "secondaryPrivateIps"));
        Assert.Equal(item["id"], instance["primaryNetworkInterfaceId"]);
        Assert.Equal(_subnet, instance["subnetId"]);
        Assert.Equal([group], Texts(instance, "vpcSecurityGroupIds"));
    }

    [Fact]
    public void Instance_LaunchedWithAnInterfaceAndAPlace_IsRefused() =>
        Assert.Equal(
            "creating EC2 Instance 'server': InvalidParameterCombination: subnetId is the primary network "
                + "interface's, which the instance is given. Set it there.",
            _account
                .Refusal(
                    Types.Instance,
                    "server",
                    ("ami", Account.Image),
                    ("instanceType", "t3.micro"),
                    ("subnetId", _subnet),
                    ("primaryNetworkInterface", Account.Map(("networkInterfaceId", Create("primary")["id"])))
                )
                .Message
        );

    [Fact]
    public void Instance_SecondaryAddresses_AreTakenFromTheSubnet()
    {
        var instance = _account.Create(
            Types.Instance,
            "server",
            ("ami", Account.Image),
            ("instanceType", "t3.small"),
            ("subnetId", _subnet),
            ("secondaryPrivateIps", Account.List("10.0.1.50"))
        );

        Assert.Equal(["10.0.1.50"], Texts(instance, "secondaryPrivateIps"));
        Assert.Equal(
            Prefix
                + "InvalidIPAddress.InUse: privateIps '10.0.1.50' is in use in subnet 'mySubnet'. Choose another "
                + "address or none.",
            Refusal(("privateIps", Account.List("10.0.1.50")))
        );
    }

    [Fact]
    public void ElasticAddress_OfASecondaryAddress_IsAssociatedWithIt()
    {
        _account.InternetGateway(_vpc);
        var item = Create("target", ("privateIps", Account.List("10.0.1.20", "10.0.1.21")))["id"];

        var address = _account.Create(
            Types.Eip,
            "eip",
            ("networkInterface", item),
            ("associateWithPrivateIp", "10.0.1.21")
        );

        Assert.Equal("10.0.1.21", address["privateIp"]);
        Assert.Equal(item, address["networkInterface"]);
        Assert.Equal("", address["instance"]);
        Assert.Equal(
            "creating EC2 EIP 'wrong': InvalidParameterValue: associateWithPrivateIp '10.0.1.22' is not an address "
                + "of 'target', which has 10.0.1.20 and 10.0.1.21.",
            _account
                .Refusal(Types.Eip, "wrong", ("networkInterface", item), ("associateWithPrivateIp", "10.0.1.22"))
                .Message
        );
    }

    [Fact]
    public void Route_ToAnInterface_IsOfTheSameVpc()
    {
        var table = _account.RouteTable(_account.Vpc("other", "10.9.0.0/16"), "theirs");
        (string, object?)[] route =
        [
            ("destinationCidrBlock", "10.200.0.0/16"),
            ("networkInterfaceId", Create("appliance")["id"]),
        ];

        _account.Create(Types.Route, "route", [("routeTableId", _account.RouteTable(_vpc)), .. route]);

        Assert.Equal(
            "creating EC2 Route 'wrong': InvalidParameterValue: route table 'theirs' is of VPC 'other', the network "
                + "interface 'appliance' is of VPC 'myVPC'. Use a network interface of the route table's VPC.",
            _account.Refusal(Types.Route, "wrong", [("routeTableId", table), .. route]).Message
        );
    }

    // The provider detaches what its state says before it deletes, save from device index 0.
    [Theory]
    [InlineData(false, false, true)]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    public void Deletion_WhileAttached_IsRefused(bool isKnownToTheState, bool attachmentGoesToo, bool refused)
    {
        var item = Node(Type, "eni", "eni-1") with
        {
            Outputs = isKnownToTheState
                ? MapValue.Create(("attachments", ListValue.Create([MapValue.Create(("deviceIndex", 1))])))
                : MapValue.Empty,
        };
        var attachment = Node(AwsTypes.NetworkInterfaceAttachment, "attachment", "eni-attach-1") with
        {
            Inputs = MapValue.Create(("networkInterfaceId", "eni-1")),
        };

        Assert.Equal(
            refused
                ?
                [
                    "deleting EC2 Network Interface 'eni': InvalidParameterValue: the network interface 'eni-1' is "
                        + "currently in use, by 'attachment', which remains. First detach it.",
                ]
                : [],
            Refusals([item, attachment], attachmentGoesToo ? [] : [attachment])
        );
    }

    [Fact]
    public void Deletion_WhileAnInstanceHasItAsThePrimaryOne_IsRefused()
    {
        var instance = Node(Types.Instance, "server", "i-1") with
        {
            Inputs = MapValue.Create(("primaryNetworkInterface", MapValue.Create(("networkInterfaceId", "eni-1")))),
        };

        Assert.Contains(
            "by 'server', which remains.",
            Assert.Single(Refusals([Node(Type, "eni", "eni-1"), instance], [instance])),
            StringComparison.Ordinal
        );
    }

    private static IEnumerable<string> Refusals(ResourceNode[] before, ResourceNode[] after) =>
        DeletionRefusals
            .In(
                GraphDiff.Compare(
                    ResourceGraph.Create("project", "dev", before),
                    ResourceGraph.Create("project", "dev", after)
                )
            )
            .Select(refusal => refusal.Message);

    private static ResourceNode Node(string type, string name, string id) =>
        new()
        {
            Urn = ResourceUrn.Create("dev", "project", null, type, name),
            Custom = true,
            Id = id,
        };

    private static ImmutableArray<object> Attach(string instance, int index) =>
        Account.List(Account.Map(("instance", instance), ("deviceIndex", (double)index)));

    private static ImmutableArray<string> Texts(ImmutableDictionary<string, object> resource, string key) =>
        [.. ((ImmutableArray<object>)resource[key]).Cast<string>()];

    private static ImmutableDictionary<string, object> Create(Account account) =>
        account.Create(Type, "eni", ("subnetId", account.Subnet(account.PrivateVpc())));

    private ImmutableDictionary<string, object> Create(params (string, object?)[] inputs) => Create("eni", inputs);

    private ImmutableDictionary<string, object> Create(string name, params (string, object?)[] inputs) =>
        _account.Create(Type, name, [("subnetId", _subnet), .. inputs]);

    private string Refusal(params (string, object?)[] inputs) =>
        _account.Refusal(Type, "eni", [("subnetId", _subnet), .. inputs]).Message;

    private string Instance(string type, string name = "server") =>
        (string)
            _account.Create(
                Types.Instance,
                name,
                ("ami", Account.Image),
                ("instanceType", type),
                ("subnetId", _subnet)
            )["id"];
}
