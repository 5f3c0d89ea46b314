namespace PrivateLinkLab.Cloud.Tests.Services.Ec2;

public sealed class SecurityGroupTests
{
    private const string Prefix = "creating VPC Security Group Ingress Rule 'rule': ";

    [Theory]
    [InlineData(
        "sg-mine",
        "",
        "InvalidParameterValue: name 'sg-mine' begins with sg-, which is kept for ids. Choose another name."
    )]
    [InlineData(
        "ação",
        "",
        "InvalidParameterValue: name 'ação' has the character 'ç'; expected letters a-z, digits, spaces and "
            + "._-:/()#,@[]+=&;{}!$*."
    )]
    [InlineData(
        "fine",
        "it's",
        "InvalidParameterValue: description 'it's' has the character '''; expected letters a-z, digits, spaces "
            + "and ._-:/()#,@[]+=&;{}!$*."
    )]
    [InlineData(
        "default",
        "",
        "InvalidGroup.Duplicate: the name 'default' is that of 'myVPC' in VPC 'myVPC'. Names are unique in a VPC."
    )]
    [InlineData(
        "taken",
        "",
        "InvalidGroup.Duplicate: the name 'taken' is that of 'first' in VPC 'myVPC'. Names are unique in a VPC."
    )]
    public void Group_NameOrDescriptionThatAwsRefuses_IsRefused(string name, string description, string reason)
    {
        var account = new Account();
        var vpc = account.Vpc();
        account.Create(Types.SecurityGroup, "first", ("vpcId", vpc), ("name", "taken"));

        Assert.Equal(
            $"creating EC2 Security Group 'group': {reason}",
            account
                .Refusal(Types.SecurityGroup, "group", ("vpcId", vpc), ("name", name), ("description", description))
                .Message
        );
    }

    [Fact]
    public void Group_TooLongDescription_IsRefused()
    {
        var account = new Account();
        var vpc = account.Vpc();

        Assert.Equal(
            "creating EC2 Security Group 'group': InvalidParameterValue: description has 256 characters; at most 255 "
                + "are accepted.",
            account.Refusal(Types.SecurityGroup, "group", ("vpcId", vpc), ("description", new string('x', 256))).Message
        );
        account.Create(Types.SecurityGroup, "fits", ("vpcId", vpc), ("description", new string('x', 255)));
    }

