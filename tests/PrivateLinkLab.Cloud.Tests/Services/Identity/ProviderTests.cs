using PrivateLinkLab.Cloud.Accounts;

namespace PrivateLinkLab.Cloud.Tests.Services.Identity;

/// <summary>In which account and region the resources of a provider are.</summary>
public sealed class ProviderTests
{
    private const string Identity = "aws:index/getCallerIdentity:getCallerIdentity";
    private const string Region = "aws:index/getRegion:getRegion";
    private const string Zone = "aws:index/getAvailabilityZone:getAvailabilityZone";
    private const string Role = """[{"roleArn":"arn:aws:iam::222222222222:role/path/Consumer"}]""";

    public static TheoryData<string, string, string, (string, object?)[]> Callers =>
        new()
        {
            { "123456789012", "Deployer", "us-east-1", [] },
            { "123456789012", "Deployer", "eu-west-1", [("region", "eu-west-1")] },
            { "222222222222", "Consumer", "us-east-1", [("assumeRoles", Role)] },
            {
                "222222222222",
                "Consumer",
                "eu-west-1",
                [("assumeRoles", Role), ("region", "eu-west-1"), ("profile", "shop")]
            },
            {
                "333333333333",
                "Deployer",
                "us-east-1",
                [("profile", "shop"), ("allowedAccountIds", """["333333333333"]""")]
            },
            {
                "222222222222",
                "Consumer",
                "us-east-1",
                [
                    (
                        "assumeRoles",
                        """[{"roleArn":"arn:aws:iam::111111111111:role/Hub"},{"roleArn":"arn:aws:iam::222222222222:role/Consumer"}]"""
                    ),
                ]
            },
        };

    [Theory]
    [MemberData(nameof(Callers))]
    public void Provider_Settings_DecideAccountRoleAndRegion(
        string account,
        string role,
        string region,
        (string, object?)[] settings
    )
    {
        var through = new Account().Through("consumer", settings);

        Assert.Equal(account, through.Call(Identity)["accountId"]);
        Assert.Equal($"arn:aws:sts::{account}:assumed-role/{role}/lab", through.Call(Identity)["arn"]);
        Assert.Equal(region, through.Call(Region)["region"]);
        var vpc = through.Create(Types.Vpc, "vpc", ("cidrBlock", "10.0.0.0/16"));
        Assert.StartsWith($"arn:aws:ec2:{region}:{account}:vpc/", (string)vpc["arn"], StringComparison.Ordinal);
    }

    [Fact]
    public void Profile_Alone_HasAnAccountOfItsOwnThatStays()
    {
        string AccountOf(string profile) =>
            (string)new Account().Through("consumer", ("profile", profile)).Call(Identity)["accountId"];

        Assert.Matches("^9[0-9]{11}$", AccountOf("shop"));
        Assert.Equal(AccountOf("shop"), AccountOf("shop"));
        Assert.NotEqual(AccountOf("shop"), AccountOf("bank"));
    }

    [Fact]
    public void Accounts_OfOneCloud_DoNotSeeEachOthersNetworks()
    {
        var own = new Account();
        var vpc = own.Vpc();

        Assert.Equal(
            "creating EC2 Subnet 'mySubnet': InvalidVpcID.NotFound: the VPC '" + vpc + "' does not exist in us-east-1.",
            own.OtherAccount().Refusal(Types.Subnet, "mySubnet", ("vpcId", vpc), ("cidrBlock", "10.0.1.0/24")).Message
        );
        own.OtherAccount(name: "again").Vpc("theirs");
    }

    [Fact]
    public void Ids_OfOneProgram_DifferByAccountAndStayInTheOwn()
    {
        string IdIn(Func<Account, Account> choose, CloudOptions? options = null) => choose(new Account(options)).Vpc();

        Assert.NotEqual(IdIn(own => own), IdIn(own => own.OtherAccount()));
        Assert.NotEqual(IdIn(own => own.OtherAccount("333333333333")), IdIn(own => own.OtherAccount()));
        Assert.Equal(IdIn(own => own), IdIn(own => own.Through("same")));
        Assert.Equal(IdIn(own => own), IdIn(own => own, new CloudOptions { AccountId = "444444444444" }));
    }

    [Fact]
    public void Provider_ThatLeadsElsewhere_HasAnotherId()
    {
        string IdOf(params (string, object?)[] settings) =>
            (string)new Account().Create(Types.Provider, "consumer", settings)["id"];

        Assert.Equal(IdOf(), IdOf(("region", "us-east-1")));
        Assert.NotEqual(IdOf(), IdOf(("region", "eu-west-1")));
        Assert.NotEqual(IdOf(), IdOf(("assumeRoles", Role)));
    }

    [Theory]
    [InlineData("us-east-1", "abcdef")]
    [InlineData("us-west-1", "ab")]
    [InlineData("eu-west-1", "abc")]
    public void Zones_OfAnotherAccount_HaveTheSameIdsUnderOtherLetters(string region, string letters)
    {
        var own = new Account(new CloudOptions { Region = region });
        var other = own.OtherAccount(region: region);

        string IdOf(Account account, char letter) =>
            (string)account.Call(Zone, ("name", $"{region}{letter}"))["zoneId"];
        Assert.Equal(
            letters.Select(letter => IdOf(own, letter)).Order(),
            letters.Select(letter => IdOf(other, letter)).Order()
        );
        Assert.All(letters, letter => Assert.NotEqual(IdOf(own, letter), IdOf(other, letter)));
        Assert.All(letters, letter =>
            Assert.Equal($"{region}{letter}", other.Call(Zone, ("zoneId", IdOf(other, letter)))["name"])
        );
    }

    public static TheoryData<string, (string, object?)[]> Refused =>
        new()
        {
            {
                "AccountNotAllowed: AWS account id 222222222222 is not allowed; allowed are 111111111111, "
                    + "forbidden none.",
                [("assumeRoles", Role), ("allowedAccountIds", """["111111111111"]""")]
            },
            {
                "AccountNotAllowed: AWS account id 123456789012 is not allowed; allowed are all, forbidden "
                    + "123456789012.",
                [("forbiddenAccountIds", """["123456789012"]""")]
            },
            {
                "ValidationError: roleArn 'arn:aws:iam::1:role/r' is not the ARN of an IAM role.",
                [("assumeRoles", """[{"roleArn":"arn:aws:iam::1:role/r"}]""")]
            },
            {
                "ValidationError: assumeRoles 'role' is not JSON, as which arguments of providers travel.",
                [("assumeRoles", "role")]
            },
            {
                "InvalidParameterValue: region 'eu-west-9' is not an AWS region. Did you mean 'eu-west-1'?",
                [("region", "eu-west-9")]
            },
        };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Provider_ThatLeadsNowhere_IsRefused(string reason, (string, object?)[] settings) =>
        Assert.Equal(
            $"creating AWS Provider 'consumer': {reason}",
            new Account().Refusal(Types.Provider, "consumer", settings).Message
        );
}
