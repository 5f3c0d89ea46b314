using System.Collections.Immutable;

namespace PrivateLinkLab.Permissions.Tests.Conditions;

public class ContextKeyTests
{
    [Theory]
    [InlineData("aws:SourceVpce", "vpce-1", "absent")]
    [InlineData("aws:SourceVpc", "vpc-1", "absent")]
    [InlineData("aws:VpcSourceIp", "10.0.1.5", "absent")]
    [InlineData("aws:SourceIp", "absent", "203.0.113.9")]
    [InlineData("AWS:securetransport", "true", "true")]
    [InlineData("aws:PrincipalArn", Ask.RoleArn, Ask.RoleArn)]
    [InlineData("aws:PrincipalAccount", Ask.Account, Ask.Account)]
    [InlineData("aws:PrincipalType", "AssumedRole", "AssumedRole")]
    [InlineData("aws:PrincipalOrgID", "unknown", "unknown")]
    [InlineData("aws:PrincipalTag/team", "unknown", "unknown")]
    [InlineData("aws:PrincipalIsAWSService", "false", "false")]
    [InlineData("aws:ResourceAccount", Ask.Account, Ask.Account)]
    [InlineData("s3:ResourceAccount", "absent", "absent")]
    [InlineData("aws:VpceAccount", "unknown", "absent")]
    [InlineData("aws:SourceOrgID", "absent", "absent")]
    [InlineData("aws:PrincipalServiceNamesList", "absent", "absent")]
    [InlineData("aws:RequestedRegion", "us-east-1", "us-east-1")]
    [InlineData("aws:CalledVia", "absent", "absent")]
    [InlineData("aws:ViaAWSService", "false", "false")]
    [InlineData("aws:SourceArn", "absent", "absent")]
    [InlineData("aws:username", "absent", "absent")]
    [InlineData("aws:userid", "unknown", "unknown")]
    [InlineData("aws:MultiFactorAuthPresent", "unknown", "unknown")]
    [InlineData("s3:prefix", "unknown", "unknown")]
    public void Find_RequestOfARole_KnowsWhatFollowsFromThePath(string key, string throughEndpoint, string overInternet)
    {
        Assert.Equal(throughEndpoint, Find(Ask.Request(), key));
        Assert.Equal(overInternet, Find(Ask.Request(path: RequestPath.Internet("203.0.113.9")), key));
    }

    [Fact]
    public void Find_RequestOfS3_HasS3sOwnKey() =>
        Assert.Equal(
            Ask.Account,
            Find(
                Ask.Request("s3:GetObject", "arn:aws:s3:::b/k") with
                {
                    ResourceAccount = Ask.Account,
                },
                "s3:ResourceAccount"
            )
        );

    [Theory]
    [InlineData("aws:PrincipalTag/team", "red")]
    [InlineData("aws:principaltag/TEAM", "red")]
    [InlineData("aws:PrincipalTag/other", "absent")]
    public void Find_Tags_RegardlessOfCase(string key, string value)
    {
        var caller = Caller.Role(Ask.RoleArn) with
        {
            Tags = ImmutableDictionary<string, string>.Empty.Add("Team", "red"),
        };

        Assert.Equal(value, Find(Ask.Request(caller: caller), key));
    }

    [Theory]
    [InlineData("aws:PrincipalArn", "absent")]
    [InlineData("aws:PrincipalAccount", "absent")]
    [InlineData("aws:PrincipalType", "Anonymous")]
    [InlineData("aws:PrincipalTag/team", "absent")]
    public void Find_Anonymous_HasNoPrincipal(string key, string value) =>
        Assert.Equal(value, Find(Ask.Request(caller: Caller.Anonymous), key));

    [Fact]
    public void Find_KnownTags_TellAbsentFromPresent()
    {
        var request = Ask.Request(
            caller: Caller.Role(Ask.RoleArn) with
            {
                Tags = ImmutableDictionary<string, string>.Empty.Add("team", "blue"),
                OrganizationId = "",
            }
        );

        Assert.Equal("blue", Find(request, "aws:PrincipalTag/team"));
        Assert.Equal("absent", Find(request, "aws:PrincipalTag/cost"));
        Assert.Equal("absent", Find(request, "aws:PrincipalOrgID"));
    }

    [Theory]
    [InlineData("*", Ask.Account)]
    [InlineData("arn:aws:s3:::bucket", "unknown")]
    [InlineData("arn:aws:ssm:us-east-1::document/AWS-StartPortForwardingSession", "amazon")]
    [InlineData(null, "unknown")]
    public void Find_ResourceAccount_ComesFromTheArn(string? arn, string account) =>
        Assert.Equal(account, Find(Ask.Request(resource: arn), "aws:ResourceAccount"));

    [Fact]
    public void Find_GivenContext_Wins() =>
        Assert.Equal(
            "athena.amazonaws.com",
            Find(Ask.Request().With("aws:calledvia", ContextValue.OfAll("athena.amazonaws.com")), "aws:CalledVia")
        );

    private static string Find(AuthorizationRequest request, string key)
    {
        var value = request.Find(ContextKey.Parse(key));
        return value.Count == 1 ? value[0] : value.ToString();
    }
}