    [Fact]
    public void Group_SameNameInAnotherVpc_IsAccepted()
    {
        var account = new Account();
        account.Create(Types.SecurityGroup, "one", ("vpcId", account.Vpc()), ("name", "same"));

        Assert.StartsWith(
            "sg-0",
            (string)account.Create(Types.SecurityGroup, "two", ("vpcId", account.Vpc("other")), ("name", "same"))["id"],
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(
        null,
        443,
        443,
        "10.0.0.0/16",
        "MissingParameter: ipProtocol is required: tcp, udp, icmp, icmpv6, a number, or -1 for all."
    )]
    [InlineData(
        "https",
        443,
        443,
        "10.0.0.0/16",
        "InvalidParameterValue: ipProtocol 'https' is not a protocol; use tcp, udp, icmp, icmpv6, a number from 0 to "
            + "255, or -1 for all."
    )]
    [InlineData(
        "256",
        443,
        443,
        "10.0.0.0/16",
        "InvalidParameterValue: ipProtocol '256' is not a protocol; use tcp, udp, icmp, icmpv6, a number from 0 to "
            + "255, or -1 for all."
    )]
    [InlineData("tcp", null, 443, "10.0.0.0/16", "InvalidParameterValue: tcp needs both fromPort and toPort.")]
    [InlineData(
        "tcp",
        444,
        443,
        "10.0.0.0/16",
        "InvalidParameterValue: the tcp ports 444 to 443 are not a range within 0 to 65535."
    )]
    [InlineData(
        "udp",
        0,
        65536,
        "10.0.0.0/16",
        "InvalidParameterValue: the udp ports 0 to 65536 are not a range within 0 to 65535."
    )]
    [InlineData(
        "-1",
        443,
        443,
        "10.0.0.0/16",
        "InvalidParameterValue: protocol -1 has no ports, got 443 to 443. Leave fromPort and toPort out."
    )]
    [InlineData(
        "icmp",
        300,
        0,
        "10.0.0.0/16",
        "InvalidParameterValue: the icmp type 300 and code 0 are not within -1 to 255."
    )]
    [InlineData(
        "tcp",
        443,
        443,
        "10.0.0.1/16",
        "InvalidParameterValue: cidrIpv4 '10.0.0.1/16' has host bits set; the network address is 10.0.0.0/16."
    )]
    [InlineData(
        "tcp",
        443,
        443,
        null,
        "MissingParameter: a rule has exactly one of cidrIpv4, cidrIpv6, prefixListId or referencedSecurityGroupId, "
            + "got none."
    )]
    public void Rule_ValuesThatAwsRefuses_AreRefused(string? protocol, int? from, int? to, string? block, string reason)
    {
        var account = new Account();

        Assert.Equal(
            Prefix + reason,
            account
                .Refusal(
                    Types.IngressRule,
                    "rule",
                    ("securityGroupId", account.SecurityGroup(account.Vpc())),
                    ("ipProtocol", protocol),
                    ("fromPort", (double?)from),
                    ("toPort", (double?)to),
                    ("cidrIpv4", block)
                )
                .Message
        );
    }

    [Fact]
    public void Rule_TwoSources_IsRefused()
    {
        var account = new Account();

        Assert.Equal(
            Prefix
                + "InvalidParameterCombination: a rule has exactly one of cidrIpv4, cidrIpv6, prefixListId or "
                + "referencedSecurityGroupId, got cidrIpv4 and cidrIpv6.",
            account
                .Refusal(
                    Types.IngressRule,
                    "rule",
                    Https(account.SecurityGroup(account.Vpc()), ("cidrIpv4", "10.0.0.0/16"), ("cidrIpv6", "::/0"))
                )
                .Message
        );
    }

    [Theory]
    [InlineData("cidrIpv4", "10.0.0.0/16", "10.0.0.0/16")]
    [InlineData("cidrIpv6", "2001:db8::/32", "2001:db8::/32")]
    [InlineData("prefixListId", "pl-63a5400a", "pl-63a5400a")]
    public void Rule_Twice_IsRefusedWhateverItsDescription(string key, string source, string shown)
    {
        var account = new Account();
        var group = account.SecurityGroup(account.Vpc());
        account.Create(Types.IngressRule, "first", Https(group, (key, source), ("description", "one")));

        Assert.Equal(
            Prefix
                + "InvalidPermission.Duplicate: security group 'mySG' already has the ingress rule tcp 443-443 "
                + $"from {shown}, by 'first'. Remove one of the two.",
            account.Refusal(Types.IngressRule, "rule", Https(group, (key, source), ("description", "two"))).Message
        );
        account.Create(Types.EgressRule, "other direction", Https(group, (key, source)));
    }

    [Fact]
    public void Rule_SameInOtherWords_IsRefused()
    {
        var account = new Account();
        var group = account.SecurityGroup(account.Vpc());
        account.Create(
            Types.EgressRule,
            "all",
            ("securityGroupId", group),
            ("ipProtocol", "-1"),
            ("cidrIpv4", "0.0.0.0/0")
        );

        Assert.Equal(
            "InvalidPermission.Duplicate",
            account
                .Refusal(
                    Types.EgressRule,
                    "again",
                    ("securityGroupId", group),
                    ("ipProtocol", "ALL"),
                    ("cidrIpv4", "0.0.0.0/0")
                )
                .Code
        );
    }

    [Fact]
    public void Rule_GroupOfAnotherVpc_IsRefused()
    {
        var account = new Account();
        var group = account.SecurityGroup(account.Vpc());
        var other = account.SecurityGroup(account.Vpc("otherVPC"), "otherSG");

        Assert.Equal(
            Prefix
                + "InvalidGroup.NotFound: security group 'otherSG' is of VPC 'otherVPC', 'mySG' of VPC 'myVPC', and "
                + "nothing peers the two. Refer to a group of the same VPC.",
            account.Refusal(Types.IngressRule, "rule", Https(group, ("referencedSecurityGroupId", other))).Message
        );
    }

    [Fact]
    public void Rule_GroupOfTheSameVpc_IsAcceptedWithOrWithoutTheAccount()
    {
        var account = new Account();
        var vpc = account.Vpc();
        var group = account.SecurityGroup(vpc);
        var other = account.SecurityGroup(vpc, "otherSG");
        account.Create(Types.IngressRule, "plain", Https(group, ("referencedSecurityGroupId", other)));

        Assert.Equal(
            "InvalidPermission.Duplicate",
            account
                .Refusal(
                    Types.IngressRule,
                    "with account",
                    Https(group, ("referencedSecurityGroupId", $"123456789012/{other}"))
                )
                .Code
        );
    }

    [Theory]
    [InlineData(
        "referencedSecurityGroupId",
        "sg-0123456789abcdef0",
        "InvalidGroup.NotFound: the security group 'sg-0123456789abcdef0' does not exist in us-east-1."
    )]
    [InlineData(
        "prefixListId",
        "pl-12345678",
        "InvalidPrefixListID.NotFound: the prefix list 'pl-12345678' does not exist in us-east-1; S3's is "
            + "pl-63a5400a, DynamoDB's pl-02cd2c6b."
    )]
    [InlineData(
        "cidrIpv6",
        "10.0.0.0/16",
        "InvalidParameterValue: cidrIpv6 '10.0.0.0/16' is not an IPv6 CIDR block such as 2001:db8::/32."
    )]
    public void Rule_UnknownSource_IsRefused(string key, string source, string reason)
    {
        var account = new Account();

        Assert.Equal(
            Prefix + reason,
            account
                .Refusal(Types.IngressRule, "rule", Https(account.SecurityGroup(account.Vpc()), (key, source)))
                .Message
        );
    }

    [Fact]
    public void Rule_OfUnknownGroup_IsRefused() =>
        Assert.Equal(
            Prefix + "InvalidGroup.NotFound: the security group 'sg-0123456789abcdef0' does not exist in us-east-1.",
            new Account()
                .Refusal(Types.IngressRule, "rule", Https("sg-0123456789abcdef0", ("cidrIpv4", "10.0.0.0/16")))
                .Message
        );

    [Theory]
    [InlineData("protocol", "tcp", 443, 443, "10.0.0.1/16", "InvalidParameterValue")]
    [InlineData("protocol", "gopher", 443, 443, "10.0.0.0/16", "InvalidParameterValue")]
    [InlineData("protocol", "tcp", 443, 80, "10.0.0.0/16", "InvalidParameterValue")]
    public void Group_InlineRuleThatAwsRefuses_IsRefused(
        string key,
        string protocol,
        int from,
        int to,
        string block,
        string code
    )
    {
        var account = new Account();
        var rules = Account.List(
            Account.Map(
                (key, protocol),
                ("fromPort", (double)from),
                ("toPort", (double)to),
                ("cidrBlocks", Account.List(block))
            )
        );

        Assert.Equal(
            code,
            account.Refusal(Types.SecurityGroup, "group", ("vpcId", account.Vpc()), ("ingress", rules)).Code
        );
    }

    [Fact]
    public void DefaultGroup_Adopted_IsTheVpcsOwn()
    {
        var account = new Account();
        var vpc = account.Create(Types.Vpc, "myVPC", ("cidrBlock", "10.0.0.0/16"));
        var group = account.Create(Types.DefaultSecurityGroup, "locked", ("vpcId", vpc["id"]));

        Assert.Equal(vpc["defaultSecurityGroupId"], group["id"]);
        Assert.Equal("default", group["name"]);
        Assert.Equal("default VPC security group", group["description"]);
    }

    private static (string, object?)[] Https(string group, params (string, object?)[] source) =>
        [("securityGroupId", group), ("ipProtocol", "tcp"), ("fromPort", 443d), ("toPort", 443d), .. source];
}
