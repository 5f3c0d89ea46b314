using System.Collections.Immutable;
using PrivateLinkLab.Cloud.Accounts;

namespace PrivateLinkLab.Cloud.Tests.Services.Iam;

public sealed class IamTests
{
    [Fact]
    public void Role_Accepted_HasArnAndId()
    {
        var role = new Account().Create(
            Types.Role,
            "role",
            ("name", "myIAMRole"),
            ("assumeRolePolicy", Account.TrustPolicy),
            ("path", "/lab/")
        );

        Assert.Equal("myIAMRole", role["id"]);
        Assert.Equal("arn:aws:iam::123456789012:role/lab/myIAMRole", role["arn"]);
        Assert.Matches("^AROA[A-Z2-7]{17}$", (string)role["uniqueId"]);
        Assert.Equal(3600d, role["maxSessionDuration"]);
    }

    [Fact]
    public void Names_NotGiven_AreMadeAsPulumiMakesThem()
    {
        var account = new Account();
        var role = account.Create(Types.Role, "myRole", ("assumeRolePolicy", Account.TrustPolicy));

        Assert.Matches("^myRole-[0-9a-f]{7}$", (string)role["name"]);
        Assert.Matches(
            "^profile-[0-9a-f]{7}$",
            (string)account.Create(Types.InstanceProfile, "profile", ("role", role["name"]))["name"]
        );
        Assert.Matches(
            "^lab-[0-9a-f]{26}$",
            (string)
                account.Create(Types.Policy, "policy", ("namePrefix", "lab-"), ("policy", Account.IdentityPolicy))[
                    "name"
                ]
        );
        Assert.Matches(
            "^myRole-[0-9a-f]{7}:inline-[0-9a-f]{7}$",
            (string)
                account.Create(Types.RolePolicy, "inline", ("role", role["name"]), ("policy", Account.IdentityPolicy))[
                    "id"
                ]
        );
    }

    [Theory]
    [InlineData("name", "my role", "ValidationError: name 'my role' is not 1 to 64 letters, digits and _+=,.@-.")]
    [InlineData(
        "name",
        "TAKEN",
        "EntityAlreadyExists: the role 'TAKEN' exists already, by 'first'. Choose another name."
    )]
    [InlineData("path", "lab", "ValidationError: path 'lab' does not begin and end with a slash.")]
    [InlineData(
        "maxSessionDuration",
        60d,
        "ValidationError: maxSessionDuration 60 is not between 3600 and 43200 seconds."
    )]
    [InlineData(
        "permissionsBoundary",
        "Boundary",
        "ValidationError: 'Boundary' is not the ARN of a policy, which begins with arn:aws:iam::."
    )]
    [InlineData("assumeRolePolicy", null, "MissingParameter: assumeRolePolicy is required.")]
    [InlineData(
        "assumeRolePolicy",
        "not json",
        "MalformedPolicyDocument: assumeRolePolicy: the policy is not valid JSON."
    )]
    [InlineData(
        "assumeRolePolicy",
        """{"Statement":[{"Effect":"Allow","Action":"sts:AssumeRole"}]}""",
        "MalformedPolicyDocument: assumeRolePolicy: statement 1 of the policy has no Principal, which this kind of "
            + "policy needs."
    )]
    [InlineData(
        "assumeRolePolicy",
        """{"Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":"*","Resource":"*"}]}""",
        "MalformedPolicyDocument: assumeRolePolicy: statement 1 of the policy has a Resource; a trust policy has none."
    )]
    public void Role_ValueThatAwsRefuses_IsRefused(string key, object? value, string reason)
    {
        var account = new Account();
        account.Create(Types.Role, "first", ("name", "taken"), ("assumeRolePolicy", Account.TrustPolicy));

        Assert.Equal(
            $"creating IAM Role 'role': {reason}",
            account
                .Refusal(
                    Types.Role,
                    "role",
                    Account.Inputs([("assumeRolePolicy", Account.TrustPolicy)], [(key, value)])
                )
                .Message
        );
    }

    [Fact]
    public void Role_NameOf65Characters_IsRefused()
    {
        var name = new string('r', 65);

        Assert.Equal(
            $"creating IAM Role 'role': ValidationError: name '{name}' is not 1 to 64 letters, digits and _+=,.@-.",
            new Account().Refusal(Types.Role, "role", ("name", name), ("assumeRolePolicy", Account.TrustPolicy)).Message
        );
    }

