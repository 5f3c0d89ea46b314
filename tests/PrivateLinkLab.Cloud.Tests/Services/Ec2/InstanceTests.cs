using System.Collections.Immutable;
using PrivateLinkLab.Cloud.Accounts;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Cloud.Tests.Services.Ec2;

public sealed class InstanceTests
{
    private const string Prefix = "creating EC2 Instance 'instance': ";

    [Fact]
    public void Instance_NothingSaid_HasWhatTheProviderWouldShow()
    {
        var (account, inputs) = Launch();

        var instance = account.Create(Types.Instance, "instance", inputs);

        Assert.Matches("^i-0[0-9a-f]{16}$", (string)instance["id"]);
        Assert.Matches("^eni-0[0-9a-f]{16}$", (string)instance["primaryNetworkInterfaceId"]);
        var address = (string)instance["privateIp"];
        Assert.StartsWith("10.0.1.", address, StringComparison.Ordinal);
        Assert.Equal($"ip-{address.Replace('.', '-')}.ec2.internal", instance["privateDns"]);
        Assert.Equal("running", instance["instanceState"]);
        Assert.Equal("us-east-1a", instance["availabilityZone"]);
        Assert.Equal("", instance["publicIp"]);
        Assert.Equal(false, instance["associatePublicIpAddress"]);
        Assert.Equal("required", Inner(instance, "metadataOptions")["httpTokens"]);
        Assert.Equal(2d, Inner(instance, "metadataOptions")["httpPutResponseHopLimit"]);
        Assert.Equal(8d, Inner(instance, "rootBlockDevice")["volumeSize"]);
        Assert.Equal(false, Inner(instance, "rootBlockDevice")["encrypted"]);
        Assert.Equal("unlimited", Inner(instance, "creditSpecification")["cpuCredits"]);
    }

