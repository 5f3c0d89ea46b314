using System.Collections.Immutable;
using CsCheck;
using PrivateLinkLab.Cloud.Accounts;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Cloud.Tests;

public sealed class SimulatedCloudTests
{
    [Theory]
    [InlineData(Types.Vpc, "vpc")]
    [InlineData(Types.Subnet, "subnet")]
    [InlineData(Types.RouteTable, "rtb")]
    [InlineData(Types.SecurityGroup, "sg")]
    [InlineData(Types.IngressRule, "sgr")]
    [InlineData(Types.VpcEndpoint, "vpce")]
    public void Id_OfEc2_HasItsPrefixAnd17Digits(string type, string prefix)
    {
        var account = new Account();
        var vpc = account.PrivateVpc();
        var resource = account.Create(
            type,
            "one",
            ("cidrBlock", type == Types.Vpc ? "10.9.0.0/16" : "10.0.1.0/24"),
            ("vpcId", vpc),
            ("securityGroupId", account.SecurityGroup(vpc)),
            ("ipProtocol", "-1"),
            ("cidrIpv4", "10.0.0.0/16"),
            ("serviceName", "com.amazonaws.us-east-1.sqs"),
            ("vpcEndpointType", "Interface")
        );

        Assert.Matches($"^{prefix}-0[0-9a-f]{{16}}$", (string)resource["id"]);
        Assert.Equal("us-east-1", resource["region"]);
    }

    [Fact]
    public void Id_FollowsFromNameAndWhatForcesReplacement()
    {
        string Id(string name, string block, string? tag = null, CloudOptions? options = null) =>
            new Account(options).Vpc(name, block, ("tags", tag is null ? null : Account.Map(("Name", tag))));

        Assert.Equal(Id("one", "10.0.0.0/16"), Id("one", "10.0.0.0/16", "renamed"));
        Assert.NotEqual(Id("one", "10.0.0.0/16"), Id("two", "10.0.0.0/16"));
        Assert.NotEqual(Id("one", "10.0.0.0/16"), Id("one", "10.1.0.0/16"));
        Assert.NotEqual(
            Id("one", "10.0.0.0/16"),
            Id("one", "10.0.0.0/16", options: new CloudOptions { Region = "eu-west-1" })
        );
    }

    [Fact]
    public void Id_OfAnInstance_FollowsUserDataOnlyWhenItReplaces()
    {
        string Id(string userData, bool replaces)
        {
            var account = new Account();
            return (string)
                account.Create(
                    Types.Instance,
                    "one",
                    ("ami", Account.Image),
                    ("instanceType", "t3.micro"),
                    ("subnetId", account.Subnet(account.Vpc())),
                    ("userData", userData),
                    ("userDataReplaceOnChange", replaces)
                )["id"];
        }

        Assert.Equal(Id("one", false), Id("two", false));
        Assert.NotEqual(Id("one", true), Id("two", true));
    }

    [Fact]
    public void Vpc_NothingSaid_HasTheProvidersDefaults()
    {
        var vpc = new Account().Create(
            Types.Vpc,
            "myVPC",
            ("cidrBlock", "10.0.0.0/16"),
            ("tags", Account.Map(("Name", "myVPC")))
        );

        Assert.Equal(true, vpc["enableDnsSupport"]);
        Assert.Equal(false, vpc["enableDnsHostnames"]);
        Assert.Equal("default", vpc["instanceTenancy"]);
        Assert.Equal($"arn:aws:ec2:us-east-1:123456789012:vpc/{vpc["id"]}", vpc["arn"]);
        Assert.Equal("123456789012", vpc["ownerId"]);
        Assert.Equal(vpc["defaultRouteTableId"], vpc["mainRouteTableId"]);
        Assert.Matches("^sg-0[0-9a-f]{16}$", (string)vpc["defaultSecurityGroupId"]);
        Assert.Matches("^acl-0[0-9a-f]{16}$", (string)vpc["defaultNetworkAclId"]);
        Assert.Matches("^dopt-0[0-9a-f]{16}$", (string)vpc["dhcpOptionsId"]);
        Assert.Equal("myVPC", ((ImmutableDictionary<string, object>)vpc["tagsAll"])["Name"]);
    }