    [Theory]
    [InlineData("""[]""", "the policy is a list; a policy is a JSON object")]
    [InlineData("""{}""", "the policy has no Statement")]
    [InlineData(
        """{"Version":"2020-01-01","Statement":[]}""",
        "the policy's Version is '2020-01-01'; there are 2012-10-17 and 2008-10-17"
    )]
    [InlineData("""{"Statement":"*"}""", "the policy's Statement is a string; it is an object or a list of objects")]
    [InlineData("""{"Statement":["*"]}""", "statement 1 of the policy is a string; it is an object")]
    [InlineData(
        """{"Statement":[{"Effect":"Permit","Action":"*","Resource":"*"}]}""",
        "statement 1 of the policy has the Effect 'Permit'; it is Allow or Deny"
    )]
    [InlineData(
        """{"Statement":[{"Effect":"Allow","Resource":"*"}]}""",
        "statement 1 of the policy has neither Action nor NotAction"
    )]
    [InlineData(
        """{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},{"Effect":"Allow","Action":"*"}]}""",
        "statement 2 of the policy has neither Resource nor NotResource"
    )]
    [InlineData(
        """{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*","Principal":"*"}]}""",
        "statement 1 of the policy has a Principal; the policy of a role has none"
    )]
    [InlineData(
        """{"Statement":[{"Effect":"Allow","Action":"SendMessage","Resource":"*"}]}""",
        "statement 1 of the policy has the action 'SendMessage'; it is * or begins with a service, as "
            + "sqs:SendMessage does"
    )]
    [InlineData(
        """{"Statement":[{"Effect":"Allow","Action":"*","Resource":"orders"}]}""",
        "statement 1 of the policy has the Resource 'orders'; it is * or an ARN"
    )]
    public void Policy_MalformedDocument_IsRefused(string document, string problem)
    {
        var account = new Account();
        account.Role();

        Assert.Equal(
            $"creating IAM Policy 'policy': MalformedPolicyDocument: policy: {problem}.",
            account.Refusal(Types.Policy, "policy", ("policy", document)).Message
        );
        Assert.Equal(
            $"creating IAM Role Policy 'inline': MalformedPolicyDocument: policy: {problem}.",
            account.Refusal(Types.RolePolicy, "inline", ("role", "myRole"), ("policy", document)).Message
        );
    }

    [Fact]
    public void Policy_WhiteSpace_DoesNotCountAgainstTheLimit()
    {
        var account = new Account();
        account.Create(Types.Policy, "spacious", ("policy", Account.IdentityPolicy + new string(' ', 10000)));

        Assert.Equal(
            "creating IAM Policy 'long': LimitExceeded: policy has 6145 characters without white space; at most 6144 "
                + "are accepted.",
            account.Refusal(Types.Policy, "long", ("policy", PolicyOf(6145))).Message
        );
        account.Create(Types.Policy, "fits", ("policy", PolicyOf(6144)));
    }

    [Fact]
    public void RolePolicies_TogetherTooLong_AreRefused()
    {
        var account = new Account();
        account.Role();
        account.Create(Types.RolePolicy, "first", ("role", "myRole"), ("policy", PolicyOf(6000)));

        Assert.Equal(
            "creating IAM Role Policy 'second': LimitExceeded: the inline policies of role 'myRole' have 12000 "
                + "characters together; at most 10240 are accepted. Move some to a managed policy.",
            account.Refusal(Types.RolePolicy, "second", ("role", "myRole"), ("policy", PolicyOf(6000))).Message
        );
    }

    [Theory]
    [InlineData(Types.RolePolicy, "IAM Role Policy")]
    [InlineData(Types.InstanceProfile, "IAM Instance Profile")]
    public void AnyOfARole_UnknownRole_IsRefused(string type, string label) =>
        Assert.Equal(
            $"creating {label} 'one': NoSuchEntity: the role 'nobody' does not exist. Give the name of a role of the "
                + "account.",
            new Account().Refusal(type, "one", ("role", "nobody"), ("policy", Account.IdentityPolicy)).Message
        );

    [Theory]
    [InlineData(Types.Policy, "policy", "IAM Policy")]
    [InlineData(Types.InstanceProfile, "instance profile", "IAM Instance Profile")]
    public void Name_Taken_IsRefused(string type, string kind, string label)
    {
        var account = new Account();
        account.Create(type, "first", ("name", "same"), ("policy", Account.IdentityPolicy));

        Assert.Equal(
            $"creating {label} 'second': EntityAlreadyExists: the {kind} 'same' exists already, by 'first'. Choose "
                + "another name.",
            account.Refusal(type, "second", ("name", "same"), ("policy", Account.IdentityPolicy)).Message
        );
    }

    [Theory]
    [InlineData("cn-north-1", "arn:aws-cn:iam::123456789012:role/myRole")]
    [InlineData("us-gov-west-1", "arn:aws-us-gov:iam::123456789012:role/myRole")]
    public void Role_OtherPartition_HasItsArn(string region, string arn)
    {
        ImmutableDictionary<string, object> role = new Account(new CloudOptions { Region = region }).Create(
            Types.Role,
            "role",
            ("name", "myRole"),
            ("assumeRolePolicy", Account.TrustPolicy)
        );

        Assert.Equal(arn, role["arn"]);
    }

    private static string PolicyOf(int length)
    {
        const string begin = """{"Statement":{"Effect":"Allow","Action":"*","Resource":"arn:aws:sqs:""";
        const string end = "\"}}";
        return begin + new string('x', length - begin.Length - end.Length) + end;
    }
}
