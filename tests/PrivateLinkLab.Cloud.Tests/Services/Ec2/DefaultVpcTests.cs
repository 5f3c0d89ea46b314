using System.Collections.Immutable;
using PrivateLinkLab.Cloud.Accounts;

namespace PrivateLinkLab.Cloud.Tests.Services.Ec2;

public sealed class DefaultVpcTests
{
    private const string DefaultVpc = "aws:ec2/defaultVpc:DefaultVpc";
    private const string DefaultSubnet = "aws:ec2/defaultSubnet:DefaultSubnet";
    private const string GetVpc = "aws:ec2/getVpc:getVpc";
    private const string GetSubnets = "aws:ec2/getSubnets:getSubnets";
    private const string GetSubnet = "aws:ec2/getSubnet:getSubnet";

    private static readonly CloudOptions WithDefault = new() { HasDefaultVpc = true };

    [Fact]
    public void DefaultVpc_LookedUp_HasASubnetInEachZone()
    {
        var account = new Account(WithDefault);

        var vpc = account.Call(GetVpc, ("default", true));
        var subnets = Ids(account, (string)vpc["id"]);

        Assert.Equal("172.31.0.0/16", vpc["cidrBlock"]);
        Assert.Equal(true, vpc["default"]);
        Assert.Equal(6, subnets.Length);
        Assert.Equal(
            ["172.31.0.0/20", "172.31.16.0/20", "172.31.32.0/20", "172.31.48.0/20", "172.31.64.0/20", "172.31.80.0/20"],
            subnets
                .Select(id => account.Call(GetSubnet, ("id", id)))
                .OrderBy(subnet => (string)subnet["availabilityZone"], StringComparer.Ordinal)
                .Select(subnet => subnet["cidrBlock"])
        );
    }

    [Fact]
    public void DefaultVpc_OfAnotherRegionOrAccount_IsAnother()
    {
        var account = new Account(WithDefault);

        string[] ids = [Id(account), Id(account.Through("west", ("region", "us-west-2"))), Id(account.OtherAccount())];

        Assert.Equal(3, ids.Distinct().Count());
        Assert.Equal(ids[0], Id(new Account(WithDefault)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void DefaultVpc_Adopted_IsTheAccountsOwnOrANewOne(bool existed)
    {
        var account = new Account(new CloudOptions { HasDefaultVpc = existed });

        var vpc = account.Create(DefaultVpc, "default");
        var subnet = account.Create(DefaultSubnet, "a", ("availabilityZone", "us-east-1b"));

        Assert.Equal(existed, vpc["existingDefaultVpc"]);
        Assert.Equal(Id(account), vpc["id"]);
        Assert.Equal(vpc["id"], subnet["vpcId"]);
        Assert.Equal("us-east-1b", subnet["availabilityZone"]);
        Assert.Contains(subnet["id"], Ids(account, (string)vpc["id"]));
    }

    [Fact]
    public void Resources_WithoutAPlace_AreInTheDefaultVpc()
    {
        var account = new Account(WithDefault);

        var group = account.Create(Types.SecurityGroup, "group");
        var server = account.Create(
            Types.Instance,
            "server",
            ("ami", Account.Image),
            ("instanceType", "t3.micro"),
            ("availabilityZone", "us-east-1c"),
            ("vpcSecurityGroupIds", Account.List(group["id"]))
        );

        Assert.Equal(Id(account), group["vpcId"]);
        Assert.Equal("us-east-1c", server["availabilityZone"]);
        Assert.NotEqual("", server["publicIp"]);
        Assert.Equal("default", Default(account)["name"]);
    }

    [Fact]
    public void DefaultSubnet_WithoutADefaultVpc_IsRefused() =>
        Assert.Equal(
            "creating EC2 Default Subnet 'a': DefaultVpcDoesNotExist: the account has no default VPC in us-east-1. "
                + "Create it first, by an ec2.DefaultVpc.",
            new Account().Refusal(DefaultSubnet, "a", ("availabilityZone", "us-east-1a")).Message
        );

    private static ImmutableDictionary<string, object> Default(Account account) =>
        account.Call("aws:ec2/getSecurityGroup:getSecurityGroup", ("name", "default"), ("vpcId", Id(account)));

    private static string Id(Account account) => (string)account.Call(GetVpc, ("default", true))["id"];

    private static ImmutableArray<object> Ids(Account account, string vpc) =>
        (ImmutableArray<object>)
            account.Call(
                GetSubnets,
                ("filters", Account.List(Account.Map(("name", "vpc-id"), ("values", Account.List(vpc)))))
            )["ids"];
}
