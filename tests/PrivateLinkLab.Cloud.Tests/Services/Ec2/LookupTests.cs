using System.Collections.Immutable;
using PrivateLinkLab.Cloud.Generic;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Cloud.Tests.Services.Ec2;

/// <summary>Functions that find what was created, by id, tags and filters.</summary>
public sealed class LookupTests
{
    private const string GetVpc = "aws:ec2/getVpc:getVpc";
    private const string GetSubnets = "aws:ec2/getSubnets:getSubnets";

    [Theory]
    [InlineData("tag:Tier", "private", 2)]
    [InlineData("tag:Tier", "p*", 3)]
    [InlineData("tag-key", "Tier", 3)]
    [InlineData("availability-zone", "us-east-1b", 1)]
    [InlineData("cidr-block", "10.0.1.0/24", 1)]
    [InlineData("cidr-block", "10.9.9.0/24", 0)]
    public void Subnets_ByAFilter_AreThoseThatMatch(string filter, string value, int count)
    {
        var account = Network(out _);

        var found = account.Call(
            GetSubnets,
            ("filters", Account.List(Account.Map(("name", filter), ("values", Account.List(value)))))
        );

        Assert.Equal(count, ((ImmutableArray<object>)found["ids"]).Length);
    }

    [Fact]
    public void Vpc_ByTags_HasItsProperties()
    {
        var account = Network(out var vpc);

        var found = account.Call(GetVpc, ("tags", Account.Map(("Name", "main"))));

        Assert.Equal((vpc, "10.0.0.0/16"), (found["id"], found["cidrBlock"]));
        Assert.Equal("main", ((ImmutableDictionary<string, object>)found["tags"])["Name"]);
        Assert.Single((ImmutableArray<object>)found["cidrBlockAssociations"]);
    }

    [Fact]
    public void RouteTable_OfAVpcOrASubnet_IsTheMainOneOrItsOwn()
    {
        var account = Network(out var vpc);
        var subnet = account.Subnet(vpc, "own", "10.0.9.0/24");
        var table = account.RouteTable(vpc);
        account.Create(Types.RouteTableAssociation, "own", ("routeTableId", table), ("subnetId", subnet));
        object Table(string key, string id) =>
            account.Call("aws:ec2/getRouteTable:getRouteTable", (key, id))["routeTableId"];

        Assert.Equal(table, Table("subnetId", subnet));
        Assert.NotEqual(table, Table("vpcId", vpc));
    }

    [Fact]
    public void Lookup_OfNothingOrOfSeveral_IsRefused()
    {
        var account = Network(out _);
        account.Vpc("second", "10.1.0.0/16");

        Assert.Equal(
            "reading EC2 VPC 'vpc-1': InvalidVpcID.NotFound: the account has none that matches in us-east-1. What "
                + "another stack has is not known here.",
            account.CallRefusal(GetVpc, ("id", "vpc-1")).Message
        );
        Assert.Equal("InvalidParameterValue", account.CallRefusal(GetVpc).Code);
    }

    [Fact]
    public void Lookup_OfWhatAnotherStackHas_IsTakenToExist()
    {
        var cloud = new LenientCloud();

        var answered = Assert.IsType<Answered>(cloud.Call(GetVpc, MapValue.Create(("id", "vpc-0123456789abcdef0"))));

        Assert.Equal("vpc-0123456789abcdef0", answered.Outputs.GetText("id"));
        Assert.Equal("10.0.0.0/16", answered.Outputs.GetText("cidrBlock"));
        Assert.Equal("it looks for what is not of this stack", Assert.Single(cloud.Given).Reason);
        Assert.Empty(cloud.Refusals);
    }

    [Theory]
    [InlineData("amzn2-ami-hvm-*-x86_64-gp2", "x86_64")]
    [InlineData("al2023-ami-*-arm64", "arm64")]
    public void Image_ByItsName_IsOneOfTheArchitecture(string name, string architecture)
    {
        var account = new Account();
        ImmutableDictionary<string, object> Search() =>
            account.Call(
                "aws:ec2/getAmi:getAmi",
                ("mostRecent", true),
                ("owners", Account.List("amazon")),
                ("filters", Account.List(Account.Map(("name", "name"), ("values", Account.List(name)))))
            );

        Assert.Matches("^ami-0[0-9a-f]{16}$", (string)Search()["id"]);
        Assert.Equal(Search()["id"], Search()["id"]);
        Assert.Equal(architecture, Search()["architecture"]);
    }

    private static Account Network(out string vpc)
    {
        var account = new Account();
        vpc = account.Vpc("main", "10.0.0.0/16", ("tags", Account.Map(("Name", "main"))));
        foreach (
            var (name, block, zone, tier) in new[]
            {
                ("one", "10.0.1.0/24", "us-east-1a", "private"),
                ("two", "10.0.2.0/24", "us-east-1b", "private"),
                ("three", "10.0.3.0/24", "us-east-1a", "public"),
            }
        )
        {
            account.Create(
                Types.Subnet,
                name,
                ("vpcId", vpc),
                ("cidrBlock", block),
                ("availabilityZone", zone),
                ("tags", Account.Map(("Tier", tier)))
            );
        }

        return account;
    }
}