    [Fact]
    public void Instance_NestedOptions_KeepWhatIsGivenAndAddTheRest()
    {
        var (account, inputs) = Launch(
            ("metadataOptions", Account.Map(("httpPutResponseHopLimit", 1d))),
            ("rootBlockDevice", Account.Map(("encrypted", true), ("volumeSize", 30d)))
        );

        var instance = account.Create(Types.Instance, "instance", inputs);

        Assert.Equal(1d, Inner(instance, "metadataOptions")["httpPutResponseHopLimit"]);
        Assert.Equal("enabled", Inner(instance, "metadataOptions")["httpEndpoint"]);
        Assert.Equal(30d, Inner(instance, "rootBlockDevice")["volumeSize"]);
        Assert.StartsWith(
            "arn:aws:kms:us-east-1:123456789012:key/",
            (string)Inner(instance, "rootBlockDevice")["kmsKeyId"],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Instance_PublicSubnet_HasAPublicAddressOfTheDocumentationBlock()
    {
        var instance = LaunchInPublicSubnet();

        var address = (string)instance["publicIp"];
        Assert.StartsWith("203.0.113.", address, StringComparison.Ordinal);
        Assert.Equal($"ec2-{address.Replace('.', '-')}.compute-1.amazonaws.com", instance["publicDns"]);
    }

    [Fact]
    public void Instance_AsksForAPublicAddress_HasOneInAnySubnetAndNoTwoTheSame()
    {
        var (account, inputs) = Launch(("associatePublicIpAddress", true));

        var addresses = Enumerable
            .Range(0, 100)
            .Select(index => (string)account.Create(Types.Instance, $"instance-{index}", inputs)["publicIp"])
            .ToList();

        Assert.Equal(addresses.Count, addresses.Distinct().Count());
        Assert.All(addresses, address => Assert.StartsWith("203.0.113.", address, StringComparison.Ordinal));
    }

    [Fact]
    public void Instance_PublicSubnetAndNoPublicAddressWanted_HasNone()
    {
        var instance = LaunchInPublicSubnet(("associatePublicIpAddress", false));

        Assert.Equal("", instance["publicIp"]);
        Assert.Equal("", instance["publicDns"]);
    }

    [Fact]
    public void Instance_KeyPairOfTheAccount_IsAccepted()
    {
        var account = new Account(new CloudOptions { KeyPairs = ["mykey"] });
        var subnet = account.Subnet(account.PrivateVpc());

        var instance = account.Create(
            Types.Instance,
            "instance",
            ("ami", Account.Image),
            ("instanceType", "t3.micro"),
            ("subnetId", subnet),
            ("keyName", "mykey")
        );

        Assert.Equal("mykey", instance["keyName"]);
    }

    [Theory]
    [InlineData(
        "ami",
        "ami-1",
        "InvalidAMIID.Malformed: the image id 'ami-1' is not one. Ids are ami- and 8 or 17 hexadecimal digits."
    )]
    [InlineData("ami", null, "MissingParameter: ami is required.")]
    [InlineData(
        "instanceType",
        "micro",
        "InvalidParameterValue: instanceType 'micro' is not an instance type such as t3.micro."
    )]
    [InlineData(
        "subnetId",
        "subnet-0123456789abcdef0",
        "InvalidSubnetID.NotFound: the subnet 'subnet-0123456789abcdef0' does not exist in us-east-1."
    )]
    [InlineData("subnetId", null, "VPCIdNotSpecified: subnetId is required, because the account has no default VPC.")]
    [InlineData(
        "iamInstanceProfile",
        "nobody",
        "InvalidParameterValue: iamInstanceProfile 'nobody' is not the name of an instance profile of the account."
    )]
    [InlineData(
        "iamInstanceProfile",
        "empty",
        "InvalidParameterValue: the instance profile 'empty' has no role. Give it one."
    )]
    [InlineData("keyName", "mykey", "InvalidKeyPair.NotFound: the key pair 'mykey' does not exist.")]
    [InlineData(
        "availabilityZone",
        "us-east-1b",
        "InvalidParameterValue: availabilityZone 'us-east-1b' is not us-east-1a, that of subnet 'mySubnet'."
    )]
    [InlineData(
        "privateIp",
        "10.0.1.255",
        "InvalidParameterValue: privateIp '10.0.1.255' is not an address that subnet 'mySubnet' (10.0.1.0/24) gives "
            + "out; the first four and the last are AWS's own."
    )]
    [InlineData(
        "privateIp",
        "10.0.2.10",
        "InvalidParameterValue: privateIp '10.0.2.10' is not an address that subnet 'mySubnet' (10.0.1.0/24) gives "
            + "out; the first four and the last are AWS's own."
    )]
    [InlineData(
        "privateIp",
        "10.0.1.10",
        "InvalidIPAddress.InUse: privateIp '10.0.1.10' is in use in subnet 'mySubnet'. Choose another address or none."
    )]
    public void Instance_ValueThatAwsRefuses_IsRefused(string key, string? value, string reason)
    {
        var (account, accepted) = Launch();
        account.Create(Types.InstanceProfile, "empty", ("name", "empty"));
        account.Create(Types.Instance, "neighbour", [.. accepted, ("privateIp", "10.0.1.10")]);

        Assert.Equal(
            Prefix + reason,
            account.Refusal(Types.Instance, "instance", Account.Inputs(accepted, [(key, value)])).Message
        );
    }

    [Theory]
    [InlineData(
        "httpTokens",
        "yes",
        "InvalidParameterValue: metadataOptions.httpTokens 'yes' is not accepted; use required or optional."
    )]
    [InlineData(
        "httpEndpoint",
        "on",
        "InvalidParameterValue: metadataOptions.httpEndpoint 'on' is not accepted; use enabled or disabled."
    )]
    [InlineData(
        "httpPutResponseHopLimit",
        65d,
        "InvalidParameterValue: metadataOptions.httpPutResponseHopLimit 65 is not between 1 and 64."
    )]
    [InlineData(
        "httpPutResponseHopLimit",
        0d,
        "InvalidParameterValue: metadataOptions.httpPutResponseHopLimit 0 is not between 1 and 64."
    )]
    public void Instance_MetadataOptionThatAwsRefuses_IsRefused(string key, object value, string reason)
    {
        var (account, inputs) = Launch(("metadataOptions", Account.Map((key, value))));

        Assert.Equal(Prefix + reason, account.Refusal(Types.Instance, "instance", inputs).Message);
    }

    [Theory]
    [InlineData(
        "volumeType",
        "gp4",
        "InvalidParameterValue: rootBlockDevice.volumeType 'gp4' is not accepted; use gp2, gp3, io1, io2, sc1, st1 "
            + "or standard."
    )]
    [InlineData(
        "volumeSize",
        4d,
        "InvalidBlockDeviceMapping: rootBlockDevice.volumeSize 4 GiB is smaller than the image's 8 GiB."
    )]
    public void Instance_RootVolumeThatAwsRefuses_IsRefused(string key, object value, string reason)
    {
        var (account, inputs) = Launch(("rootBlockDevice", Account.Map((key, value))));

        Assert.Equal(Prefix + reason, account.Refusal(Types.Instance, "instance", inputs).Message);
    }

    [Fact]
    public void Instance_SecurityGroupOfAnotherVpc_IsRefused()
    {
        var (account, inputs) = Launch();
        var other = account.SecurityGroup(account.Vpc("otherVPC"), "otherSG");

        Assert.Equal(
            Prefix
                + $"InvalidParameter: security group 'otherSG' ({other}) is of VPC 'otherVPC', not of VPC 'myVPC'. "
                + "Choose security groups of VPC 'myVPC'.",
            account
                .Refusal(Types.Instance, "instance", [.. inputs, ("vpcSecurityGroupIds", Account.List(other))])
                .Message
        );
    }

    [Fact]
    public void Instance_TooMuchUserData_IsRefused()
    {
        var (account, inputs) = Launch(("userData", new string('x', 16385)));

        Assert.Equal(
            Prefix + "InvalidParameterValue: userData has 16385 bytes; at most 16384 are accepted.",
            account.Refusal(Types.Instance, "instance", inputs).Message
        );
    }

    [Theory]
    [InlineData("t3.micro", "x86_64", "arm64")]
    [InlineData("c6in.large", "x86_64", "arm64")]
    [InlineData("g4dn.xlarge", "x86_64", "arm64")]
    [InlineData("t4g.micro", "arm64", "x86_64")]
    [InlineData("m7gd.large", "arm64", "x86_64")]
    [InlineData("im4gn.large", "arm64", "x86_64")]
    [InlineData("a1.large", "arm64", "x86_64")]
    public void Instance_ImageOfAnotherArchitecture_IsRefused(string type, string own, string other)
    {
        var (account, inputs) = Launch(("instanceType", type));
        var wrong = (string)
            account.Call(
                "aws:ssm/getParameter:getParameter",
                ("name", $"/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-{other}")
            )["value"];
        var right = (string)
            account.Call(
                "aws:ssm/getParameter:getParameter",
                ("name", $"/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-{own}")
            )["value"];

        Assert.Equal(
            Prefix
                + $"InvalidParameterValue: instanceType '{type}' is {own}, the image '{wrong}' is {other}. Choose an "
                + $"image for {own} or an instance type for {other}.",
            account.Refusal(Types.Instance, "instance", Account.Inputs(inputs, [("ami", wrong)])).Message
        );
        account.Create(Types.Instance, "instance", Account.Inputs(inputs, [("ami", right)]));
    }

    // Pulumi's ignoreChanges hands on the former image, also to an instance that takes the place of the former.
    [Theory]
    [InlineData("t4g.micro", "t4g.large", false)]
    [InlineData("t4g.micro", "t3.micro", true)]
    [InlineData("t3.micro", "m7g.large", true)]
    public void Instance_OnTheImageOfAFormerOne_NeedsItsArchitecture(string former, string now, bool refused)
    {
        var before = new ResourceNode
        {
            Urn = ResourceUrn.Create("dev", "lab", null, Types.Instance, "instance"),
            Custom = true,
            Id = "i-0123456789abcdef0",
            Outputs = MapValue.Create(("ami", Account.Image), ("instanceType", former)),
        };
        var account = new Account(new() { Before = ResourceGraph.Create("lab", "dev", [before]) });
        var subnet = account.Subnet(account.PrivateVpc());

        var answer = account.Ask(
            Types.Instance,
            "instance",
            ("ami", Account.Image),
            ("instanceType", now),
            ("subnetId", subnet)
        );

        Assert.Equal(refused, answer is Refused);
    }

    private static ImmutableDictionary<string, object> LaunchInPublicSubnet(params (string, object?)[] changes)
    {
        var account = new Account();
        var subnet = account.Create(
            Types.Subnet,
            "public",
            ("vpcId", account.PrivateVpc()),
            ("cidrBlock", "10.0.1.0/24"),
            ("mapPublicIpOnLaunch", true)
        );
        return account.Create(
            Types.Instance,
            "instance",
            Account.Inputs([("ami", Account.Image), ("instanceType", "t3.micro"), ("subnetId", subnet["id"])], changes)
        );
    }

    private static (Account Account, (string, object?)[] Inputs) Launch(params (string, object?)[] changes)
    {
        var account = new Account();
        var subnet = account.Subnet(account.PrivateVpc());
        return (
            account,
            Account.Inputs([("ami", Account.Image), ("instanceType", "t3.micro"), ("subnetId", subnet)], changes)
        );
    }

    private static ImmutableDictionary<string, object> Inner(ImmutableDictionary<string, object> state, string key) =>
        (ImmutableDictionary<string, object>)state[key];
}