    [Theory]
    [InlineData("aws:msk/cluster:Cluster")]
    [InlineData("aws:wafv2/webAcl:WebAcl")]
    [InlineData("random:index/randomPet:RandomPet")]
    [InlineData("tls:index/privateKey:PrivateKey")]
    public void Resource_UnknownProviderType_NamesTheType(string type) =>
        Assert.Equal(
            new NotSimulated(
                type,
                $"The simulated cloud does not know the resource type '{type}' (of 'one'); "
                    + "src/PrivateLinkLab.Cloud/Services/ServiceCatalog.cs lists those it knows."
            ),
            new Account().Ask(type, "one")
        );

    [Fact]
    public void Function_Unknown_NamesTheToken() =>
        Assert.Equal(
            "aws:ec2/getHosts:getHosts",
            Assert.IsType<NotSimulated>(new SimulatedCloud().Call("aws:ec2/getHosts:getHosts", MapValue.Empty)).Token
        );

    [Theory]
    [InlineData("privatelinklab:network:PrivateVpc", false)]
    [InlineData("my:component", false)]
    [InlineData("pulumi:pulumi:Stack", false)]
    [InlineData("pulumi:providers:random", true)]
    public void Resource_Component_HasAnEmptyState(string type, bool hasId)
    {
        var answered = Assert.IsType<Answered>(new Account().Ask(type, "one", ("anything", "goes")));

        Assert.Equal(hasId, answered.Id is not null);
        Assert.Empty(answered.Outputs);
    }

    [Fact]
    public void Resource_UrnTwice_IsAnError()
    {
        var account = new Account();
        account.Vpc("same");

        Assert.Equal(
            "The resource urn:pulumi:dev::lab::aws:ec2/vpc:Vpc::same was created already.",
            Assert.Throws<InvalidOperationException>(() => account.Vpc("same", "10.1.0.0/16")).Message
        );
    }

    [Fact]
    public void Refusals_AreKeptByTypeAndName()
    {
        var account = new Account();
        account.Refusal(Types.Vpc, "b", ("cidrBlock", "x"));
        account.Refusal(Types.Vpc, "a", ("cidrBlock", "x"));
        account.Refusal(Types.Role, "c");
        account.Refusal(Types.Subnet, "d");

        Assert.Equal(["d", "a", "b", "c"], account.Cloud.Refusals.Select(refusal => refusal.ResourceName));
        Assert.Equal(
            [Types.Subnet, Types.Vpc, Types.Vpc, Types.Role],
            account.Cloud.Refusals.Select(refusal => refusal.ResourceType)
        );
    }

    [Fact]
    public void Refusal_LeavesNothingBehind()
    {
        var account = new Account();
        var vpc = account.PrivateVpc();
        account.Refusal(
            Types.VpcEndpoint,
            "endpoint",
            ("vpcId", vpc),
            ("serviceName", "com.amazonaws.us-east-1.s3"),
            ("privateDnsEnabled", true)
        );
        account.Refusal(Types.Role, "role", ("name", "same"), ("assumeRolePolicy", "x"));

        account.Role("same");
        account.Create(Types.VpcEndpoint, "endpoint", ("vpcId", vpc), ("serviceName", "com.amazonaws.us-east-1.s3"));
    }

    [Fact]
    public async Task Requests_InParallel_AreAllAnsweredAsOneByOne()
    {
        (string, object?)[] Rule(int port, string group) =>
            [
                ("securityGroupId", group),
                ("ipProtocol", "tcp"),
                ("fromPort", (double)port),
                ("toPort", (double)port),
                ("cidrIpv4", "10.0.0.0/16"),
            ];
        var parallel = new Account();
        var group = parallel.SecurityGroup(parallel.Vpc());
        var oneByOne = new Account();
        oneByOne.SecurityGroup(oneByOne.Vpc());

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 2000)
                .Select(port =>
                    Task.Run(
                        () => (Answered)parallel.Ask(Types.IngressRule, $"rule-{port}", Rule(port, group)),
                        TestContext.Current.CancellationToken
                    )
                )
        );

        Assert.Equal(2000, answers.Select(answer => answer.Id).Distinct().Count());
        Assert.Equal(
            Enumerable
                .Range(0, 2000)
                .Select(port => oneByOne.Create(Types.IngressRule, $"rule-{port}", Rule(port, group))["id"]),
            answers.Select(answer => (object)answer.Id!)
        );
    }

    [Fact]
    public async Task Requests_InParallelForTheSameName_AreAcceptedOnce()
    {
        var account = new Account();
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 200)
                .Select(index =>
                    Task.Run(
                        () => account.Ask(Types.Queue, $"queue-{index}", ("name", "same")),
                        TestContext.Current.CancellationToken
                    )
                )
        );

        Assert.Single(answers, answer => answer is Answered);
        Assert.Equal(199, account.Cloud.Refusals.Count);
    }

    [Fact]
    public void Addresses_OfAnyNumberOfInstances_AreUsableAndDifferent() =>
        Gen.Select(Gen.Int[24, 28], Gen.Int[1, 60])
            .Sample(
                (prefix, count) =>
                {
                    var account = new Account();
                    var subnet = account.Subnet(account.PrivateVpc(), "mySubnet", $"10.0.1.0/{prefix}");
                    var size = 1 << (32 - prefix);
                    var addresses = new List<int>();
                    for (var index = 0; index < Math.Min(count, size - 5); index++)
                    {
                        var instance = account.Create(
                            Types.Instance,
                            $"instance-{index}",
                            ("ami", Account.Image),
                            ("instanceType", "t3.micro"),
                            ("subnetId", subnet)
                        );
                        addresses.Add(
                            int.Parse(
                                ((string)instance["privateIp"]).Split('.')[3],
                                System.Globalization.CultureInfo.InvariantCulture
                            )
                        );
                    }

                    Assert.All(addresses, address => Assert.InRange(address, 4, size - 2));
                    Assert.Equal(addresses.Count, addresses.Distinct().Count());
                }
            );

    [Fact]
    public void Addresses_OfAFullSubnet_AreRefused()
    {
        var account = new Account();
        var subnet = account.Subnet(account.PrivateVpc(), "mySubnet", "10.0.1.0/28");
        (string, object?)[] inputs = [("ami", Account.Image), ("instanceType", "t3.micro"), ("subnetId", subnet)];
        for (var index = 0; index < 11; index++)
        {
            account.Create(Types.Instance, $"instance-{index}", inputs);
        }

        Assert.Equal(
            "creating EC2 Instance 'one more': InsufficientFreeAddressesInSubnet: subnet 'mySubnet' (10.0.1.0/28) "
                + "has no free address. Choose a subnet with free addresses or a larger block.",
            account.Refusal(Types.Instance, "one more", inputs).Message
        );
    }

    [Fact]
    public void Addresses_WithoutCollision_DoNotDependOnTheOrder() =>
        Gen.Int[2, 12]
            .SelectMany(count => Gen.Shuffle(Enumerable.Range(0, count).ToArray()))
            .Sample(order =>
            {
                Dictionary<int, object> Launch(IEnumerable<int> indices)
                {
                    var account = new Account();
                    var subnet = account.Subnet(account.PrivateVpc(), "mySubnet", "10.0.0.0/17");
                    return indices.ToDictionary(
                        index => index,
                        index =>
                            account.Create(
                                Types.Instance,
                                $"instance-{index}",
                                ("ami", Account.Image),
                                ("instanceType", "t3.micro"),
                                ("subnetId", subnet)
                            )["privateIp"]
                    );
                }

                var ordered = Launch(order.Order());
                Assert.All(Launch(order), pair => Assert.Equal(ordered[pair.Key], pair.Value));
            });

    [Theory]
    [InlineData("us-east-9", "Region 'us-east-9' is not an AWS region. Did you mean 'us-east-1'?")]
    [InlineData("mars", "Region 'mars' is not an AWS region. Use a region code such as us-east-1 or eu-west-1.")]
    public void Options_UnknownRegion_IsRefused(string region, string message) =>
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => new CloudOptions { Region = region }).Message);

    [Theory]
    [InlineData("12345")]
    [InlineData("12345678901x")]
    public void Options_BadAccount_IsRefused(string account) =>
        Assert.Equal(
            $"Account id '{account}' is not an AWS account number, which has 12 digits.",
            Assert.Throws<ArgumentException>(() => new CloudOptions { AccountId = account }).Message
        );
}
